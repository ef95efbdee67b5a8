import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeDocx, makeDocxBomb } from "./formats/make-docx.ts";
import { makePdf } from "./formats/make-pdf.ts";

export type HostileFile = Readonly<{ file: string; bytes: Uint8Array }>;

const PROSE = "The mayor of Easton said on Monday, “No.” The old bridge was closed for the winter on March 4, 2019.";

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `count` files that nobody should have written, below `dir`; the same for the same seed. */
export async function writeHostileFiles(dir: string, count: number, seed: number): Promise<readonly HostileFile[]> {
  const random = seededRandom(seed);
  const whole = await makeWholeFiles();
  const files: HostileFile[] = [];
  for (let at = 0; at < count; at++) {
    const { name, bytes } = draftFile(at, random, whole);
    const file = `${String(at % 7)}/${String(at).padStart(4, "0")}${name}`;
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), bytes);
    files.push({ file, bytes });
  }
  return files;
}

type Draft = Readonly<{ name: string; bytes: Uint8Array }>;
type Random = () => number;

function draftFile(at: number, random: Random, whole: readonly Draft[]): Draft {
  const kind = at % 4;
  if (kind === 0) return pick(CRAFTED, random)(random);
  if (kind === 1) return { name: `${oddName(random)}${pick(EXTENSIONS, random)}`, bytes: noise(random) };
  const original = pick(whole, random);
  if (kind === 2) return { ...original, bytes: mutate(original.bytes, random) };
  return { name: `${oddName(random)}${pick(EXTENSIONS, random)}`, bytes: original.bytes };
}

const EXTENSIONS = [".txt", ".md", ".html", ".pdf", ".docx", ".jsonl", ".csv", ".tsv", ".rss", ".atom", ".xml", ".exe", ""];

async function makeWholeFiles(): Promise<Draft[]> {
  const text = (name: string, content: string): Draft => ({ name, bytes: Buffer.from(content) });
  return [
    { name: ".pdf", bytes: await makePdf({ title: "The bridge", pages: [[PROSE, PROSE], [PROSE]] }) },
    { name: ".docx", bytes: await makeDocx({ paragraphs: [PROSE, PROSE], properties: "<dc:title>x</dc:title>" }) },
    text(".txt", `date 2019-03-04 The bridge\n\n${PROSE}\n`),
    text(".md", `---\ntitle: The bridge\ndate: 2019-03-04\n---\n# The bridge\n\n${PROSE}`),
    text(".html", `<html><head><meta charset="utf-8"><title>x</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"x"}</script></head><body><article><p>${PROSE}</p><p>${PROSE}</p></article></body></html>`),
    text(".jsonl", `${JSON.stringify({ id: 1, title: "x", body: PROSE })}\n${JSON.stringify({ id: 2, body: PROSE })}`),
    text(".csv", `id,title,body\n1,"x","${PROSE}"\n2,y,${PROSE.replaceAll(",", "")}`),
    text(".rss", `<?xml version="1.0"?><rss version="2.0"><channel><title>x</title><item><title>y</title><description><![CDATA[<p>${PROSE}</p>]]></description></item></channel></rss>`),
    text(".atom", `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><id>1</id><title>y</title><content type="html">&lt;p&gt;${PROSE}</content></entry></feed>`),
  ];
}

/** Bytes flipped, cut out, repeated or put in, up to twenty times. */
function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  let mutated = Buffer.from(bytes);
  const times = 1 + Math.floor(random() * 20);
  for (let time = 0; time < times; time++) {
    const from = Math.floor(random() * mutated.length);
    const to = Math.min(mutated.length, from + 1 + Math.floor(random() * 64));
    const change = Math.floor(random() * 4);
    if (change === 0) mutated[from] = Math.floor(random() * 256);
    else if (change === 1) mutated = Buffer.concat([mutated.subarray(0, from), mutated.subarray(to)]);
    else if (change === 2) mutated = Buffer.concat([mutated.subarray(0, to), mutated.subarray(from)]);
    else mutated = Buffer.concat([mutated.subarray(0, from), noise(random, 32), mutated.subarray(from)]);
  }
  return random() < 0.2 ? mutated.subarray(0, Math.floor(random() * mutated.length)) : mutated;
}

function noise(random: Random, most = 4096): Buffer {
  return Buffer.from(Array.from({ length: 1 + Math.floor(random() * most) }, () => Math.floor(random() * 256)));
}

const ODD_NAMES = ["", "-rf", " ", "..", "a..b", "\u202egnp", "\n", "\u001b[31m", "'; DROP TABLE articles;--", "%2e%2e%2f", "con", "報告", "é", "x".repeat(180), "<script>", "$(id)", "\u200b", "#q1", "constructor", "__proto__"];

function oddName(random: Random): string {
  return pick(ODD_NAMES, random);
}

