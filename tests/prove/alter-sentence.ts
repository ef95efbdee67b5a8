/** What a variant changes; exactly one thing each. */
export type AlterationKind = "number" | "name" | "date" | "negation" | "speaker" | "hedge";
export type Alteration = Readonly<{ kind: AlterationKind; text: string }>;

const PEOPLE = [
  "Putin",
  "Zelensky",
  "Zelenskyy",
  "Kuleba",
  "Shoigu",
  "Malyar",
  "Podolyak",
  "Medinsky",
  "Peskov",
  "Assad",
];
const FULL_NAMES: Readonly<Record<string, string>> = {
  "Vladimir Putin": "Sergei Shoigu",
  "Volodymyr Zelenskyy": "Vladimir Putin",
  "Volodymyr Zelensky": "Dmytro Kuleba",
  "Dmytro Kuleba": "Volodymyr Zelensky",
  "Sergei Shoigu": "Volodymyr Zelensky",
  "Hanna Malyar": "Mykhailo Podolyak",
  "Mykhailo Podolyak": "Vladimir Medinsky",
  "Vladimir Medinsky": "Mykhailo Podolyak",
  "Dimitry Peskov": "Dmytro Kuleba",
  "Bashar al-Assad": "Volodymyr Zelensky",
};
const PLACES = [
  "Kyiv",
  "Kharkiv",
  "Kiev",
  "Belarus",
  "Homel",
  "Warsaw",
  "Baku",
  "Lutsk",
  "Dnipro",
  "Ivano-Frankivsk",
  "Luhansk",
  "Syria",
  "Japan",
  "Canada",
  "Twitter",
  "Telegram",
  "Facebook",
  "Reuters",
];
const WEEKDAYS = ["Monday", "Sunday", "Thursday", "Friday"];
const NUMBER_WORDS: Readonly<Record<string, string>> = {
  one: "three",
  thousands: "hundreds",
  second: "third",
  thousand: "hundred",
};
const AUXILIARY = /\b(is|are|was|were|has|have|had|will|would|could|should)\b(?! not\b)/u;
const REPORTS =
  /\b(said|says|stated|announced|claimed|revealed|reported|reports|explained|informed|warned|told|tweeted|suggested)\b/u;

/** Every variant of a true sentence in which one number, name, date, negation, speaker or hedge is another. */
export function alterSentence(text: string): Alteration[] {
  return [
    ...alterNumbers(text),
    ...alterNames(text),
    ...alterDates(text),
    ...alterNegation(text),
    ...alterSpeaker(text),
    ...alterHedges(text),
  ].filter((variant) => variant.text !== text);
}

function alterNumbers(text: string): Alteration[] {
  const digits = [...text.matchAll(/(?<![\p{L}-])\d[\d,]*(?:\.\d+)?/gu)].flatMap((match) => {
    const figure = match[0].replace(/,$/u, "");
    const others = [
      figure.replace(/\d/u, (first) => String((Number(first) % 9) + 1)),
      tenTimes(figure),
      figure.includes(".") ? figure.replace(".", "") : `${figure}0`,
    ];
    return others.map((other) => replaceAt(text, match.index, figure.length, other));
  });
  const words = Object.entries(NUMBER_WORDS).flatMap(([word, other]) => swapWord(text, word, other));
  return [...digits, ...words].map((changed) => ({ kind: "number", text: changed }));
}

function tenTimes(figure: string): string {
  return figure.includes(".")
    ? String(Number(figure) * 10)
    : (Number(figure.replaceAll(",", "")) * 10).toLocaleString("en-GB");
}

function alterNames(text: string): Alteration[] {
  const people = PEOPLE.flatMap((name) =>
    others(PEOPLE, name).flatMap((other) => swapWord(text, name, other)),
  );
  const places = PLACES.flatMap((name, index) =>
    swapWord(text, name, PLACES[(index + 3) % PLACES.length] ?? name),
  );
  const sides = [
    ...swapWord(text, "Ukraine", "Russia"),
    ...swapWord(text, "Russia", "Ukraine"),
    ...swapWord(text, "Russian", "Ukrainian"),
    ...swapWord(text, "Ukrainian", "Russian"),
    ...swapWord(text, "Moscow", "Kyiv"),
  ];
  return [...people, ...places, ...sides].map((changed) => ({ kind: "name", text: changed }));
}

