import type { Store } from "./room-storage.ts";

/** What stands in for a store that the browser does not give: empty, and every write is refused. */
const CLOSED: Store = {
  getItem: () => null,
  setItem: () => {
    throw new DOMException("This browser keeps nothing for this page.", "SecurityError");
  },
  removeItem: () => undefined,
};

/** The browser's own store. Where cookies are blocked, even naming it throws: then one that keeps nothing. */
export function browserStore(): Store {
  try {
    return window.localStorage;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "SecurityError") return CLOSED;
    throw cause;
  }
}
