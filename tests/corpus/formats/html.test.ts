import { existsSync, mkdtempSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { readHtml } from "../../../lib/corpus/formats/html.ts";
import { BODY, PARAGRAPHS, textsOf } from "./invented-words.ts";

const ARTICLE = `<article><h1>The bridge is shut</h1>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join("\n")}</article>`;

function page(head: string, body = ARTICLE): string {
  return `<!doctype html><html><head><title>The bridge | Easton Echo</title>${head}</head><body><nav><a href="/">Home</a> <a href="/n">News</a></nav>${body}<footer>© Echo</footer></body></html>`;
}

function read(html: string | Uint8Array) {
  const [text] = textsOf(readHtml(typeof html === "string" ? Buffer.from(html) : html));
  return { body: text?.body ?? "", metadata: text?.metadata };
}

describe("readHtml", () => {
  it("gives the readable text as paragraphs, without what stands around it", () => {
    const { body } = read(page(""));
    expect(body.replace("The bridge is shut\n\n", "")).toBe(BODY);
  });

  it("believes JSON-LD first", () => {
    const thing = {
      "@context": "https://schema.org",
      "@graph": [
        { "@type": "WebSite", name: "Another" },
        {
          "@type": ["ReportageNewsArticle"],
          headline: "The bridge is shut",
          author: [{ "@type": "Person", name: "Anna Reed" }, { "@type": "Person", name: "Jon Moss" }],
          datePublished: "2019-03-04T23:30:00+01:00",
          publisher: { "@type": "Organization", name: "Easton Echo" },
        },
      ],
    };
    const meta = `<meta property="og:title" content="Another title"><meta property="og:site_name" content="Another">`;
    const canonical = `<link rel="canonical" href="https://echo.example/bridge">`;
    const json = `<script type="application/ld+json">${JSON.stringify(thing)}</script>`;
    expect(read(page(meta + canonical + json)).metadata).toEqual({
      title: "The bridge is shut",
      author: "Anna Reed, Jon Moss",
      published: "2019-03-04",
      outlet: "Easton Echo",
      url: "https://echo.example/bridge",
    });
  });

  it("takes Open Graph, then meta tags, then the page's own title", () => {
    const tags = `<meta property="og:site_name" content="Easton Echo"><meta name="author" content="Anna Reed"><meta property="article:published_time" content="2019-03-04T08:00:00Z"><meta property="og:url" content="https://echo.example/bridge"><script type="application/ld+json">{ broken</script>`;
    expect(read(page(tags)).metadata).toEqual({
      title: "The bridge | Easton Echo",
      author: "Anna Reed",
      published: "2019-03-04",
      outlet: "Easton Echo",
      url: "https://echo.example/bridge",
    });
    expect(read(page(`<meta property="og:title" content="The bridge">`)).metadata?.title).toBe("The bridge");
  });

  it("says of nothing more than the page does", () => {
    const address = `<meta property="article:author" content="https://www.example/people/anna"><meta property="og:url" content="javascript:alert(1)">`;
    const { metadata } = read(page(address));
    expect(metadata).toMatchObject({ author: undefined, published: undefined, outlet: undefined, url: undefined });
  });

  it("reads a page in the encoding that it declares", () => {
    const cyrillic = "Мэр города заявил в понедельник, что старый мост закроют на зиму, потому что инженеры нашли трещины в двух опорах.";
    const html = `<html><head><meta charset="windows-1251"><title>Мост</title></head><body><article><p>${cyrillic}</p><p>${cyrillic} Об этом пишет газета.</p></article></body></html>`;
    expect(read(iconv.encode(html, "windows-1251")).body).toContain(cyrillic);
    expect(read(html).body).toContain(cyrillic);
  });

  it("runs no script and asks for nothing: no file is written, a listener hears nothing", async () => {
    const written = join(mkdtempSync(join(tmpdir(), "html-")), "written");
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? "");
      response.end();
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const script = `try { require("fs").writeFileSync(${JSON.stringify(written)}, "x") } catch {} fetch("${host}/fetch"); document.title = "Taken over";`;
    const html = page(
      `<base href="${host}/"><link rel="stylesheet" href="${host}/style.css"><link rel="preload" href="${host}/pre" as="image"><script src="${host}/script.js"></script><script>${script}</script><style>@import url("${host}/import.css"); body { background: url(${host}/back.png) }</style>`,
      `${ARTICLE}<img src="${host}/a.png" onerror='${script}' onload='${script}'><iframe src="${host}/frame" srcdoc="<script>${script.replaceAll('"', "&quot;")}</script>"></iframe><object data="${host}/object"></object><video src="${host}/video" poster="${host}/poster"></video><svg><image href="${host}/svg.png"/><script>${script}</script></svg><a href="javascript:${script.replaceAll('"', "&quot;")}">x</a>`,
    );
    const { body, metadata } = read(html);
    await sleep(300);
    server.close();
    expect(asked).toEqual([]);
    expect(existsSync(written)).toBe(false);
    expect(metadata?.title).toBe("The bridge | Easton Echo");
    expect(body).not.toContain("writeFileSync");
  });

  it("calls a page without text empty", () => {
    expect(readHtml(Buffer.from("<html><body><script>1</script></body></html>"))).toMatchObject({ ok: false, reason: "empty" });
    expect(readHtml(new Uint8Array(0))).toMatchObject({ ok: false, reason: "empty" });
  });
});
