import Link from "next/link";
import styles from "./masthead.module.css";
import { NavLink } from "./nav-link.tsx";
import { type Theme, ThemeSwitch } from "./theme-switch.tsx";

/** The name of the place, its rooms, and light or dark. */
export function Masthead({ theme }: { theme: Theme }) {
  return (
    <header className={styles.masthead}>
      <a className={styles.skip} href="#main">
        Skip to the page
      </a>
      <Link className={styles.name} href="/" prefetch={false}>
        On the Record
      </Link>
      <nav className={styles.nav} aria-label="Rooms">
        <NavLink href="/">Ask</NavLink>
        <NavLink href="/quotes">Quotations</NavLink>
        <NavLink href="/timeline">Timeline</NavLink>
        <NavLink href="/library">Library</NavLink>
      </nav>
      <ThemeSwitch initial={theme} />
    </header>
  );
}
