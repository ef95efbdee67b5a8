/** Up to this many characters a paragraph can be a caption, a by-line or a label. */
export const FURNITURE_MAX = 320;

const NAME = String.raw`\p{Lu}[\p{L}.'’-]+(?:\s+(?:(?:de|van|von|der|den|al|bin|el|la|le|and|&)\s+)*\p{Lu}[\p{L}.'’-]*){0,4}`;
const NAMES = `${NAME}(?:\\s*(?:,|and|&)\\s+${NAME}){0,4}`;
const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const DAY_NAME = "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?";

/** A calendar date alone: "March 4, 2022", "Fri 4 March 2022", "2022-03-04". */
export const WHOLE_DATE = new RegExp(
  `(?:${DAY_NAME}\\.?,?\\s+)?(?:${MONTH}\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}|\\d{1,2}(?:st|nd|rd|th)?\\s+${MONTH}\\.?,?\\s+\\d{4}|\\d{4}-\\d{2}-\\d{2})`,
  "iu",
);
const CLOCK = String.raw`(?:,?\s*(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?)?`;

/** "By Will Taylor", "By Jane Doe and John Roe, Political Editor". The first group is the names. */
export const BY_LINE = new RegExp(
  `^(?:[Ww]ritten |[Rr]eport(?:ed|ing) |[Ss]tory )?(?:[Bb]y|BY)\\s+(${NAMES})(?:\\s*[,|–—-]\\s*[^.!?]{0,60}| (?:for|in|at) [^.!?]{1,40})?$`,
  "u",
);

/** "March 4, 2022 by Joseph Fitsanakis", "Published: 4 March 2022 12:30 GMT". Groups: date, names. */
export const DATE_LINE = new RegExp(
  `^(?:(?:published|updated|posted|date|last (?:updated|modified))(?:\\s+(?:on|at))?\\s*:?\\s*)?(${WHOLE_DATE.source})${CLOCK}(?:\\s*(?:[|–—-]\\s*)?by\\s+(${NAMES}))?$`,
  "iu",
);

/** A picture's caption or credit, by what only captions say. */
const CAPTION: readonly RegExp[] = [
  /(?:^|\p{L}|[.!?"'”’)]\s*)(?:Image|Photo|Picture)\s(?:source|caption|credit)s?(?:\s*[,:]|$)/u,
  /(?:^|[.!?"'”’)\]\s])(?:pictures?|photos?|photographs?|images?|pics?|credits?|illustration|video|graphic|composite)(?:\s+(?:by|credit|courtesy(?: of)?))?\s*:\s*[\p{Lu}@][^.!?]{1,80}\.?\)?$/iu,
  /[([](?:AP |File |Handout )?(?:photos?|photographs?|images?|pictures?|credit)\b[^()[\]]{0,100}[)\]]\.?$/iu,
  /[([][^()[\]]{0,80}\b(?:Getty Images?|AFP|Shutterstock|Alamy|Reuters|EPA|Xinhua|Bloomberg|AP Photo)(?:\/[^()[\]]{0,60})?(?: via [^()[\]]{0,40})?[)\]]\.?$/u,
  /(?:\/|\bvia |\bthrough |©\s?)(?:Getty Images?|AFP|Shutterstock|Alamy|Reuters|EPA|AP|The New York Times|USA TODAY(?: Sports)?)(?:\/[^.!?]{0,60})?$/u,
  /^(?:file\s?[-–—]|file photo\b|hide caption|toggle caption|enlarge this image)/iu,
  /\b(?:hide|toggle) caption\b/iu,
];

/** What pages say of themselves: sharing, newsletters, comments, advertisements, other items. */
const PAGE: readonly RegExp[] = [
  /^(?:no|\d+|leave a|post a|view|add(?: a)?|show|read) comments?(?: \(\d+\))?:?$/iu,
  /^comments?(?: \(\d+\)| are closed\.?)?$/iu,
  /^(?:share|tweet|print|save|email|copy link|listen|subscribe|advertisement|sponsored|promoted|close|loading|menu|search)(?: (?:this|now|on|via|article|story|content|link|icon|with|page)\b.{0,40})?(?:\.{3}|…)?$/iu,
  /^(?:follow|like|join|find) (?:us|me|him|her|them)\b.{0,80}\b(?:twitter|facebook|instagram|telegram|whatsapp|youtube|linkedin|@\w+).{0,60}$/iu,
  /^(?:follow|find) \p{Lu}.{2,60} on (?:twitter|facebook|instagram|telegram)\b.{0,60}$/iu,
  /^(?:sign up|subscribe|register|click here|tap here|download (?:the|our))\b.{0,160}$/iu,
  /^get (?:the|our|more|breaking)\b.{0,100}\b(?:newsletter|inbox|e-?mail|alerts?|app)\b.{0,60}$/iu,
  /^(?:more|read|read more|read also|also read|read next|related|see also|watch|listen|don't miss|recommended|must read|more on this(?: story)?|most read|trending|up next|opinion|analysis|explainer|live(?: updates)?|photos?|video|gallery)\s*(?:\||:|>>|»)\s*\S.{0,200}[^.]$/iu,
  /^(?:read more|read next|related(?: (?:stories|articles|topics|content|coverage))?|see also|most read|trending(?: now)?|recommended(?: for you)?|more on this(?: story)?|more stories|you may also like|story continues below.{0,40}|article continues.{0,40}|continue reading.{0,60}|skip (?:to|past).{0,60}|end of.{0,30}|back to top|view more|show more)\s*:?$/iu,
  /\bread more(?:\s*(?:»|>>|→|…|\.{3}))?$/iu,
  /\bJUST WATCHED\b|\bMUST WATCH\b|\bReplay More Videos\b/u,
  /^(?:©|\(c\)|copyright\b).{0,200}$/iu,
  /^all rights reserved\.?$/iu,
  /\bcontributed to this (?:report|story|article|piece)\b[^.]{0,40}\.?$/iu,
  /^(?:additional )?(?:reporting|editing|writing|contributing) by\b.{0,200}$/iu,
  /^contributing\s*:.{0,160}$/iu,
  /^(?:this|the) (?:article|story|report|piece)(?: \w+){0,2} (?:is more than \d+|was (?:originally|first) published|has been (?:updated|corrected|amended)|originally appeared)\b.{0,160}$/iu,
  /^(?:last )?(?:updated|published|posted|modified)\s*:?\s+(?:\d|an? |on |just |today|yesterday|\p{Lu}).{0,60}$/u,
  /^\d+ (?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?) (?:ago|read)$/iu,
  /^\d+[- ]min(?:ute)? read$/iu,
];

/** The line can only be about the page. */
export function isPageLine(line: string): boolean {
  return line.length <= FURNITURE_MAX && PAGE.some((pattern) => pattern.test(line));
}

/** The paragraph is a picture's caption or credit. */
export function isCaption(line: string): boolean {
  return line.length <= FURNITURE_MAX * 2 && CAPTION.some((pattern) => pattern.test(line));
}

/** The line names who wrote it, or when it was put out, and no more. */
export function isByLine(line: string): boolean {
  return line.length <= 140 && (BY_LINE.test(line) || DATE_LINE.test(line));
}
