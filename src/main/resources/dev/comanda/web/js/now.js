// The server's time. A tablet's clock may be wrong by hours; whatever is counted from now or to now
// counts by the clock that wrote down the rest.

/** What a time in whole seconds may differ by from one that is exact, with the way of an answer. */
const COARSE_MS_MAX = 2_000;

/** Milliseconds by which the server's clock is ahead of this device's. */
let ahead = 0;

/** Whether that was told exactly. */
let exact = false;

/** Hears what time an answer says it is; its seconds are whole, so the middle of one is meant. */
export function heard(date) {
  const said = Date.parse(date ?? '');
  if (Number.isNaN(said)) return;
  const by = said + 500 - Date.now();
  if (exact && Math.abs(by - ahead) < COARSE_MS_MAX) return;
  ahead = by;
  exact = false;
}

/** Hears when a snapshot was made, to the millisecond. */
export function told(instant) {
  const said = Date.parse(instant ?? '');
  if (Number.isNaN(said)) return;
  ahead = said - Date.now();
  exact = true;
}

/** Now, in milliseconds since 1970. */
export const now = () => Date.now() + ahead;
