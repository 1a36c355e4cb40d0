// A list that is read again and again while people work in it. Pure. Rows keep their places as long as somebody has
// chosen some or has scrolled: what is new is counted, and what is no longer meant stays, marked, until it is let go.

/** What stands in a row only now and then; what an event leaves out is no more. */
const PASSING = ['reason', 'due_at', 'document', 'product_number', 'wanted'];

const NOTHING = Object.fromEntries(PASSING.map((name) => [name, undefined]));

/** Rows as they are read when something else is asked for. */
export const first = (read) => ({ rows: read, gone: new Set(), fresh: 0 });

/**
 * The list after the same was asked for again. `read` are all that are meant now, down to the last that is shown; where
 * `still` is true nothing may move.
 */
export function again({ rows }, read, still) {
  const now = new Map(read.map((one) => [one.id, one]));
  if (!still) return first(rows.length === 0 ? read : read.map((one) => later(rows, one)));
  const known = new Set(rows.map((one) => one.id));
  return {
    rows: rows.map((one) => (now.has(one.id) ? later(rows, now.get(one.id)) : one)),
    gone: new Set(rows.filter((one) => !now.has(one.id)).map((one) => one.id)),
    fresh: read.filter((one) => !known.has(one.id)).length,
  };
}

/** Of two answers about one the later: an event may have been faster than a list. */
function later(rows, read) {
  const known = rows.find((one) => one.id === read.id);
  return known && known.version > read.version ? known : read;
}

/** The list after an event has told how one of its rows stands now. */
export function told(list, change) {
  const at = list.rows.findIndex((one) => one.id === change.id);
  if (at < 0 || change.version <= list.rows[at].version) return list;
  const rows = list.rows.map((one, i) => (i === at ? { ...one, ...NOTHING, ...change } : one));
  return { ...list, rows };
}
