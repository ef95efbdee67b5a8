import type { Database } from "./database.ts";
import { cutTerm } from "./term-vector.ts";

/** How many passages and articles hold a term. */
export type TermFrequency = Readonly<{ passages: number; articles: number }>;

/** Terms remembered; some megabytes. */
const REMEMBERED_MAX = 50_000;

/** Frequencies in one generation, where they never change: each is asked for once, known or not. */
export class TermFrequencies {
  private readonly known = new Map<string, TermFrequency | undefined>();

  constructor(
    private readonly database: Database,
    private readonly at: number,
  ) {}

  /** By the terms as they were asked for; those that nothing holds are left out. */
  async find(terms: readonly string[]): Promise<Map<string, TermFrequency>> {
    if (this.known.size > REMEMBERED_MAX) this.known.clear();
    const unknown = new Set(terms.map(cutTerm).filter((term) => !this.known.has(term)));
    const read = unknown.size === 0 ? new Map<string, TermFrequency>() : await this.read([...unknown]);
    for (const term of unknown) this.known.set(term, read.get(term));
    const found = new Map<string, TermFrequency>();
    for (const term of terms) {
      const frequency = this.known.get(cutTerm(term)) ?? read.get(cutTerm(term));
      if (frequency) found.set(term, frequency);
    }
    return found;
  }

  private async read(terms: readonly string[]): Promise<Map<string, TermFrequency>> {
    const rows = await this.database.rows<TermFrequency & { term: string }>(
      "SELECT term, passages, articles FROM vocabulary WHERE term = ANY($1) AND born <= $2 AND died > $2",
      [terms, this.at],
    );
    return new Map(rows.map(({ term, ...frequency }) => [term, frequency]));
  }
}
