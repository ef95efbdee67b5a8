const KINDS = [
  "auth",
  "not-found",
  "rate-limited",
  "server",
  "refused",
  "tls",
  "stalled",
  "dropped",
  "malformed",
  "empty",
  "too-long",
  "aborted",
] as const;
export type ModelFaultKind = (typeof KINDS)[number];

/** What a reader is told; in our words only, so that no key or address of a provider can be in them. */
const WORDS: Readonly<Record<ModelFaultKind, string>> = {
  auth: "The connected model refused our key.",
  "not-found": "The connected model does not exist at its provider.",
  "rate-limited": "The connected model is answering too many questions at the moment.",
  server: "The connected model's server reported an error.",
  refused: "The connected model could not be reached.",
  tls: "The connection to the model could not be made safely.",
  stalled: "The connected model stopped writing.",
  dropped: "The connection to the model broke off.",
  malformed: "The connected model's answer could not be read.",
  empty: "The connected model wrote nothing.",
  "too-long": "The connected model's answer was cut at its longest allowed length.",
  aborted: "The question was taken back.",
};

/** A model that failed, by class. `message` is for the reader; `cause` keeps the provider's error for the operator. */
export class ModelFault extends Error {
  override readonly name = "ModelFault";
  readonly kind: ModelFaultKind;

  constructor(kind: ModelFaultKind, options: { cause?: unknown } = {}) {
    super(WORDS[kind], options);
    this.kind = kind;
  }
}

/** The class of fault that a reader was told of in these words; undefined when they tell of none. */
export function faultKindOf(words: string): ModelFaultKind | undefined {
  return KINDS.find((kind) => WORDS[kind] === words);
}
