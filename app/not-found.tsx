import type { Metadata } from "next";
import { NoRecord } from "./room/no-record.tsx";

export const metadata: Metadata = { title: "No such page" };

export default function NotFound() {
  return <NoRecord message="There is no such page." hint="The rooms are above." />;
}