const file = (name: string, content: string | Uint8Array): Draft => ({ name, bytes: Buffer.from(content) });
const LAUGHS = Array.from({ length: 20 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join("");
const feed = (inside: string, doctype = "") =>
  `<?xml version="1.0"?>${doctype}<rss version="2.0"><channel><title>x</title>${inside}</channel></rss>`;

/** Files made to harm, each with something left to chance. */
const CRAFTED: readonly ((random: Random) => Draft)[] = [
  () => file(".txt", ""),
  () => file(".txt", "\ufeff"),
  () => file(".txt", `${PROSE}\0${PROSE}`),
  (random) => file(".txt", "\n".repeat(Math.floor(random() * 100_000))),
  (random) => file(".txt", `${PROSE} `.repeat(Math.floor(random() * 8000))),
  (random) => file(".txt", `\u202e${"\u200b".repeat(Math.floor(random() * 1000))}${PROSE}\u0000\ufffe`),
  (random) => file(".txt", Buffer.from(`${PROSE}\ud800 ${random()}`, "utf16le")),
  (random) => file(".txt", `“${"“He said ".repeat(Math.floor(random() * 3000))}`),
  (random) => file(".txt", "(".repeat(Math.floor(random() * 50_000)) + PROSE),
  (random) => file(".txt", "a".repeat(Math.floor(random() * 3_000_000))),
  () => file(".md", `---\na: &a [x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\ntitle: *c\n---\n${PROSE}`),
  () => file(".md", `---\ntitle: !!js/function 'function () { process.exit(9) }'\n---\n${PROSE}`),
  () => file(".md", `---\n? {__proto__: {polluted: true}}\n: x\n__proto__: {polluted: true}\ntitle: {lc: 1}\n---\n${PROSE}`),
  (random) => file(".html", "<div>".repeat(Math.floor(random() * 20_000)) + PROSE),
  (random) => file(".html", `<p ${Array.from({ length: Math.floor(random() * 5000) }, (_, at) => `a${at}="x"`).join(" ")}>${PROSE}`),
  () => file(".html", `<script>process.exit(9)</script><img src=x onerror="process.exit(9)"><p>${PROSE}</p><!-- never closed`),
  () => file(".html", `<meta charset="utf-7"><base href="file:///"><iframe src="/etc/passwd"></iframe><article><p>${PROSE}</p></article>`),
  () => file(".html", `<script type="application/ld+json">{"@type":"NewsArticle","__proto__":{"polluted":true},"headline":{"lc":1},"author":[[[[]]]]}</script><p>${PROSE}</p>`),
  (random) => file(".html", `<table>${"<tr><td>".repeat(Math.floor(random() * 3000))}${PROSE}`),
  () => file(".rss", feed(`<item><description>&l20;</description></item>`, `<!DOCTYPE rss [<!ENTITY l0 "ha">${LAUGHS}]>`)),
  () => file(".xml", feed(`<item><description>&f;</description></item>`, `<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://127.0.0.1:9/"> %p;]>`)),
  (random) => file(".atom", "<feed>".repeat(Math.floor(random() * 20_000))),
  (random) => file(".xml", feed(`<item><title>${"&amp;".repeat(Math.floor(random() * 10_000))}</title><description>${PROSE}</description></item>`)),
  () => file(".xml", `<!DOCTYPE ${"[<".repeat(20_000)}`),
  (random) => file(".jsonl", `${"[".repeat(Math.floor(random() * 200_000))}\n${JSON.stringify({ body: PROSE })}`),
  () => file(".jsonl", `{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"body":${JSON.stringify(PROSE)},"id":"../../etc"}`),
  () => file(".jsonl", `{"body":"\\u0000\\ud800","id":1e400}\n{"body":${JSON.stringify(PROSE)},"published":1e300,"title":{"toString":1}}`),
  (random) => file(".ndjson", Array.from({ length: Math.floor(random() * 300) }, () => JSON.stringify({ id: "same", body: PROSE })).join("\n")),
  (random) => file(".csv", `body\n"${PROSE}${'"'.repeat(Math.floor(random() * 9))}\n=cmd|' /C calc'!A0\n"never closed`),
  (random) => file(".csv", `${Array.from({ length: Math.floor(random() * 5000) }, (_, at) => `c${at}`).join(",")},body\n${",".repeat(5000)}${PROSE}`),
  () => file(".tsv", `__proto__\tconstructor\tbody\nx\ty\t${PROSE}`),
  () => file(".pdf", "%PDF-1.7\n1 0 obj\n<< /Length 99999999999 /Filter [/FlateDecode /FlateDecode] >>\nstream\nx\n%%EOF"),
  () => file(".pdf", `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(process.exit(9))>>>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF`),
  (random) => file(".docx", `PK\u0003\u0004${"\0".repeat(Math.floor(random() * 1000))}`),
  () => file("/sources.yaml", `a: &a [x]\nb: [*a, *a]\n"../../etc/passwd": {title: x}\n__proto__: {polluted: true}`),
];

/** A file that unpacks to far more than it is; made once, since it takes a while. */
export async function makeBomb(): Promise<HostileFile> {
  return { file: "bomb.docx", bytes: await makeDocxBomb(30_000_000) };
}

function pick<T>(items: readonly T[], random: Random): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("Nothing to pick from.");
  return item;
}
