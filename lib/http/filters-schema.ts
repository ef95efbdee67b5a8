import { z } from "zod";
import { type IsoDate, parseArticleId, parseIsoDate } from "../domain/article.ts";
import type { Filters } from "../domain/conversation.ts";

/** A day that exists, `YYYY-MM-DD`. */
export const isoDate = z
  .string()
  .refine((text) => parseIsoDate(text) !== undefined, "wants a day as YYYY-MM-DD")
  .meta({ format: "date" });

/** One name or several; a list holds up to 100. */
export const namesParameter = z
  .union([z.string().max(200), z.array(z.string().max(200)).max(100)])
  .transform((value) => (Array.isArray(value) ? value : [value]));

/** What narrows the record, in a body or in a query. */
export const filtersShape = {
  from: isoDate.optional(),
  to: isoDate.optional(),
  outlets: namesParameter.optional(),
  speakers: namesParameter.optional(),
  articles: namesParameter.optional(),
};

export const filtersSchema = z.object(filtersShape);

export type FiltersInput = Readonly<{
  [Name in keyof z.infer<typeof filtersSchema>]?: z.infer<typeof filtersSchema>[Name] | undefined;
}>;

/** Filters with what was not given left out. Article ids that cannot be are left out too: they match nothing. */
export function nameFilters(input: FiltersInput): Filters {
  const articles = input.articles?.flatMap((id) => parseArticleId(id) ?? []);
  return {
    ...namedDays(input),
    ...(input.outlets?.length ? { outlets: input.outlets } : {}),
    ...(input.speakers?.length ? { speakers: input.speakers } : {}),
    ...(articles ? { articles } : {}),
  };
}

/** The days of a range, without the ones not given. */
export function namedDays(input: { from?: string | undefined; to?: string | undefined }): {
  from?: IsoDate;
  to?: IsoDate;
} {
  return { ...(input.from ? { from: input.from } : {}), ...(input.to ? { to: input.to } : {}) };
}
