"use client";

import { useEffect, useState } from "react";
import { type IsoDate, parseIsoDate } from "../../lib/domain/article.ts";

type DayInputProps = Readonly<{
  label: string;
  day: IsoDate | undefined;
  min: IsoDate | undefined;
  max: IsoDate | undefined;
  /** A whole day, or "" when it was taken away. */
  onChoose: (day: string) => void;
}>;

/** A day, written or picked. Told once it is whole: a year that is still being typed reads as 0002 or 0020. */
export function DayInput({ label, day = "", min, max, onChoose }: DayInputProps) {
  const [typed, setTyped] = useState<string>(day);
  useEffect(() => setTyped(day), [day]);
  const change = (value: string): void => {
    setTyped(value);
    if (parseIsoDate(value) !== undefined && !value.startsWith("0")) onChoose(value);
  };
  return (
    <label>
      {label}{" "}
      <input
        type="date"
        min={min}
        max={max}
        value={typed}
        onChange={(event) => change(event.target.value)}
        onBlur={() => typed === "" && day !== "" && onChoose("")}
      />
    </label>
  );
}
