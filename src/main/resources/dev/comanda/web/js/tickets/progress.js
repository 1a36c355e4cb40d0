// How far an order and each of its lines is, by the tickets of its stations. Pure.

/** What guests are told, in the order in which it comes. */
export const STEPS = ['received', 'preparing', 'ready', 'served'];

/** How far a ticket's state is along these. */
const STEP = { queued: 0, held: 0, fired: 1, ready: 2, served: 3 };

/** What was asked of lists of tickets before: such a list is never changed, but replaced. */
const known = new WeakMap();

/** The tickets that count, by their orders. */
function byOrder(tickets) {
  if (!known.has(tickets)) {
    const orders = new Map();
    for (const one of tickets.filter(({ state }) => state in STEP)) {
      if (!orders.has(one.order_id)) orders.set(one.order_id, []);
      orders.get(one.order_id).push(one);
    }
    known.set(tickets, orders);
  }
  return known.get(tickets);
}

/** The tickets of an order that count. */
export const ticketsOf = ({ id }, tickets = []) => byOrder(tickets).get(id) ?? [];

/** The least of all; but where anything has been begun, it is being prepared. */
function least(tickets) {
  const steps = tickets.map((one) => STEP[one.state]);
  const low = Math.min(...steps);
  return STEPS[low === 0 && Math.max(...steps) > 0 ? 1 : low];
}

/** How far an order is; one without a ticket is received, and nobody says more. */
export function orderProgress(order, tickets) {
  const own = ticketsOf(order, tickets);
  return own.length === 0 ? STEPS[0] : least(own);
}

/** Guests are told the numbers of a ticket's lines, staff the lines themselves. */
const hasLine = ({ lines }, no) => lines.some((line) => (line.no ?? line) === no);

/**
 * How far a line of an order is; empty where nobody says. A line that needs no preparation is ready, and served
 * with all others.
 */
export function lineProgress(order, line, tickets) {
  const all = ticketsOf(order, tickets);
  if (all.length === 0 || line.state === 'voided') return '';
  const own = all.filter((one) => hasLine(one, line.no));
  if (own.length > 0) return least(own);
  return least(all) === 'served' ? 'served' : 'ready';
}

/** What of a line is held, which staff are told; undefined where nothing is. */
export const heldOf = (order, line, tickets) =>
  ticketsOf(order, tickets).find((one) => one.state === 'held' && hasLine(one, line.no));

/** How far a line is, as staff are told: also that it is held; empty where nobody says. */
export const staffProgress = (order, line, tickets) =>
  line.state !== 'voided' && heldOf(order, line, tickets) ? 'held' : lineProgress(order, line, tickets);

/** How many lines of some orders are at each step, and how many are held: as many as their lists mark so. */
export function countsOf(orders, tickets) {
  const counts = { held: 0, received: 0, preparing: 0, ready: 0, served: 0 };
  for (const order of orders.filter((one) => one.state !== 'cancelled')) {
    for (const line of order.lines) {
      const progress = staffProgress(order, line, tickets);
      if (progress) counts[progress]++;
    }
  }
  return counts;
}

/** How many lines of some orders are still to be made. */
export function toMakeOf(orders, tickets) {
  const { held, received, preparing } = countsOf(orders, tickets);
  return held + received + preparing;
}
