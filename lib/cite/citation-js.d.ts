/** The part of citation.js that is used; it brings no types of its own. */
declare module "@citation-js/core" {
  type CiteFormat = "bibliography" | "bibtex" | "ris" | "data";
  export class Cite {
    constructor(items: readonly object[]);
    format(format: CiteFormat, options?: Readonly<Record<string, unknown>>): string;
  }
  type Templates = { add(name: string, csl: string): void };
  export const plugins: {
    config: {
      get(plugin: "@csl"): { templates: Templates };
      get(plugin: "@ris"): { outputSpec: "old" | "new" | "mixed" };
    };
  };
}
declare module "@citation-js/plugin-csl" {}
declare module "@citation-js/plugin-bibtex" {}
declare module "@citation-js/plugin-ris" {}
declare module "@citation-js/name" {
  export function parse(name: string): Readonly<{ given?: string; family?: string }>;
}
