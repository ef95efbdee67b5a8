import type { Clause, Token } from "./clauses.ts";
import type { Report } from "./find-reports.ts";
import type { TokenRange } from "./noun-phrases.ts";
import { isPronoun } from "./word-classes.ts";

/** A report with what is left to it once every quotation has one claimant; `via` is the source that passes it on. */
export type Claim = Readonly<{ report: Report; content: readonly TokenRange[]; via: TokenRange | undefined }>;

/** A verb of the mind takes a quotation only when no verb of saying does. */
const STANCE_PENALTY = 100;
/** So many tokens may stand between a verb of saying and the source it passes on. */
const VIA_REACH = 16;
/** Of an outer report's tokens, so large a share inside the inner one leaves the outer nothing of its own. */
const SAME_SHARE = 0.6;

/** Gives every quotation of a clause to one report at most, and cuts the contents so that none is told twice. */
export function claimQuotations({ tokens }: Clause, reports: readonly Report[]): Claim[] {
  const claimants = claimantsOf(tokens, reports);
  return reports.flatMap((report) => {
    const claim = settle(tokens, report, reports, claimants);
    return claim ? [claim] : [];
  });
}

/** The claimant of each quotation, by the quotation's place among the tokens. */
function claimantsOf(tokens: readonly Token[], reports: readonly Report[]): ReadonlyMap<number, Report> {
  const claimants = new Map<number, Report>();
  for (const report of reports) {
    for (const at of quotationsIn(tokens, report.content)) {
      const rival = claimants.get(at);
      if (!rival || outranks(tokens, report, rival, at)) claimants.set(at, report);
    }
  }
  return claimants;
}

function quotationsIn(tokens: readonly Token[], content: readonly TokenRange[]): number[] {
  const places: number[] = [];
  for (const { from, to } of content) {
    for (let at = from; at < to; at++) if (tokens[at]?.kind === "quoted") places.push(at);
  }
  return places;
}

/** The nearer verb has it; one inside the other's content only when it names a speaker of its own. */
function outranks(tokens: readonly Token[], report: Report, rival: Report, at: number): boolean {
  if (passesOn(report, rival) && report.manner === "according") return false;
  if (passesOn(rival, report) && rival.manner === "according") return true;
  if (holds(rival, report) && !namesOther(tokens, report)) return false;
  return distance(report, at) < distance(rival, at);
}

function distance({ cue, manner }: Report, at: number): number {
  const steps = cue.from > at ? cue.from - at : at - cue.to;
  return steps + (manner === "stance" ? STANCE_PENALTY : 0);
}

/** The inner report stands whole inside the outer one's content. */
function holds(outer: Report, inner: Report): boolean {
  return outer.content.some(({ from, to }) => from <= inner.cue.from && inner.cue.to <= to);
}

function namesOther(
  tokens: readonly Token[],
  { source, shared, relative, manner, content }: Report,
): boolean {
  if (!source || shared || manner === "stance") return false;
  if (content.some(({ from }) => tokens[from]?.lower === "to")) return false;
  return relative || !isPronoun(tokens[source.from]);
}

function settle(
  tokens: readonly Token[],
  report: Report,
  reports: readonly Report[],
  claimants: ReadonlyMap<number, Report>,
): Claim | undefined {
  if (tellsSame(tokens, report, reports)) return undefined;
  const lost = [...claimants].filter(
    ([at, owner]) => owner !== report && report.content.some((range) => contains(range, at)),
  );
  const via = reports.find((outer) => outer !== report && passesOn(outer, report))?.source;
  if (lost.length === 0) return { report, content: report.content, via };
  if (lost.some(([, owner]) => passesOn(report, owner))) return undefined;
  const content = report.content.flatMap((range) => withoutRivals(range, report, lost));
  return content.length === 0 ? undefined : { report, content, via };
}

function contains({ from, to }: TokenRange, at: number): boolean {
  return from <= at && at < to;
}

/** "According to the Post, officials have said …": the outer report says nothing that the inner one does not. */
function tellsSame(tokens: readonly Token[], outer: Report, reports: readonly Report[]): boolean {
  const length = lengthOf(outer);
  return reports.some(
    (inner) =>
      inner !== outer &&
      passesOn(outer, inner) &&
      namesOther(tokens, inner) &&
      lengthOf(inner) > SAME_SHARE * length,
  );
}

function lengthOf({ content }: Report): number {
  return content.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** "The Post said that Zelensky claimed …": the inner source stands near the head of what is said. */
function passesOn(outer: Report, inner: Report): boolean {
  const { source } = inner;
  if (!source || inner.shared || outer.source === undefined || outer.manner === "stance") return false;
  return outer.content.some(
    ({ from, to }) => source.from >= from && inner.cue.to <= to && source.from - from <= VIA_REACH,
  );
}

/** What stands before the first rival's source or verb; nothing when too little is left to be a report. */
function withoutRivals(range: TokenRange, report: Report, lost: readonly [number, Report][]): TokenRange[] {
  const rivals = lost.filter(([at]) => contains(range, at));
  if (rivals.length === 0) return [range];
  const starts = rivals.map(([at, rival]) => Math.min(at, rival.cue.from, rival.source?.from ?? at));
  const to = Math.min(...starts);
  return to - range.from >= 4 && report.cue.from < to ? [{ from: range.from, to }] : [];
}
