import type { Span } from "../domain/span.ts";
import { findProperNames } from "../text/proper-names.ts";
import { applyEdits, possessiveOf } from "./apply-edits.ts";
import { chooseReferent } from "./choose-referent.ts";
import { hasOwnAntecedent, needsNoAntecedent, NEW_CLAUSE } from "./own-antecedent.ts";
import { findPronouns, type Pronoun, type PronounGroup } from "./pronouns.ts";
import { isPartOfName, type Referent } from "./referents.ts";

export type Filled = Readonly<{
  question: string;
  /** What each pronoun was taken for, in order. */
  fillings: readonly Readonly<{ group: PronounGroup; name: string }>[];
  /** Pronouns nobody can be found for. */
  open: readonly Pronoun[];
}>;

/**
 * The question with its pronouns named. A pronoun after a name of its own question means that name and stays;
 * of several that mean the same one the first is named.
 */
export function fillPronouns(question: string, referents: readonly Referent[], turn: number): Filled {
  const edits: { span: Span; words: string }[] = [];
  const fillings: { group: PronounGroup; name: string }[] = [];
  const open: Pronoun[] = [];
  for (const pronoun of findPronouns(question)) {
    if (meansOwnName(question, pronoun) || hasOwnAntecedent(question, pronoun)) continue;
    const taken = fillings.filter(({ group }) => group !== pronoun.group).map(({ name }) => name);
    const candidates = referents.filter(
      ({ name }) => !taken.includes(name) && (!isPerson(pronoun) || !isNamedIn(question, name)),
    );
    const referent = chooseReferent(pronoun, candidates, turn);
    if (!referent) {
      if (!needsNoAntecedent(question, pronoun)) open.push(pronoun);
      continue;
    }
    if (fillings.some(({ group, name }) => group === pronoun.group && name === referent.name)) continue;
    fillings.push({ group: pronoun.group, name: referent.name });
    edits.push({ span: pronoun.span, words: pronounAs(pronoun, referent.name) });
  }
  return { question: applyEdits(question, edits), fillings, open };
}

/** "What did Putin say about his minister?": named before, in the same question, by a name that fits. */
function meansOwnName(question: string, { span, group, role }: Pronoun): boolean {
  const before = question.slice(0, span.start);
  const person = group === "he" || group === "she";
  const names = findProperNames(before).filter(({ kind }) =>
    person ? kind === "person" || kind === "unknown" : kind !== "person",
  );
  const last = names.at(-1);
  if (!last) return false;
  return role !== "object" || (!person && NEW_CLAUSE.test(before.slice(last.span.end)));
}

/** "What did Putin say of him?" cannot mean Putin; "How is Ukraine, what became of it?" can mean Ukraine. */
function isPerson({ group }: Pronoun): boolean {
  return group === "he" || group === "she";
}

function isNamedIn(question: string, name: string): boolean {
  return findProperNames(question).some(({ text }) => isPartOfName(text, name));
}

/** `name` in the pronoun's place: "Zelensky", "Zelensky's", "in Kyiv". */
export function pronounAs({ role, group }: Pronoun, name: string): string {
  if (group === "there") return `in ${name}`;
  return role === "possessive" ? possessiveOf(name) : name;
}
