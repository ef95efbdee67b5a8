import type { Conversation, Turn } from "../domain/conversation.ts";
import { splitWords } from "../text/words.ts";
import { addSubject } from "./add-subject.ts";
import { carryDate } from "./carry-date.ts";
import { completeFragment } from "./complete-fragment.ts";
import {
  type Discourse,
  noteAnswer,
  noteQuestion,
  noteSubject,
  NOTHING_SAID,
  type Understood,
} from "./discourse.ts";
import { expandNames } from "./expand-names.ts";
import { fillDefinites } from "./fill-definites.ts";
import { type Filled, fillPronouns } from "./fill-pronouns.ts";
import type { KnownNames } from "./known-names.ts";
import { openDemonstrative } from "./open-demonstrative.ts";
import { saysEnough } from "./own-antecedent.ts";
import { opensAsQuestion, stripOpening } from "./strip-opening.ts";

export type StandaloneOutcome =
  | Readonly<{ kind: "standalone"; question: string; rewritten: boolean }>
  /** `about`: the words that nothing stands behind: "he". */
  | Readonly<{ kind: "underspecified"; about: string }>;

/** Older turns are not read. */
const TURNS_MAX = 24;
/** Characters of a turn that are read: reading a question takes longer than linear in its pronouns, and none is so long. */
const READ_MAX = { user: 500, assistant: 2000 };

/**
 * `asked` as a question that needs no conversation around it, by rule. The conversation is the client's data:
 * it may name what a pronoun stands for, and nothing more is taken from it.
 */
export function standaloneQuestion(
  conversation: Conversation,
  asked: string,
  known: KnownNames,
): StandaloneOutcome {
  const discourse = readConversation(conversation, known);
  const { question, open, about } = understand(asked, discourse, known);
  if (open) return { kind: "underspecified", about };
  if (question === asked) return { kind: "standalone", question, rewritten: false };
  return { kind: "standalone", question: withMark(question), rewritten: true };
}

/** What was rewritten ends as a question does. */
function withMark(question: string): string {
  return opensAsQuestion(question) && /[\p{L}\p{N}'’"”)]\s*$/u.test(question)
    ? `${question.trimEnd()}?`
    : question;
}

function readConversation(conversation: Conversation, known: KnownNames): Discourse {
  return conversation
    .slice(-TURNS_MAX)
    .map(({ role, content }): Turn => ({ role, content: content.slice(0, READ_MAX[role]) }))
    .reduce((discourse, turn) => noteTurn(discourse, turn, known), NOTHING_SAID);
}

function noteTurn(discourse: Discourse, { role, content }: Turn, known: KnownNames): Discourse {
  if (role === "assistant") return noteAnswer(discourse, content, known);
  return noteQuestion(discourse, understand(content, discourse, known), known);
}

type Understanding = Understood & Readonly<{ about: string }>;

function understand(asked: string, discourse: Discourse, known: KnownNames): Understanding {
  const completed = completeFragment(asked, discourse, known);
  if (completed?.kind === "lacking")
    return { question: asked, fillings: [], open: true, about: completed.about };
  if (completed) return { question: completed.question, fillings: [], open: false, about: "" };
  if (isRemark(asked)) return { question: asked, fillings: [], open: false, about: "" };
  return nameEverything(asked, discourse);
}

/** Pronouns, names and definite phrases filled in, each step on the last one's words. */
function nameEverything(asked: string, discourse: Discourse): Understanding {
  const { question: opened, subject } = stripOpening(asked);
  const spoken = subject === null ? discourse : noteSubject(discourse, subject);
  const filled = fillPronouns(opened, spoken.referents, spoken.turn + 1);
  const expanded = expandNames(filled.question, spoken.referents);
  const dated = carryDate(expanded, spoken.lastQuestion);
  const owned = fillDefinites(dated, spoken.referents);
  const question = addSubject(owned, spoken.referents);
  const about = openWords(question, filled, spoken);
  return { question, fillings: filled.fillings, open: about !== undefined, about: about ?? "" };
}

/**
 * The words of the question that point at nothing, if any do. Once something was named, only a missing person counts:
 * "it" and "they" may then mean what no rule can find.
 */
function openWords(
  question: string,
  { open, fillings }: Filled,
  { referents }: Discourse,
): string | undefined {
  if (fillings.length > 0) return undefined;
  const person = open.find(({ group }) => group === "he" || group === "she");
  if (referents.length > 0) return person?.words;
  return open.find((pronoun) => !saysEnough(question, pronoun))?.words ?? openDemonstrative(question);
}

const REMARK_WORDS_MIN = 7;

/** A long turn that asks nothing: "I do not like the look of it and how it opens." */
function isRemark(asked: string): boolean {
  return !asked.includes("?") && !opensAsQuestion(asked) && splitWords(asked).length >= REMARK_WORDS_MIN;
}
