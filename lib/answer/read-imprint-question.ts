/** A question about an article itself: who wrote it, or on what day it was put out. */
export type ImprintQuestion = Readonly<{
  asks: "author" | "day";
  /** What stands before the word "article" ("the LBC") and after it ("about the dam"); both may be empty. */
  before: string;
  after: string;
  /** False for "piece", "story", "report", which may mean something in the world. */
  surely: boolean;
}>;

const MEANT = String.raw`(?<before>(?:[^ ?,;:]+ ){0,7}?)(?<noun>articles?|pieces?|stor(?:y|ies)|columns?|reports?|write-?ups?|texts?)\b(?!['’])(?<after>[^?]*?)`;
const WRITER = "(?:author|writer|reporter|journalist|correspondent)s?";
const PUT_OUT =
  "(?:published|posted|printed|released|written|put out|put online|come out|came out|appear|run|dated|filed)";
const DAY = "(?:when|(?:on )?(?:what|which) (?:date|day))";

const AUTHOR_FORMS: readonly RegExp[] = [
  asPattern(
    `(?:who|(?:which|what) ${WRITER})(?: actually| has| have)? (?:wrote|penned|authored|written) ${MEANT}`,
  ),
  asPattern(
    `(?:who(?:['’]s| is| was| are| were)|(?:(?:what is|what['’]s|give me|tell me) )?(?:the )?names? of) (?:the )?${WRITER} (?:of|behind|for|on|who wrote|that wrote) ${MEANT}`,
  ),
  asPattern(
    `(?:who(?: is| was|['’]s)|by whom (?:is|was|were)) ${MEANT} (?:(?:written|penned|authored)(?: by)?|by)`,
  ),
  asPattern(`whose (?:byline|by-line|name) (?:is|stands|appears) (?:on|at the top of|above|under) ${MEANT}`),
];
const DAY_FORMS: readonly RegExp[] = [
  asPattern(`${DAY} (?:was|were|is|did|has|had) ${MEANT} (?:first )?${PUT_OUT}`),
  asPattern(
    `${DAY} (?:did|has) (?<outlet>(?:[^ ?]+ ){1,4}?)(?:publish|print|run|post|release|put out)(?:ed)? ${MEANT}`,
  ),
  asPattern(
    `(?:what(?:['’]s| is| was)|give me|tell me) (?:the )?(?:publication |publishing )?(?:date|day)(?: of publication)? (?:of|on|for) ${MEANT}`,
  ),
];

/** "Who wrote the Echo's piece?", "When was the article about the dam published?"; undefined for other questions. */
export function readImprintQuestion(question: string): ImprintQuestion | undefined {
  return readForms(question, AUTHOR_FORMS, "author") ?? readForms(question, DAY_FORMS, "day");
}

/** Of a question with single spaces. */
function asPattern(form: string): RegExp {
  return new RegExp(`^(?:(?:and|so|but|please) )?${form}\\s*[?.!]*$`, "iu");
}

/** "Who wrote *in* the Echo's article that …?" asks of somebody in the article. */
const INSIDE = /\b(?:in|on|about|to|that|from|for|with|by)\b/iu;

function readForms(
  question: string,
  forms: readonly RegExp[],
  asks: ImprintQuestion["asks"],
): ImprintQuestion | undefined {
  for (const form of forms) {
    const groups = form.exec(question.trim().replace(/\s+/gu, " "))?.groups;
    const before = `${groups?.["outlet"] ?? ""} ${groups?.["before"] ?? ""}`.trim();
    if (!groups || INSIDE.test(before)) continue;
    const surely = /^articles?$/iu.test(groups["noun"] ?? "");
    return { asks, before, after: (groups["after"] ?? "").trim(), surely };
  }
  return undefined;
}
