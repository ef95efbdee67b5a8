import type { Evidence } from "../retrieve/retrieve-evidence.ts";
import { countryOf } from "../text/countries.ts";
import { findProperNames } from "../text/proper-names.ts";
import { foldText } from "../text/words.ts";

/**
 * How well the sentence names the places asked for, in [0, 1]: a list of names that the question does not give before a single
 * place. 0 where no place is asked for.
 */
export function namesAskedPlaces({ reading }: Pick<Evidence, "reading">, text: string): number {
  const { asked, text: question } = reading;
  if (asked.type !== "place" && asked.type !== "country") return 0;
  const folded = foldText(question);
  if (listsNames(text, folded)) return MANY.test(asked.noun ?? "") ? 1 : LIST;
  return asked.type === "place" && namesPlace(text, folded) ? PLACE : 0;
}

/** Several are asked for. */
const MANY = /(?:s|ies)$/u;
/** What a list of places counts where one may be asked for, and a single one. */
const LIST = 0.7;
const PLACE = 0.2;
const REFUSED =
  /\b(?:not|never|no|ruled out|rul(?:es|ing) out|refus\w+|reject\w+|except|instead of|rather than)\b|n['’]t\b/iu;

const LIST_OF_NAMES =
  /\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?(?:, \p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?)+,? (?:or|and) \p{Lu}[\p{L}’'-]+/u;

/** Three names or more side by side, none of them in the question and not refused: "Ostrel, Varn or Grenholm". */
function listsNames(text: string, asked: string): boolean {
  const list = LIST_OF_NAMES.exec(text);
  if (!list || isRefused(text, list.index)) return false;
  return findProperNames(list[0]).every(
    ({ text: name, kind }) => kind !== "person" && !asked.includes(foldText(name)),
  );
}

/** A town or a landscape said as a place, which the question does not name and the sentence does not refuse. */
function namesPlace(text: string, asked: string): boolean {
  return findProperNames(text).some(
    ({ text: name, span }) =>
      countryOf(name) === undefined &&
      !asked.includes(foldText(name)) &&
      /\b(?:in|at|near|off|outside|from|to|into)\s(?:the\s)?$/iu.test(text.slice(0, span.start)) &&
      !isRefused(text, span.start),
  );
}

function isRefused(text: string, at: number): boolean {
  return REFUSED.test(
    text
      .slice(0, at)
      .split(/[;:]|\bbut\b/u)
      .at(-1) ?? "",
  );
}
