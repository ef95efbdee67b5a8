import { spellingKey } from "../text/spelling.ts";
import { foldText } from "../text/words.ts";
import type { Clause, Token } from "./clauses.ts";
import { kindOfName, nameRunBefore, type Named, readNameRun, roleAfter, roleBefore } from "./name-phrase.ts";
import type { TokenRange } from "./noun-phrases.ts";
import { type Gender, roleFits } from "./roles.ts";
import { isCapitalised } from "./word-classes.ts";

/** A person or body as one article speaks of them. */
export type Member = {
  kind: Named["kind"];
  /** The fullest name so far. */
  name: string;
  role: string | null;
  readonly roles: string[];
  gender: Gender;
  mentions: number;
};

/** Everybody an article names. */
export type Cast = Readonly<{
  members: readonly Member[];
  /** By the key of a surname, or of a body's last word. */
  bySurname: ReadonlyMap<string, readonly Member[]>;
}>;

/** Reads the names of an article, with the roles it gives them, in one pass. */
export function readCast(clauses: readonly Clause[]): Cast {
  const bySurname = new Map<string, Member[]>();
  const members: Member[] = [];
  const byName = new Map<string, Member>();
  for (const { tokens } of clauses) {
    for (const run of nameRuns(tokens)) {
      const named = readNameRun(tokens, run, 0);
      if (!named) continue;
      const role = named.role ?? roleAfter(tokens, run.to) ?? roleBefore(tokens, run.from);
      const met = byName.get(named.name);
      if (met && role === null && (met.gender ?? named.gender) === met.gender) met.mentions++;
      else
        byName.set(
          named.name,
          enter(members, bySurname, { ...named, role, kind: role === null ? named.kind : "person" }),
        );
    }
  }
  return { members, bySurname };
}

function nameRuns(tokens: readonly Token[]): TokenRange[] {
  const runs: TokenRange[] = [];
  let end = tokens.length;
  while (end > 0) {
    const run = isCapitalised(tokens[end - 1]) ? nameRunBefore(tokens, end, 0) : undefined;
    if (run) runs.push(run);
    end = Math.min(end - 1, run?.from ?? end - 1);
  }
  return runs.reverse();
}

function enter(members: Member[], bySurname: Map<string, Member[]>, named: Named): Member {
  const key = surnameKey(named.name);
  const known = bySurname.get(key) ?? [];
  const member = known.find((one) => compatible(one, named));
  if (member) return learn(member, named);
  const kind = named.kind === "name" ? kindOfName(named.name) : named.kind;
  const fresh: Member = { ...named, kind, roles: named.role === null ? [] : [named.role], mentions: 1 };
  members.push(fresh);
  bySurname.set(key, [...known, fresh]);
  return fresh;
}

function learn(member: Member, { kind, name, role, gender }: Named): Member {
  member.mentions++;
  if (kind === "person") member.kind = "person";
  if (wordsOf(name).length > wordsOf(member.name).length) {
    member.name = name;
    if (member.kind === "name") member.kind = kindOfName(name);
  }
  member.gender ??= gender;
  if (role === null || member.roles.includes(role)) return member;
  member.roles.push(role);
  member.role ??= role;
  return member;
}

/** One name can be the other: "Putin" and "Vladimir Putin", but not "Bill Clinton" and "Hillary Clinton". */
function compatible(member: Member, named: Pick<Named, "name" | "gender">): boolean {
  if (member.gender && named.gender && member.gender !== named.gender) return false;
  return namesAgree(member.name, named.name);
}

/** The words of the shorter name all stand in the longer one, spelled alike; surnames agree already. */
export function namesAgree(a: string, b: string): boolean {
  const [short, long] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.length - y.length);
  const held = new Set((long ?? []).map(wordKey));
  return (short ?? []).every((word) => held.has(wordKey(word)) || /^\p{L}\.?$/u.test(word));
}

function wordsOf(name: string): string[] {
  return name.split(/\s+/u).filter((word) => word !== "");
}

/** Keys of words met before: the same names come again and again. */
const knownKeys = new Map<string, string>();
const KEYS_KEPT = 50_000;

function wordKey(word: string): string {
  const known = knownKeys.get(word);
  if (known !== undefined) return known;
  const key = spellingKey(word) ?? foldText(word).replace(/[^\p{L}\p{N}]/gu, "");
  if (knownKeys.size >= KEYS_KEPT) knownKeys.clear();
  knownKeys.set(word, key);
  return key;
}

/** The key that all spellings of a name's last word share. */
export function surnameKey(name: string): string {
  const words = wordsOf(name).filter((word) => !/^(?:jr|sr|ii|iii)\.?,?$/iu.test(word));
  return wordKey(words.at(-1) ?? name);
}

/** Whom a name means; undefined when the article names nobody so, or two who could be meant. */
export function findMember(cast: Cast, named: Pick<Named, "name" | "gender">): Member | undefined {
  const candidates = (cast.bySurname.get(surnameKey(named.name)) ?? []).filter((member) =>
    compatible(member, named),
  );
  if (candidates.length <= 1) return candidates[0];
  const [first, second] = [...candidates].sort((a, b) => b.mentions - a.mentions);
  return first && second && first.mentions >= CLEAR_LEAD * second.mentions ? first : undefined;
}

/** Of two who share a surname, the one named so many times as often is meant by it. */
const CLEAR_LEAD = 3;

/** Whom a description ("the Russian president") means: the one person whose role holds all of it. */
export function findByRole(cast: Cast, description: string): Member | undefined {
  const fitting = cast.members.filter((member) => member.roles.some((role) => roleFits(description, role)));
  return fitting.length === 1 ? fitting[0] : undefined;
}
