import { countryOf } from "../text/countries.ts";
import { foldText } from "../text/words.ts";

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Nouns for what a person is or does, as news gives them beside a name. */
const ROLE_NOUNS = wordSet(
  "president premier chancellor minister minster secretary spokesman spokeswoman spokesperson senator representative congressman " +
    "congresswoman governor mayor general colonel captain lieutenant sergeant major admiral commander brigadier chief head leader " +
    "chairman chairwoman chair chairperson director manager adviser advisor aide negotiator envoy ambassador diplomat official " +
    "lawmaker legislator deputy judge justice prosecutor attorney lawyer sheriff officer analyst expert professor economist " +
    "historian scientist doctor physician researcher scholar journalist reporter correspondent editor columnist author writer host " +
    "anchor commentator pundit activist organizer organiser founder cofounder co-founder ceo executive owner investor businessman " +
    "businesswoman mogul billionaire strategist pollster consultant candidate nominee frontrunner front-runner king queen prince " +
    "princess pope bishop archbishop cardinal priest pastor imam rabbi reverend coach actor actress singer star player teacher " +
    "student resident voter supporter delegate veteran soldier witness neighbor neighbour mother father wife husband son daughter " +
    "sister brother friend colleague member speaker whip treasurer counsel inspector detective superintendent commissioner " +
    "councillor councilman councilwoman lobbyist fundraiser operative staffer volunteer worker farmer owner democrat republican " +
    "conservative politician statesman dictator ruler tsar czar oligarch pilot",
);
const HONORIFICS = wordSet(
  "mr mr. mrs mrs. ms ms. miss dr dr. sir lord lady dame sen sen. rep rep. gov gov. gen gen. col col. lt lt. capt capt. sgt sgt. " +
    "prof prof. rev rev. st st. mme messrs messrs. hon hon.",
);
const WOMEN =
  /^(?:mrs|ms|miss|lady|dame|mme)\.?$|woman$|^(?:queen|princess|actress|mother|wife|daughter|sister|she)$/u;
const MEN = /^(?:mr|sir|lord)\.?$|man$|^(?:king|prince|actor|father|husband|son|brother|he)$/u;

export type Gender = "woman" | "man" | undefined;

/** What a title, a role or a pronoun tells of a person's gender. */
export function genderOf(lower: string): Gender {
  if (WOMEN.test(lower)) return "woman";
  return MEN.test(lower) ? "man" : undefined;
}

export function isRoleNoun(lower: string): boolean {
  return ROLE_NOUNS.has(lower) || ROLE_NOUNS.has(lower.replace(/^(?:vice|co|ex)-/u, ""));
}

export function isHonorific(lower: string): boolean {
  return HONORIFICS.has(lower);
}

const ROLE_STOPS = wordSet(
  "the a an of for to in at and his her its their former then's s 's deputy new current",
);

/** Words of a role that tell it from others, countries and peoples made one: "Ukraine's President" gives ukraine, president. */
export function roleKeys(role: string): string[] {
  const words = foldText(role)
    .replace(/'s\b/gu, "")
    .split(/[^\p{L}\p{N}.-]+/u);
  return words
    .filter((word) => word !== "" && !ROLE_STOPS.has(word))
    .map((word) => countryOf(word) ?? spelledAlike(word));
}

function spelledAlike(word: string): string {
  if (word === "minster") return "minister";
  if (word === "adviser") return "advisor";
  return word === "defence" ? "defense" : word;
}

/** True when the description ("the Russian president") says nothing that the role ("President of Russia") does not hold. */
export function roleFits(description: string, role: string): boolean {
  const wanted = roleKeys(description);
  const held = new Set(roleKeys(role));
  return wanted.length > 0 && wanted.every((word) => held.has(word)) && wanted.some(isRoleNoun);
}
