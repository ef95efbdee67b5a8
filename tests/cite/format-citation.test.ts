import { describe, expect, it } from "vitest";
import { CITATION_STYLES, formatCitation } from "../../lib/cite/format-citation.ts";
import { summarizeArticle } from "../../lib/domain/article.ts";
import { INVENTED_ARTICLES } from "../fixtures/invented-articles.ts";

const [strike, ferries, history] = INVENTED_ARTICLES.map(summarizeArticle);
if (!strike || !ferries || !history) throw new Error("three articles are invented");
const today = "2031-06-02";

describe("formatCitation()", () => {
  it("gives APA", () => {
    expect(formatCitation(strike, "apa", today)).toBe(
      "Holm, P. (2031, May 14). Harbour strike enters second week. Aven Courier. https://news.invalid/aven-harbour-strike",
    );
  });

  it("gives MLA, with the day of access", () => {
    expect(formatCitation(strike, "mla", today)).toBe(
      "Holm, Pia. “Harbour Strike Enters Second Week.” Aven Courier, 14 May 2031, https://news.invalid/aven-harbour-strike. Accessed 2 June 2031.",
    );
  });

  it("gives Chicago", () => {
    expect(formatCitation(strike, "chicago", today)).toBe(
      "Holm, Pia. “Harbour Strike Enters Second Week.” Aven Courier, May 14, 2031. Accessed June 2, 2031. https://news.invalid/aven-harbour-strike.",
    );
  });

  it("gives BibTeX, RIS and CSL-JSON with author, outlet and address", () => {
    expect(formatCitation(strike, "bibtex", today)).toMatch(/author = \{Holm, Pia\}[\s\S]*url = \{https:/u);
    expect(formatCitation(strike, "ris", today)).toMatch(
      /A1 {2}- Holm, Pia[\s\S]*JF {2}- Aven Courier[\s\S]*UR {2}- https:/u,
    );
    const [entry] = JSON.parse(formatCitation(strike, "csl-json", today));
    expect(entry).toMatchObject({
      type: "article-newspaper",
      "container-title": "Aven Courier",
      issued: { "date-parts": [[2031, 5, 14]] },
    });
  });

  it.each(CITATION_STYLES)("leaves out what is not known, in %s", (style) => {
    const told = formatCitation(history, style, today);
    expect(told).toContain("arbour");
    expect(told).not.toMatch(/null|undefined|1970/u);
  });
});