/** Zelensky and Zelenskyy are one. */
function others(names: readonly string[], name: string): string[] {
  const key = name.slice(0, 7);
  return names.filter((other) => !other.startsWith(key)).slice(0, 4);
}

function alterDates(text: string): Alteration[] {
  const weekdays = WEEKDAYS.flatMap((day, index) =>
    swapWord(text, day, WEEKDAYS[(index + 1) % WEEKDAYS.length] ?? day),
  );
  const years = [...text.matchAll(/\b20\d\d\b/gu)].map((match) =>
    replaceAt(text, match.index, 4, String(Number(match[0]) - 2)),
  );
  return [
    ...weekdays,
    ...years,
    ...swapWord(text, "Last week", "Last year"),
    ...swapWord(text, "recently", "in 2019"),
  ].map((changed) => ({ kind: "date", text: changed }));
}

function alterNegation(text: string): Alteration[] {
  const outside = text.replace(/"[^"]*"|“[^”]*”/gu, (quoted) => "#".repeat(quoted.length));
  const auxiliary = AUXILIARY.exec(outside);
  const added = auxiliary
    ? [replaceAt(text, auxiliary.index, auxiliary[0].length, `${auxiliary[0]} not`)]
    : [];
  const removed = [
    ...swapPattern(text, /\b(has|have|is|are|was|were) not\b/u, "$1"),
    ...swapPattern(text, /refused to/u, "agreed to"),
    ...swapPattern(text, /has refused to flee/u, "has fled"),
    ...swapPattern(text, /ruled out/u, "accepted"),
    ...swapPattern(text, / not to have/u, " to have"),
  ];
  const never = swapPattern(text, /\b(has|have|had) (?!not\b)/u, "$1 never ");
  return [...added, ...removed, ...never].map((changed) => ({ kind: "negation", text: changed }));
}

/** Another speaker for the one who reports, when the sentence names one before the verb of saying. */
function alterSpeaker(text: string): Alteration[] {
  if (!REPORTS.test(text)) return [];
  return Object.entries(FULL_NAMES)
    .flatMap(([name, other]) => swapWord(text, name, other))
    .map((changed) => ({ kind: "speaker", text: changed }));
}

function alterHedges(text: string): Alteration[] {
  return [
    ...swapPattern(text, /\bclaimed\b/u, "confirmed"),
    ...swapPattern(text, /\bcould include\b/u, "include"),
    ...swapPattern(text, /\bcould include\b/u, "will include"),
    ...swapPattern(text, /\bare believed to come\b/u, "come"),
    ...swapPattern(text, /\bis believed\b/u, "is known"),
    ...swapPattern(text, /\bplans to form\b/u, "has formed"),
    ...swapPattern(text, /\bwould create\b/u, "has created"),
    ...swapPattern(text, /\bwants to reach\b/u, "has reached"),
    ...swapPattern(text, /\bis willing to enter\b/u, "has entered"),
    ...swapPattern(text, /\bproposed handing over\b/u, "handed over"),
    ...swapPattern(text, /\bsuggested\b/u, "confirmed"),
    ...swapPattern(text, /\burged foreign nationals to help\b/u, "made foreign nationals help"),
    ...swapPattern(text, /\bhave been seeking to recruit\b/u, "have recruited"),
    ...swapPattern(text, /\bpotential "environmental/u, '"environmental'),
    ...swapPattern(text, /\b(?:has|have) (?=\p{L}+ed\b)/u, "may have "),
    ...swapPattern(text, /\bwas struck\b/u, "may have been struck"),
    ...swapPattern(text, /\bThe Ukraine military claimed that it\b/u, "The Ukraine military"),
  ].map((changed) => ({ kind: "hedge", text: changed }));
}

function swapWord(text: string, word: string, other: string): string[] {
  return swapPattern(text, new RegExp(String.raw`(?<![\p{L}-])${word}(?![\p{L}-])`, "u"), other);
}

function swapPattern(text: string, pattern: RegExp, other: string): string[] {
  return pattern.test(text) ? [text.replace(pattern, other)] : [];
}

function replaceAt(text: string, at: number, length: number, other: string): string {
  return text.slice(0, at) + other + text.slice(at + length);
}
