import type { Article } from "../domain/article.ts";
import type { Quote } from "../domain/quote.ts";
import type { Clarification } from "../domain/statement.ts";
import { type Span, spanContains, spansOverlap } from "../domain/span.ts";
import { surnameKey } from "../quotes/cast.ts";
import { namePronouns } from "../quotes/name-pronouns.ts";
import { isRoleNoun } from "../quotes/roles.ts";
import { countryOf } from "../text/countries.ts";
import { findProperNames, type ProperName } from "../text/proper-names.ts";
import type { Sentence } from "../text/sentences.ts";

const OPENING_PRONOUN = /^(?:he|she|his|her)\b/iu;
const POSSESSIVE = /^(?:his|her)$/iu;
/** "Her" in "Her he trusted" has no owner: only a word that can be owned may follow. */
const OWNED_FOLLOWS = /^\s+(?!(?:he|she|they|we|i|it|to|and|or|who|with|by|for|in|on|at)\b)\p{L}/iu;
/** So many sentences back, and so many paragraphs, a name is looked for. */
const REACH = { sentences: 4, paragraphs: 2 };
/** Longer articles are not read through for one pronoun, in characters; up to here it takes about 3 ms, at most 20. */
const LONGEST_BODY = 20_000;

/**
 * Whom the pronoun that opens `span` means, when nobody else can be meant: the sentence before is about one person, and
 * the subjects of the article lead to the same one. `after` counts from the start of `span`.
 * Undefined otherwise, and inside a quotation.
 */
export function clearPronoun(
  article: Article,
  span: Span,
  sentences: readonly Sentence[],
  quotes: readonly Quote[],
): Clarification | undefined {
  const text = article.body.slice(span.start, span.end);
  const pronoun = OPENING_PRONOUN.exec(text)?.[0];
  if (pronoun === undefined || article.body.length > LONGEST_BODY) return undefined;
  const place = { start: span.start, end: span.start + pronoun.length };
  const owns = POSSESSIVE.test(pronoun);
  if (owns && !OWNED_FOLLOWS.test(text.slice(pronoun.length))) return undefined;
  if (
    quotes.some(({ kind, pieces }) => kind !== "indirect" && pieces.some((one) => spanContains(one, place)))
  )
    return undefined;

  const last = lastNamed(article, place, sentences);
  if (last === undefined) return undefined;
  const [follows, named] = namePronouns(article, [place, last]);
  const meant = owns ? named : follows;
  if (!meant?.known || !named?.known || surnameKey(meant.name) !== surnameKey(named.name)) return undefined;
  if (!isPlainName(meant.name)) return undefined;
  return { after: pronoun.length, words: owns ? ownerOf(meant.name) : meant.name };
}

/** Names of offices that a reading of "Secretary of State Anna Brenk" leaves in front of the name. */
const OFFICE =
  /^(?:state|defen[cs]e|interior|justice|treasury|commerce|labou?r|energy|education|health|war|staff|house)$/iu;

/** Capitalised words only, none of them a role or an office. */
function isPlainName(name: string): boolean {
  return name
    .split(" ")
    .every(
      (word) =>
        /^\p{Lu}[\p{L}'’.]*(?:-\p{Lu}[\p{L}]*)*$/u.test(word) &&
        !isRoleNoun(word.toLowerCase()) &&
        !OFFICE.test(word),
    );
}

/**
 * Where the person stands who is the subject of the sentence before, or of the one before those that open with the same
 * pronoun and name nobody; undefined when that sentence names another as well.
 */
function lastNamed(article: Article, place: Span, sentences: readonly Sentence[]): Span | undefined {
  const at = sentences.findIndex((sentence) => spansOverlap(sentence.span, place));
  const own = sentences[at];
  if (!own) return undefined;
  const gender = genderOf(article.body, place);
  for (const sentence of sentences.slice(Math.max(0, at - REACH.sentences), at).reverse()) {
    if (own.paragraph - sentence.paragraph > REACH.paragraphs) return undefined;
    const people = peopleIn(article.body, sentence.span);
    const [first] = people;
    if (first && people.every(({ text }) => surnameKey(text) === surnameKey(first.text)))
      return isSubject(article.body, sentence.span, first.span) ? first.span : undefined;
    if (first || genderOf(article.body, sentence.span) !== gender) return undefined;
  }
  return undefined;
}

/** By the pronoun that opens the words. */
function genderOf(body: string, { start, end }: Span): "he" | "she" | undefined {
  const pronoun = OPENING_PRONOUN.exec(body.slice(start, end))?.[0].toLowerCase();
  if (pronoun === undefined) return undefined;
  return pronoun === "he" || pronoun === "his" ? "he" : "she";
}

/** Nothing but titles and what the person is comes before, or a few words and a comma: "On Monday, Mayor Peer Dahl said". */
const BEFORE_SUBJECT =
  /^(?:(?:[^,.;:“”"]{1,40}, |but |and |yet |so )?(?:the |a |an )?(?:[\p{L}'’.-]+ ){0,5})$/iu;
const VERB_BEFORE =
  /\b(?:(?:is|was|are|were|be|been|has|have|had|to|by|of|for|with|from|than|as|that|who|said|says)|\p{L}+ed)\b/iu;

function isSubject(body: string, sentence: Span, name: Span): boolean {
  const before = body.slice(sentence.start, name.start).replace(/\s+/gu, " ");
  const title = before.split(", ").at(-1) ?? "";
  return (
    BEFORE_SUBJECT.test(before) && !VERB_BEFORE.test(title) && /^(?:,| \(?\p{Ll})/u.test(body.slice(name.end))
  );
}

/** Where a name after it is a place's, and no rival: "in Mariupol". */
const IN_A_PLACE = /\b(?:in|near|across|around|outside|over) (?:the )?$/iu;

/** Names that may be a person's: no country's, no body's, none that says where, and no common word that opens the sentence. */
function peopleIn(body: string, { start, end }: Span): ProperName[] {
  return findProperNames(body.slice(start, end), start).filter(({ text, kind, span }) => {
    const country = text.split(/\s+/u).every((word) => countryOf(word) !== undefined);
    const where = kind === "place" && IN_A_PLACE.test(body.slice(Math.max(0, span.start - 12), span.start));
    return (
      kind !== "organisation" && !country && !where && (span.start > start || isNameElsewhere(body, text))
    );
  });
}

/** Of several words, or a word that has its capital inside a sentence too. */
function isNameElsewhere(body: string, name: string): boolean {
  if (name.includes(" ")) return true;
  const word = name.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
  return new RegExp(`[\\p{L},] ${word}\\b`, "u").test(body);
}

function ownerOf(name: string): string {
  return name.endsWith("s") ? `${name}'` : `${name}'s`;
}
