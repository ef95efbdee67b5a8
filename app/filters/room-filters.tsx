"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import type { Filters } from "../../lib/domain/conversation.ts";
import { narrowAddress } from "../../lib/page/room-address.ts";
import { FilterBar } from "./filter-bar.tsx";
import type { PanelProps } from "./filter-panel.tsx";

type RoomFiltersProps = Omit<PanelProps, "onChange"> & Readonly<{ path: string }>;

/** The filters of a room whose address says everything: a change is a new address. */
export function RoomFilters({ path, filters, ...panel }: RoomFiltersProps) {
  const router = useRouter();
  const query = useSearchParams().toString();
  const [, startTransition] = useTransition();
  const [shown, show] = useOptimistic(filters);
  const change = (next: Filters): void =>
    startTransition(() => {
      show(next);
      router.replace(narrowAddress(path, query, next), { scroll: false });
    });
  return <FilterBar {...panel} filters={shown} onChange={change} />;
}
