import { countryOf } from "../text/countries.ts";

const TITLE =
  /^(?:mr|mrs|ms|miss|dr|prof|professor|sir|president|premier|chancellor|senator|governor|mayor|minister|minster|secretary|general|colonel|captain|adviser|advisor|ambassador|spokes(?:man|woman|person)|chief|leader|commander|king|queen|prince|princess|pope|prime|vice|deputy|first|former|defence|defense|foreign|interior|finance|health|press|state|presidential)\.?$/iu;

/** "Russian Defence Minister Sergei Shoigu" as "Sergei Shoigu". A name made of titles alone is left as it is. */
export function withoutTitle(name: string): string {
  const words = name.split(" ");
  const titled = words.some((word) => TITLE.test(word));
  const first = words.findIndex((word) => !TITLE.test(word) && countryOf(word) === undefined);
  return titled && first > 0 ? words.slice(first).join(" ") : name;
}
