/** How a verb of saying stands in its sentence. */
export type CueForm = "finite" | "base" | "ing" | "past";

/**
 * speech: reports words, with quotation marks or without; quoting: reports words only when they are quoted or a "that"
 * follows; label: gives a thing a name ("called it"); stance: reports a mind, and counts only when it quotes.
 */
export type CueKind = "speech" | "quoting" | "label" | "stance";

export type CueVerb = Readonly<{
  lemma: string;
  form: CueForm;
  kind: CueKind;
  /** The form is a noun as well ("reports", "claim"): what follows has to show that it is a verb. */
  nounToo: boolean;
}>;

const SPEECH =
  "say tell write add ask note tweet announce argue claim explain suggest warn insist conclude acknowledge admit " +
  "report vow urge promise stress emphasize emphasise reiterate assert contend allege predict reveal confirm deny concede " +
  "lament complain boast demand recount observe quip joke caution maintain opine pledge swear assure remind imply indicate " +
  "estimate clarify specify disclose divulge propose recommend request retweet conjecture speculate posit theorize theorise " +
  "bemoan decry denounce blast slam assail rail tout hail praise laud applaud commend criticize criticise condemn ridicule " +
  "deride lambaste rebuke accuse blame fault cite mention implore exhort affirm reaffirm attest certify express voice confess " +
  "advise testify inform state proclaim pronounce stipulate summarize summarise paraphrase reference threaten refer dispute " +
  "refute rebut describe apologize apologise mock repeat echo recall invite appeal comment post wonder plead hint reply respond";
const QUOTING =
  "declare continue read shout chant yell cry exclaim scream mutter whisper murmur declaim answer muse counter retort interject " +
  "object protest beg beseech thunder bark growl gush fume snap scoff chide scold jeer taunt roar vouch signal elaborate relate " +
  "email text message blog narrate recite dictate cable telegraph remark quote deadpan rasp holler intone bellow blurt sneer " +
  "sniff enthuse rhapsodize rage congratulate address instruct fret grumble gripe vent confide interrupt chime counsel surmise " +
  "find show highlight underscore begin beam boom press caption lecture preach trumpet crow question discuss order thank reject " +
  "defend dismiss lash demur marvel sigh laugh pray reason";
const LABEL = "call label dub brand characterize characterise portray deem denigrate liken";
const STANCE =
  "think believe want hope expect fear worry feel know see consider understand doubt suspect support oppose endorse favor favour " +
  "plan seek intend decide agree refuse decline learn realize realise assume suppose imagine prefer desire advocate " +
  "envision foresee regret resent welcome embrace challenge disagree concur attack disavow depict outline detail go fire shoot";
/** Nouns in the form of a bare or third-person verb. */
const NOUNS_TOO = new Set(
  (
    "report claim state request appeal fault voice question comment post order attack back plan charge rule remark quote text " +
    "email message cable signal volunteer counter protest address list detail highlight document project forecast hope fear " +
    "support challenge doubt suspect welcome label brand term note demand pledge promise tweet estimate praise blame joke answer " +
    "cry shout scream whisper echo invite wonder dispute press sign display title headline caption fire shoot open close thunder " +
    "bark snap roar rage blog object venture show find favor favour desire wish want appeal mention cast need reference retweet " +
    "repeat rebuke thank counsel lecture crow beam boom reply sniff sneer"
  ).split(" "),
);

const IRREGULAR: Readonly<Record<string, string>> = {
  say: "said",
  tell: "told",
  write: "wrote/written",
  read: "read",
  find: "found",
  think: "thought",
  feel: "felt",
  know: "knew/known",
  see: "saw/seen",
  understand: "understood",
  seek: "sought",
  swear: "swore/sworn",
  cast: "cast",
  lay: "laid",
  beg: "begged",
  foresee: "foresaw/foreseen",
  forget: "forgot/forgotten",
  show: "showed/shown",
  beseech: "besought",
  quip: "quipped",
  plan: "planned",
  refer: "referred",
  admit: "admitted",
  blog: "blogged",
  chat: "chatted",
  snap: "snapped",
  slam: "slammed",
  concur: "concurred",
  rebut: "rebutted",
  regret: "regretted",
  label: "labeled/labelled",
  signal: "signaled/signalled",
  cry: "cried",
  begin: "began",
  shoot: "shot",
  sing: "sang/sung",
  go: "went",
  put: "put",
  rebuke: "rebuked",
};
const DOUBLED = /^(?:beg|begin|put|quip|plan|refer|admit|blog|snap|slam|concur|rebut|regret)$/u;
const L_DOUBLED = /^(?:label|signal|counsel)$/u;

function formsOf(lemma: string): [string, CueForm][] {
  const stem = lemma.replace(/e$/u, "");
  const doubled = DOUBLED.test(lemma) ? lemma + (lemma.at(-1) ?? "") : stem;
  const third = /(?:s|sh|ch|x|z|o)$/u.test(lemma)
    ? `${lemma}es`
    : /[^aeiou]y$/u.test(lemma)
      ? `${lemma.slice(0, -1)}ies`
      : `${lemma}s`;
  const regular = /[^aeiou]y$/u.test(lemma) ? `${lemma.slice(0, -1)}ied` : `${doubled}ed`;
  const pasts = (IRREGULAR[lemma] ?? regular).split("/");
  const ings = /ee$/u.test(lemma) ? [`${lemma}ing`] : [`${doubled}ing`];
  if (L_DOUBLED.test(lemma)) ings.push(`${lemma}ling`);
  return [
    [lemma, "base"],
    [third, "finite"],
    ...ings.map((word): [string, CueForm] => [word, "ing"]),
    ...pasts.map((word): [string, CueForm] => [word, "past"]),
  ];
}

function verbTable(): ReadonlyMap<string, CueVerb> {
  const table = new Map<string, CueVerb>();
  const kinds: [string, CueKind][] = [
    [SPEECH, "speech"],
    [QUOTING, "quoting"],
    [LABEL, "label"],
    [STANCE, "stance"],
  ];
  for (const [lemmas, kind] of kinds) {
    for (const lemma of lemmas.split(" ")) {
      for (const [word, form] of formsOf(lemma)) {
        const nounToo = NOUNS_TOO.has(lemma) && (form === "base" || form === "finite");
        if (!table.has(word)) table.set(word, { lemma, form, kind, nounToo });
      }
    }
  }
  return table;
}

const VERBS = verbTable();

/** The verb of saying that `lower` is a form of, if any. */
export function cueVerb(lower: string): CueVerb | undefined {
  return VERBS.get(lower);
}
