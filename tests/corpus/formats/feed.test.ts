import { describe, expect, it } from "vitest";
import { readFeed } from "../../../lib/corpus/formats/feed.ts";
import { asidesOf, PARAGRAPHS, textsOf } from "./invented-words.ts";

const HTML = PARAGRAPHS.map((text) => `<p>${text}</p>`).join("");
const read = (xml: string) => readFeed(Buffer.from(xml));
const rss = (items: string, doctype = "") =>
  `<?xml version="1.0" encoding="UTF-8"?>${doctype}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Easton Echo</title><link>https://echo.example</link><description>x</description>${items}</channel></rss>`;

describe("readFeed", () => {
  it("takes one article an item of RSS, its whole content before its summary", () => {
    const item = `<item><title>Bridge &amp;amp; ferry</title><link>https://echo.example/1</link><guid isPermaLink="false">echo-1</guid><dc:creator>Anna Reed</dc:creator><pubDate>Mon, 04 Mar 2019 23:00:00 -0500</pubDate><description>Short.</description><content:encoded><![CDATA[${HTML}<script>alert(1)</script><img src="http://127.0.0.1/x">]]></content:encoded></item>`;
    expect(textsOf(read(rss(item)))).toEqual([
      {
        key: "echo-1",
        body: PARAGRAPHS.join("\n\n"),
        metadata: { title: "Bridge & ferry", outlet: "Easton Echo", author: "Anna Reed", published: "2019-03-04", url: "https://echo.example/1" },
      },
    ]);
  });

  it("reads Atom", () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Easton Echo</title><id>x</id><updated>2019-03-05T00:00:00Z</updated><entry><title>The bridge</title><id>tag:echo.example,2019:a-very-long-name-for-an-entry-of-a-feed</id><link rel="self" href="https://echo.example/self"/><link href="https://echo.example/1"/><author><name>Anna Reed</name></author><published>2019-03-04T08:00:00Z</published><updated>2019-03-05T00:00:00Z</updated><content type="html">${HTML.replaceAll("<", "&lt;")}</content></entry></feed>`;
    const [text] = textsOf(read(atom));
    expect(text).toMatchObject({
      key: expect.stringMatching(/^[0-9a-f]{12}$/u) as string,
      body: PARAGRAPHS.join("\n\n"),
      metadata: { title: "The bridge", author: "Anna Reed", published: "2019-03-04", url: "https://echo.example/1" },
    });
  });

  it("names items by what they are, wherever they stand", () => {
    const item = (title: string) => `<item><title>${title}</title><description>${title} text.</description></item>`;
    const key = (items: string) => textsOf(read(rss(items))).at(-1)?.key;
    expect(key(item("One") + item("Two"))).toBe(key(item("Two")));
  });

  it("names an item without text and keeps the rest", () => {
    const result = read(rss("<item><title>Nothing</title></item><item><title>One</title><description>Text.</description></item>"));
    expect(textsOf(result)).toHaveLength(1);
    expect(asidesOf(result)).toEqual(["bad-row: Item 1 holds no text."]);
  });

  it("unpacks no entity that the file declares, and reads no file for one", () => {
    const laughs = Array.from({ length: 12 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join("");
    const doctype = `<!DOCTYPE rss [<!ENTITY l0 "ha">${laughs}<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY % far SYSTEM "http://127.0.0.1:9/x">]>`;
    const result = read(rss("<item><title>Ha</title><description>So &l12; and &file; it is.</description></item>", doctype));
    expect(textsOf(result).map(({ body }) => body)).toEqual(["So &l12; and &file; it is."]);
  });

  it("says that other XML is no feed", () => {
    expect(read("<?xml version='1.0'?><note><to>You</to></note>")).toMatchObject({ ok: false, reason: "unsupported-format" });
    expect(read("<rss")).toMatchObject({ ok: false });
  });
});
