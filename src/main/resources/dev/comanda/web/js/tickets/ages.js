// How old a ticket is, and what that looks like: by the server's clock, against the minutes that it may take. Pure.

const MINUTE_MS = 60_000;

/** By how much a rush comes before what was ordered at the same time, as the server has it: so nothing else starves. */
const RUSH_MS = 15 * MINUTE_MS;

/** Since when a ticket is to be made: since it was ordered, unless it is for later. */
export const dueSince = ({ placed_at, fire_at }) =>
  Math.max(Date.parse(placed_at), Date.parse(fire_at ?? placed_at));

/** Where a ticket stands among others, the earliest first. */
export const turnOf = (ticket) => dueSince(ticket) - (ticket.rush ? RUSH_MS : 0);

/** Whether nothing of a ticket is wanted any more. */
export const isOff = ({ state, lines }) => state === 'cancelled' || lines.every((line) => line.state === 'voided');

/** Whether a ticket is for later. */
export const isAhead = (ticket, at) => dueSince(ticket) > at;

/** Milliseconds as "6:12", from an hour on as "1 h 06". */
export function elapsed(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)} h ${two(minutes % 60)}`;
}

const AWAITED = ['queued', 'fired'];

/** Whether a ticket takes longer than it may. */
export const isLate = (ticket, at) =>
  AWAITED.includes(ticket.state) && at - dueSince(ticket) > ticket.minutes * MINUTE_MS;

/** The colour of a ticket, and whether it wants a hand now, at an instant in milliseconds. */
export function lookOf(ticket, at) {
  if (isOff(ticket)) return { tone: 'danger', act: false, late: false };
  const late = isLate(ticket, at);
  switch (ticket.state) {
    case 'queued':
      return { tone: late ? 'preparing' : 'new', act: !isAhead(ticket, at), late };
    case 'fired':
      return { tone: 'preparing', act: late, late };
    case 'ready':
      return { tone: 'ready', act: false, late };
    case 'held':
      return { tone: 'call', act: true, late };
    default:
      return { tone: 'served', act: false, late };
  }
}

/** The middle of how long tickets took, in milliseconds; undefined of none. */
export function medianOf(tickets) {
  const times = tickets
    .filter((one) => one.ready_at)
    .map((one) => Date.parse(one.ready_at) - dueSince(one))
    .sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)];
}
