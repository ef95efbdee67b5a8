import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { stringify } from "yaml";
import { INVENTED_ARTICLES } from "../fixtures/invented-articles.ts";

/** An invented record whose every field tries to be more than text. */
const POISONED = `date 2031-05-14 Crane <script>alert("title")</script> <img src="http://elsewhere.invalid/t.png"> falls

The crane in Port Aven fell on Tuesday, the port authority said. <img src="http://elsewhere.invalid/b.png" onerror="alert('body')">

Union leader Mara Lind said: "We had warned them for 12 years. [click](http://elsewhere.invalid/)" she told reporters.
`;

/** Control characters, an override of the reading direction, tags. */
const POISONED_SOURCE = {
  outlet: 'Bell\u0007 <b onmouseover="alert(2)">Post</b>',
  author: 'Pia \u202e"Holm" <img src=x onerror=alert(1)>\u0000\u001b[31m',
  url: "https://elsewhere.invalid/crane?<script>",
  note: "<a href='http://elsewhere.invalid/'>note</a>",
};

/** The invented articles, the poisoned one, and a file that cannot be read, in a folder of their own. */
export async function writeInventedCorpus(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const corpus = await mkdtemp(path.join(tmpdir(), "corpus-"));
  const files: Record<string, string> = { "crane.txt": POISONED, "empty.txt": "", ...more };
  const sources: Record<string, object> = { "crane.txt": POISONED_SOURCE };
  for (const { file, body, outlet, publishedOn, author, title, url } of INVENTED_ARTICLES) {
    files[file] = body;
    sources[file] = Object.fromEntries(
      Object.entries({ title, outlet, author, published: publishedOn, url }).flatMap(
        ([name, { value, from }]) =>
          value === null || (name === "title" && from === "text") ? [] : [[name, value]],
      ),
    );
  }
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(corpus, file)), { recursive: true });
    await writeFile(path.join(corpus, file), text);
  }
  await writeFile(path.join(corpus, "sources.yaml"), stringify(sources));
  return corpus;
}
