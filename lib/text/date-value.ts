/** What a date expression says, before it is set against any calendar. Months count from 1, weekdays from Sunday = 0. */
export type DateValue =
  /** `lastDay` closes a run of days in one month: "27-28 February". */
  | Readonly<{ kind: "day"; year: number | null; month: number; day: number; lastDay: number | null }>
  | Readonly<{ kind: "month"; year: number | null; month: number }>
  | Readonly<{ kind: "year"; year: number }>
  | Readonly<{ kind: "weekday"; weekday: number; which: "last" | "this" | "next" | null }>
  /** Days from the day of writing: "yesterday" is -1. */
  | Readonly<{ kind: "from-report"; days: number }>
  /** Whole weeks, months or years from the one of writing: "last week" is -1 week. */
  | Readonly<{ kind: "period"; unit: PeriodUnit; amount: number }>
  /** The stretch that ends on the day of writing: "the past two weeks". */
  | Readonly<{ kind: "trailing"; unit: PeriodUnit; amount: number }>
  /** Days from the date named before: "later that evening" is 0, "the next day" 1. */
  | Readonly<{ kind: "from-named"; days: number }>;

export type PeriodUnit = "day" | "week" | "month" | "year";
export type MonthPart = "early" | "mid" | "late";
