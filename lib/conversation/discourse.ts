import type { KnownNames } from "./known-names.ts";
import type { PronounGroup } from "./pronouns.ts";
import { assistantMentions, isSameName, noteMention, type Referent, userMentions } from "./referents.ts";

/** What has been spoken of so far, and the last question as it was understood. Made of names, never of statements. */
export type Discourse = Readonly<{
  turn: number;
  referents: readonly Referent[];
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
  const named = userMentions(understood.question, known).reduce<readonly Referent[]>(
    (referents, mention) => noteMention(referents, mention, { turn, by: "user" }),
    discourse.referents,
  );
  const referents = named.map((referent) => notePronouns(referent, understood.fillings));
  return {
    turn,
    referents,
    lastQuestion: understood.question,
    lastIsOpen: understood.open,
    lastNamed: [],
    lastListed: [],
  };
}

function notePronouns(referent: Referent, fillings: Understood["fillings"]): Referent {
  const groups = fillings.filter(({ name }) => isSameName(name, referent.name)).map(({ group }) => group);
  return { ...referent, pronouns: [...new Set([...referent.pronouns, ...groups])] };
}

const LISTED = /^\s*(?:\d{1,2}[.)]|[-*•])\s+(?<item>.+?)\s*$/gmu;

/** After an assistant's turn: its names may be meant later, its statements are not read. */
export function noteAnswer(discourse: Discourse, content: string, known: KnownNames): Discourse {
  const turn = discourse.turn + 1;
  const mentions = assistantMentions(content, known);
  const referents = mentions.reduce<readonly Referent[]>(
    (sofar, mention) => noteMention(sofar, mention, { turn, by: "assistant" }),
    discourse.referents,
  );
  const names = [...new Set(mentions.map(({ name }) => name))];
  const listed = [...content.matchAll(LISTED)].map((match) => match.groups?.["item"] ?? "");
  return { ...discourse, turn, referents, lastNamed: names, lastListed: listed };
}
