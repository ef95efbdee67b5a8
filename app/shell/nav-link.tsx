"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import styles from "./masthead.module.css";

export function NavLink({ href, children }: { href: string; children: string }) {
  const here = usePathname() === href;
  return (
    <Link className={styles.link} href={href} prefetch={false} aria-current={here ? "page" : undefined}>
      {children}
    </Link>
  );
}
