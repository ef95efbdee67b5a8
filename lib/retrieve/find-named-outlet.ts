import type { ArticleSummary } from "../domain/article.ts";
import { foldText } from "../text/words.ts";

/** An outlet of the corpus that the question names as its source, and the question without those words. */
export type NamedOutlet = Readonly<{ name: string; rest: string }>;

const GENERIC = /\b(?:news|world|times|post|online|media|daily|the|com|co|uk|www)\b/gu;

/** The outlets of one list of articles, each with the forms it may be named by. */
const outletsOf = new WeakMap<readonly ArticleSummary[], readonly Outlet[]>();

/** `plain` is the form as `plainText` gives it: a question without it need not be read. */
type Form = Readonly<{ form: string; plain: string }>;
type Outlet = Readonly<{ name: string; forms: readonly Form[] }>;

/**
 * "According to the BBC", "what does LBC report about …", "in the intelNews article". Undefined when none is named:
 * an outlet's name elsewhere in a question is a subject like any other.
 */
export function findNamedOutlet(
  question: string,
  articles: readonly ArticleSummary[],
): NamedOutlet | undefined {
  const named = outletsHeld(question, articles).flatMap(
    ({ name, forms }) => findOutlet(question, name, forms) ?? [],
  );
  return named.sort((a, b) => b.length - a.length)[0];
}

/** The outlet named anywhere in `text`, for words that can mean nothing else: "the LBC" in "the LBC piece". */
export function findOutletIn(text: string, articles: readonly ArticleSummary[]): NamedOutlet | undefined {
  const named = outletsHeld(text, articles).flatMap(({ name, forms }) =>
    forms.flatMap(({ form }) => {
      const rest = text.replace(
        new RegExp(`(?<![\\p{L}\\p{N}])${patternOf(form)}(?:['’]s)?(?![\\p{L}\\p{N}])`, "iu"),
        " ",
      );
      return rest === text ? [] : [{ name, rest: rest.trim(), length: form.length }];
    }),
  );
  return named.sort((a, b) => b.length - a.length)[0];
}

/** The outlets of which a form may stand in the text, with those forms. */
function outletsHeld(text: string, articles: readonly ArticleSummary[]): Outlet[] {
  const outlets = outletsOf.get(articles) ?? readOutlets(articles);
  outletsOf.set(articles, outlets);
  const plain = plainText(text);
  return outlets.flatMap(({ name, forms }) => {
    const held = forms.filter((form) => plain.includes(form.plain));
    return held.length === 0 ? [] : [{ name, forms: held }];
  });
}

/** In lower case, with single spaces: as the patterns below see it. */
function plainText(text: string): string {
  return text.toLowerCase().replace(/\s+/gu, " ");
}

function readOutlets(articles: readonly ArticleSummary[]): Outlet[] {
  const names = new Set(articles.flatMap((article) => article.outlet ?? []));
  return [...names].map((name) => ({
    name,
    forms: formsOf(name).map((form) => ({ form, plain: plainText(form) })),
  }));
}

function findOutlet(
  question: string,
  outlet: string,
  forms: readonly Form[],
): (NamedOutlet & { length: number }) | undefined {
  for (const { form } of forms) {
    const name = patternOf(form);
    const pattern = new RegExp(
      `(?:[,.]?\\s*\\b(?:according to|as reported by|reported by|in|from|by|per)\\s+(?:the\\s+|an?\\s+)?${name}(?:['’]s)?(?:\\s+(?:article|report|story|piece|coverage|news))?\\b[,:]?)|(?:^(what|how|when|where|who|why|which)\\b([^?]{0,30}?)\\b(?:does|did|do|has)\\s+(?:the\\s+)?${name}(?:\\s+(?:article|report|story))?\\s+(?:say|report|write|claim|state|mention|tell us|give|put)\\b)`,
      "iu",
    );
    const match = pattern.exec(question);
    if (!match) continue;
    const kept = match[1] === undefined ? " " : `${match[1]}${match[2] ?? ""} `;
    const rest = (
      question.slice(0, match.index) +
      kept +
      question.slice(match.index + match[0].length)
    ).trim();
    return { name: outlet, rest: rest.replace(/\s{2,}/gu, " "), length: form.length };
  }
  return undefined;
}

/** The outlet's name, and what is left of it without words that many outlets share: "BBC News", "BBC". */
function formsOf(outlet: string): string[] {
  const distinct = outlet.replace(new RegExp(GENERIC.source, "giu"), " ").replace(/\s+/gu, " ").trim();
  return foldText(distinct) === foldText(outlet) || distinct.length < 3 ? [outlet] : [outlet, distinct];
}

function patternOf(form: string): string {
  return form.split(/\s+/u).map(escapePattern).join("\\s+");
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
}
