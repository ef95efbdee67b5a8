import { foldText } from "./words.ts";

/** Names and peoples that follow from no rule: "names | what is of the country". */
const IRREGULAR = `
united states, us, u.s, u.s., usa, america | american, americans
united kingdom, uk, u.k, u.k., britain, great britain | british, briton, britons
england | english
scotland | scottish, scots
wales | welsh
ireland | irish
france | french
spain | spanish, spaniards
portugal | portuguese
netherlands, holland | dutch
poland | polish, pole, poles
denmark | danish, dane, danes
sweden | swedish, swede, swedes
finland | finnish, finn, finns
norway | norwegian, norwegians
switzerland | swiss
greece | greek, greeks
hungary | hungarian, hungarians
czechia, czech republic | czech, czechs
slovakia | slovak, slovaks
turkey, türkiye | turkish, turk, turks
china | chinese
japan | japanese
germany | german, germans
italy | italian, italians
iceland | icelandic
canada | canadian, canadians
brazil | brazilian, brazilians
egypt | egyptian, egyptians
iran | iranian, iranians
pakistan | pakistani, pakistanis
russia, russian federation | russian, russians
ukraine | ukrainian, ukrainians
belarus | belarusian, belarusians, belorussian
israel | israeli, israelis
iraq | iraqi, iraqis
afghanistan | afghan, afghans
thailand | thai
myanmar, burma | burmese
philippines | filipino, filipinos, philippine
north korea | north korean
south korea | south korean
saudi arabia | saudi, saudis
united arab emirates, uae | emirati
european union, eu, e.u., europe | european, europeans
`;

type Form = Readonly<{ country: string; names: boolean }>;

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const forms = collectForms();

/** The country a word or phrase names or belongs to ("Polish" -> "poland"), or undefined. Names from Unicode CLDR. */
export function countryOf(phrase: string): string | undefined {
  return findForm(phrase)?.country;
}

/** True for a country's own name, false for what is of it ("Polish") and for anything else. */
export function isCountryName(phrase: string): boolean {
  return findForm(phrase)?.names ?? false;
}

function findForm(phrase: string): Form | undefined {
  return forms.get(foldText(phrase).replace(/'s$/u, ""));
}

function collectForms(): ReadonlyMap<string, Form> {
  const found = new Map<string, Form>();
  for (const country of regionNames().map(foldText)) {
    found.set(country, { country, names: true });
    if (!country.endsWith("a")) continue;
    for (const people of [`${country}n`, `${country}ns`]) found.set(people, { country, names: false });
  }
  for (const line of IRREGULAR.trim().split("\n")) {
    const [names = [], people = []] = line.split(" | ").map((side) => side.split(", ").map(foldText));
    const country = names[0] ?? "";
    for (const form of names) found.set(form, { country, names: true });
    for (const form of people) found.set(form, { country, names: false });
  }
  return found;
}

function regionNames(): string[] {
  const names = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
  const found = LETTERS.flatMap((first) => LETTERS.map((second) => names.of(first + second)));
  return found.filter(
    (name): name is string => name !== undefined && !/unknown|outlying|pseudo|territor/iu.test(name),
  );
}

/** Seats of government by which news speaks of a country: "Moscow says", "the Kremlin", "talks with Kyiv". */
const SEATS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ukraine: "kyiv kiev bankova",
    russia: "moscow kremlin",
    belarus: "minsk",
    "united states": "washington pentagon",
    "united kingdom": "london whitehall westminster",
    "european union": "brussels",
    germany: "berlin",
    france: "paris elysee",
    poland: "warsaw",
    turkey: "ankara",
    china: "beijing",
    japan: "tokyo",
    india: "delhi",
    iran: "tehran",
    israel: "jerusalem",
    syria: "damascus",
    "north korea": "pyongyang",
    "south korea": "seoul",
  }).flatMap(([country, seats]) => seats.split(" ").map((seat) => [seat, country] as const)),
);

/** The country whose government the place stands for, as `countryOf` names it; `lower` is folded. */
export function countryOfSeat(lower: string): string | undefined {
  return SEATS.get(lower);
}
