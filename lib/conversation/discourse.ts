import type { KnownNames } from "./known-names.ts";
import type { PronounGroup } from "./pronouns.ts";
import { assistantMentions, userMentions } from "./mentions.ts";
import { isPartOfName, type MentionedAt, noteMention, type Referent } from "./referents.ts";

/** What has been spoken of so far, and the last question as it was understood. Made of names, never of statements. */
export type Discourse = Readonly<{
  /** Turns of the person asking so far; an answer belongs to the turn it answers. */
  turn: number;
  referents: readonly Referent[];
  /** The turn before was a label: a subject typed alone. */
  underLabel: boolean;
  /** The last question, standing alone; null before the first. */
  lastQuestion: string | null;
  /** True when that question still lacks who or what it is about. */
  lastIsOpen: boolean;
  /** Names of the assistant's last turn, in order: what "the second one" chooses from. */
  lastNamed: readonly string[];
  /** Questions and listed items of the assistant's last turn, in order. */
  lastListed: readonly string[];
}>;

export const NOTHING_SAID: Discourse = {
  turn: 0,
  referents: [],
  underLabel: false,
  lastQuestion: null,
  lastIsOpen: false,
  lastNamed: [],
  lastListed: [],
};

export type Understood = Readonly<{
  question: string;
  open: boolean;
  fillings: readonly Readonly<{ group: PronounGroup; name: string }>[];
}>;

/** After a turn of the person asking, as it was understood. */
export function noteQuestion(discourse: Discourse, understood: Understood, known: KnownNames): Discourse {
  const turn = discourse.turn + 1;
  const mentions = userMentions(understood.question, known);
  const at: MentionedAt = { turn, by: "user", underLabel: discourse.underLabel };
  const named = mentions.reduce<readonly Referent[]>(
    (referents, mention) => noteMention(referents, mention, at),
    discourse.referents,
  );
  const referents = named.map((referent) => notePronouns(referent, understood.fillings));
  return {
    turn,
    referents,
    underLabel: mentions.some(({ label }) => label),
    lastQuestion: understood.question,
    lastIsOpen: understood.open,
    lastNamed: [],
    lastListed: [],
  };
}

function notePronouns(referent: Referent, fillings: Understood["fillings"]): Referent {
  const groups = fillings.filter(({ name }) => isPartOfName(name, referent.name)).map(({ group }) => group);
  return { ...referent, pronouns: [...new Set([...referent.pronouns, ...groups])] };
}

const LISTED = /^\s*(?:\d{1,2}[.)]|[-*•])\s+(?<item>.+?)\s*$/gmu;

/** After an assistant's turn: its names may be meant later, its statements are not read. */
export function noteAnswer(discourse: Discourse, content: string, known: KnownNames): Discourse {
  const { turn } = discourse;
  const mentions = assistantMentions(content, known);
  const referents = mentions.reduce<readonly Referent[]>(
    (sofar, mention) => noteMention(sofar, mention, { turn, by: "assistant", underLabel: false }),
    discourse.referents,
  );
  const names = [...new Set(mentions.map(({ name }) => name))];
  const listed = [...content.matchAll(LISTED)].map((match) => match.groups?.["item"] ?? "");
  return { ...discourse, turn, referents, underLabel: false, lastNamed: names, lastListed: listed };
}

/** "Speaking of vaccines, …": the subject outweighs whatever was named before. */
export function noteSubject(discourse: Discourse, subject: string): Discourse {
  const subjectReferent: Referent = {
    name: subject,
    kind: "thing",
    plural: /(?<!s)s$/u.test(subject),
    place: "label",
    lastTurn: discourse.turn + 1,
    lastBy: "user",
    mentions: 1,
    pronouns: [],
  };
  const others = discourse.referents.map((each): Referent =>
    each.place === "label" ? { ...each, place: "first" } : each,
  );
  return { ...discourse, referents: [...others, subjectReferent] };
}
