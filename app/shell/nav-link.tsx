"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { carryFilters, readFilters, writeAddress } from "../../lib/page/room-address.ts";
import { useLastConversation } from "./last-conversation.ts";
import styles from "./masthead.module.css";

/** The way to a room, with the filters of this one; to the conversation that was shown last, where that is asked for. */
export function NavLink({ href, children }: { href: string; children: string }) {
  const here = usePathname() === href;
  const query = useSearchParams();
  const conversation = useLastConversation();
  const filters = readFilters(query);
  const address =
    href === "/"
      ? writeAddress({ conversation, question: null, filters })
      : carryFilters(href, query.toString());
  return (
    <Link className={styles.link} href={address} prefetch={false} aria-current={here ? "page" : undefined}>
      {children}
    </Link>
  );
}
