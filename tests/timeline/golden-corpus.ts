/** One dated event of the shipped corpus, as a person reads it: the date as written, and how its sentence begins. */
export type GoldenEvent = Readonly<{
  article: string;
  date: string;
  precision: "day" | "week" | "month" | "year";
  expression: string;
  opens: string;
}>;

/** Every dated event of the five articles, written by hand from reading them, in order of their telling. */
export const GOLDEN_EVENTS: readonly GoldenEvent[] = [
  {
    article: "2022-02-27-republic-world-foreign-nationals",
    date: "2022-02-27",
    precision: "day",
    expression: "on Sunday",
    opens: "In an unprecedented move, Ukraine Foreign Minister Dmytro Kuleba on Sunday urged",
  },
  {
    article: "2022-02-27-republic-world-foreign-nationals",
    date: "2022-02-27",
    precision: "day",
    expression: "February 27, 2022",
    opens: "Foreigners willing to defend Ukraine and world order",
  },
  {
    article: "2022-02-27-republic-world-foreign-nationals",
    date: "2022-02-21",
    precision: "day",
    expression: "on Monday",
    opens: "The tensions between Russia and Ukraine escalated on Monday after Vladimir Putin recognised",
  },
  {
    article: "2022-02-27-republic-world-foreign-nationals",
    date: "2014-01-01",
    precision: "year",
    expression: "since 2014",
    opens: "Located in eastern Ukraine, these regions have been under the control",
  },
  {
    article: "2022-02-28-waradana-thousands-apply",
    date: "2022-02-28",
    precision: "day",
    expression: "on Monday",
    opens: "Ukraine announced on Monday that it has received thousands of applications",
  },
  {
    article: "2022-02-28-waradana-thousands-apply",
    date: "2022-02-27",
    precision: "day",
    expression: "on Sunday",
    opens: "President Zelensky stated on Sunday that Ukraine would create",
  },
  {
    article: "2022-02-28-waradana-thousands-apply",
    date: "2022-02-28",
    precision: "day",
    expression: "on Monday",
    opens: "Military developments are occurring alongside negotiations",
  },
  {
    article: "2022-02-28-waradana-thousands-apply",
    date: "2022-02-28",
    precision: "day",
    expression: "on Monday",
    opens: "Ukrainian presidential advisor Mykhailo Podolyak informed Reuters",
  },
  {
    article: "2022-02-28-waradana-thousands-apply",
    date: "2022-02-24",
    precision: "day",
    expression: "on Thursday",
    opens: "Earlier, Ukraine stated that its delegation had reached the Belarusian border",
  },
  {
    article: "2022-03-04-intelnews-16000-volunteers",
    date: "2022-03-03",
    precision: "day",
    expression: "as of Thursday",
    opens: "At least 16,000 foreign volunteers had come forward",
  },
  {
    article: "2022-03-04-intelnews-16000-volunteers",
    date: "2022-02-21",
    precision: "week",
    expression: "Last week",
    opens: "Last week, Ukrainian President Volodymyr Zelensky invited",
  },
  {
    article: "2022-03-04-intelnews-16000-volunteers",
    date: "2022-02-21",
    precision: "week",
    expression: "Later that evening",
    opens: "Later that evening, Ukraine’s Minster of Foreign Affairs",
  },
  {
    article: "2022-03-04-intelnews-16000-volunteers",
    date: "2022-03-03",
    precision: "day",
    expression: "On Thursday",
    opens: "On Thursday, The Washington Post said that, in a video",
  },
];
