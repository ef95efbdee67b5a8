/** Control characters other than tab and line ends. */
const CONTROLS = /(?![\t\n\r])\p{Cc}/gu;
const LONE_SURROGATES = /\p{Surrogate}/gu;

/** What a client wrote, without control characters and halves of characters, and without white space around it. */
export function cleanText(text: string): string {
  return text.replace(LONE_SURROGATES, "\uFFFD").replace(CONTROLS, " ").trim();
}
