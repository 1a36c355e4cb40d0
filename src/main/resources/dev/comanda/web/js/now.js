// The server's time. A tablet's clock may be wrong by hours; whatever is counted from now or to now
// counts by the clock that wrote down the rest.

/** Milliseconds by which the server's clock is ahead of this device's. */
let ahead = 0;

/** Hears what time an answer says it is; its seconds are whole, so the middle of one is meant. */
export function heard(date) {
  const said = Date.parse(date ?? '');
  if (!Number.isNaN(said)) ahead = said + 500 - Date.now();
}

/** Now, in milliseconds since 1970. */
export const now = () => Date.now() + ahead;
