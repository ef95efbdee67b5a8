/**
 * MLA (9th edition, 5.2 and 5.60) and Chicago (17th edition, 14.191) for what this program cites: articles of news
 * outlets on the web. citation.js brings APA itself.
 */
const names = `<names variable="author"><name name-as-sort-order="first" and="text" delimiter-precedes-last="always"/></names>`;
const title = `<text variable="title" quotes="true" text-case="title"/>`;
const outlet = `<text variable="container-title" font-style="italic"/>`;

export const MLA = styleOf(
  "mla-news",
  `<date form="text"><date-part name="day" suffix=" "/><date-part name="month" form="short" suffix=" "/><date-part name="year"/></date>
   <terms><term name="month-06" form="short">June</term><term name="month-07" form="short">July</term><term name="month-09" form="short">Sept.</term></terms>`,
  `<group delimiter=". ">
     ${names}
     ${title}
     <group delimiter=", ">${outlet}<date variable="issued" form="text"/><text variable="URL"/></group>
     <group delimiter=" "><text value="Accessed"/><date variable="accessed" form="text"/></group>
   </group>`,
);

export const CHICAGO = styleOf(
  "chicago-news",
  `<date form="text"><date-part name="month" suffix=" "/><date-part name="day" suffix=", "/><date-part name="year"/></date>`,
  `<group delimiter=". ">
     ${names}
     ${title}
     <group delimiter=", ">${outlet}<date variable="issued" form="text"/></group>
     <group delimiter=" "><text value="Accessed"/><date variable="accessed" form="text"/></group>
     <text variable="URL"/>
   </group>`,
);

function styleOf(id: string, locale: string, entry: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">
  <info><title>${id}</title><id>${id}</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <locale xml:lang="en">${locale}</locale>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout suffix=".">${entry}</layout></bibliography>
</style>`;
}
