/** Endings that two forms of one word may differ in beyond what stemming removes: invade, invasion; apply, applicant. */
const SHORTEST_SHARED = 5;
const LONGEST_REST = 4;

/** True when two index terms look like forms of one word that stemming kept apart. */
export function sharesRoot(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  const longer = Math.max(a.length, b.length);
  let shared = 0;
  while (shared < shorter && a[shared] === b[shared]) shared++;
  if (shared < SHORTEST_SHARED || longer - shared > LONGEST_REST || shared < 0.6 * longer) return false;
  return !/[^a-z]/u.test(a) && !/[^a-z]/u.test(b);
}
