import type { IsoDate } from "../domain/article.ts";
import type { Span } from "../domain/span.ts";
import { findDates, type FoundDate } from "../text/dates.ts";
import { type SpokenBy, readAttributions } from "./attributions.ts";
import { type Governance, readGovernance } from "./governance.ts";
import { type Quantity, readQuantities } from "./quantities.ts";
import { readTokens, type Token } from "./read-tokens.ts";

/** Everything the proof reads out of one sentence or a run of them. Indices are into `tokens`. */
export type Reading = Readonly<{
  tokens: readonly Token[];
  governance: readonly Governance[];
  quantities: readonly Quantity[];
  attributions: readonly SpokenBy[];
  dates: readonly ReadDate[];
}>;

/** A date with the tokens it covers, `from` to `to` inclusive. */
export type ReadDate = Readonly<{
  found: FoundDate;
  words: string;
  from: number;
  to: number;
  sentence: number;
}>;

/** One sentence. `anchor` is the day its article was published, from which "on Thursday" is counted. */
export function readSentence(
  text: string,
  options: { anchor: IsoDate | null; sentence?: number; offset?: number },
): Reading {
  const { anchor, sentence = 0, offset = 0 } = options;
  const tokens = readTokens(text, { sentence, offset });
  const dates = findDates(text, anchor, offset).flatMap((found) =>
    readDate(found, tokens, text, offset, sentence),
  );
  return {
    tokens,
    governance: readGovernance(tokens),
    quantities: readQuantities(tokens).filter(
      (quantity) => !dates.some((date) => date.from <= quantity.from && quantity.to <= date.to),
    ),
    attributions: readAttributions(tokens),
    dates,
  };
}

/** The sentences at `spans` of `body` as one reading; each token knows its sentence. */
export function readSentences(body: string, spans: readonly Span[], anchor: IsoDate | null): Reading {
  const readings = spans.map((span, sentence) =>
    readSentence(body.slice(span.start, span.end), { anchor, sentence, offset: span.start }),
  );
  return joinReadings(readings);
}

function joinReadings(readings: readonly Reading[]): Reading {
  const joined = {
    tokens: [] as Token[],
    governance: [] as Governance[],
    quantities: [] as Quantity[],
    attributions: [] as SpokenBy[],
    dates: [] as ReadDate[],
  };
  for (const reading of readings) {
    const shift = joined.tokens.length;
    joined.quantities.push(
      ...reading.quantities.map((q) => ({ ...q, from: q.from + shift, to: q.to + shift })),
    );
    joined.attributions.push(
      ...reading.attributions.map((a) => ({
        ...a,
        cue: a.cue + shift,
        speaker: a.speaker.map((at) => at + shift),
      })),
    );
    joined.dates.push(...reading.dates.map((d) => ({ ...d, from: d.from + shift, to: d.to + shift })));
    joined.tokens.push(...reading.tokens);
    joined.governance.push(...reading.governance);
  }
  return joined;
}

function readDate(
  found: FoundDate,
  tokens: readonly Token[],
  text: string,
  offset: number,
  sentence: number,
): ReadDate[] {
  const covered = tokens.flatMap((token, at) =>
    token.span.start >= found.span.start && token.span.end <= found.span.end ? [at] : [],
  );
  const [from, to] = [covered[0], covered.at(-1)];
  if (from === undefined || to === undefined) return [];
  return [
    { found, words: text.slice(found.span.start - offset, found.span.end - offset), from, to, sentence },
  ];
}
