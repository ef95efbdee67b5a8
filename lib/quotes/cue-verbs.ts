/** How a verb of saying stands in its sentence. */
export type CueForm = "finite" | "base" | "ing" | "past";

/**
 * speech: reports words; label: gives a thing a name ("called it"); stance: reports a mind, never quoted words alone.
 */
export type CueKind = "speech" | "label" | "stance";

export type CueVerb = Readonly<{ lemma: string; form: CueForm; kind: CueKind }>;

const SPEECH =
  "say tell write add ask note tweet announce argue claim explain suggest warn insist declare conclude acknowledge admit " +
  "state report reply respond continue vow recall urge promise quip joke stress emphasize emphasise reiterate repeat assert " +
  "contend allege predict reveal confirm deny concede lament complain boast demand recount remark observe comment counter " +
  "retort quote read shout chant yell cry exclaim scream mutter whisper murmur declaim proclaim pronounce post answer wonder " +
  "muse caution advise testify maintain opine interject echo agree object protest plead beg beseech thunder bark growl gush " +
  "fume snap scoff chide scold mock jeer taunt roar pledge swear vouch assure remind inform signal hint imply indicate " +
  "estimate elaborate clarify specify disclose divulge relate volunteer venture propose recommend request retweet email text " +
  "message blog narrate recite dictate cable telegraph rule find conjecture speculate posit theorize theorise surmise " +
  "joke deadpan rasp holler intone bellow blurt sneer sniff enthuse rhapsodize bemoan decry denounce blast slam assail " +
  "rail rage tout hail praise laud applaud commend criticize criticise condemn ridicule deride lambaste rebuke accuse blame " +
  "charge fault thank congratulate address explain summarize summarise paraphrase cite reference mention discuss urge implore " +
  "exhort order instruct invite appeal call_for threaten apologize apologise confess fret grumble gripe weigh affirm " +
  "reaffirm attest certify voice express vent confide joke interrupt chime counsel";
const LABEL =
  "call describe label dub brand term characterize characterise portray deem dismiss refer denigrate liken";
const STANCE =
  "think believe want hope expect fear worry feel know see consider understand doubt suspect support oppose endorse favor favour " +
  "reject defend question plan seek decline refuse agree intend decide show seem appear learn realize realise assume suppose " +
  "imagine prefer wish desire advocate back envision foresee forecast project calculate conclude determine reckon figure notice " +
  "remember forget regret resent welcome embrace challenge dispute refute rebut disagree concur attack disavow distance " +
  "depict cast highlight underscore underline detail list lay outline document expose";

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
  rebuke: "rebuked",
};
const DOUBLED = /^(?:beg|quip|plan|refer|admit|blog|snap|slam|concur|rebut|regret)$/u;
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
    [LABEL, "label"],
    [STANCE, "stance"],
  ];
  for (const [lemmas, kind] of kinds) {
    for (const lemma of lemmas.split(" ")) {
      if (lemma.includes("_")) continue;
      for (const [word, form] of formsOf(lemma)) if (!table.has(word)) table.set(word, { lemma, form, kind });
    }
  }
  return table;
}

const VERBS = verbTable();

/** The verb of saying that `lower` is a form of, if any. */
export function cueVerb(lower: string): CueVerb | undefined {
  return VERBS.get(lower);
}
