import type { Filters } from "../../lib/domain/conversation.ts";
import { filterPairs } from "../../lib/page/room-address.ts";

/** The filters as hidden fields, so that a form's address keeps them. */
export function FilterFields({ filters }: { filters: Filters }) {
  return filterPairs(filters).map(([name, value]) => (
    <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
  ));
}
