// Applies the log's events to what a page shows. Pure: every function returns a new state and never
// changes the one it was given; an event applied twice gives the same state. What is not in these
// lists changes nothing here: a newer server may tell of things that this page has never heard of.

const SESSIONS = [
  'session.opened',
  'session.verified',
  'session.joined',
  'session.moved',
  'session.merged',
  'session.enlarged',
  'session.changed',
  'session.closed',
];
const ORDERS = ['order.placed', 'order.cancelled', 'line.voided'];
const PAYMENTS = ['payment.made', 'payment.taken_back', 'receipt.issued'];
const REQUESTS = ['request.made', 'request.accepted', 'request.refused', 'request.expired'];
const TICKETS = [
  'ticket.queued',
  'ticket.fired',
  'ticket.ready',
  'ticket.served',
  'ticket.held',
  'ticket.cancelled',
  'ticket.changed',
];

const ALERT = 'integration.alert';
const ALERTS = [ALERT, 'integration.recovered'];

/** What pages show of these they ask for themselves: menus, lists of products, of stations, of integrations and deliveries. */
export const ELSEWHERE = [
  'product.changed',
  'category.changed',
  'modifiers.changed',
  'station.changed',
  'integration.changed',
  'delivery.placed',
  'delivery.held',
  'delivery.created',
  'delivery.error',
  'delivery.unknown',
  'delivery.cleared',
  'delivery.skipped',
  'delivery.cancelled',
  'delivery.changed',
];

/** Whether an event tells of a ticket. */
export const isTicket = (type) => TICKETS.includes(type);

const place = (list, item) => {
  const at = list.findIndex((one) => one.id === item.id);
  if (at < 0) return [...list, item];
  const older = item.version < list[at].version;
  return older ? list : list.map((one, i) => (i === at ? item : one));
};

/** Guests are told which part of its order a ticket is, and not its id. */
const ticketKey = ({ id, order_id, part }) => id ?? `${order_id}/${part}`;

/** Tickets with one as it is now. */
export function withTicket(tickets, ticket) {
  const key = ticketKey(ticket);
  const at = tickets.findIndex((one) => ticketKey(one) === key);
  if (at < 0) return [...tickets, ticket];
  const older = ticket.version < tickets[at].version;
  return older ? tickets : tickets.map((one, i) => (i === at ? ticket : one));
}

/** Where only the sum of what was paid is known, a payment may be in it already: that has to be asked for. */
function paidIn(session, type, payment) {
  const { left, payments = [] } = session;
  const summedUp = left && (left.paid.amount !== 0 || type === 'receipt.issued');
  if (summedUp && !payments.some((one) => one.id === payment.id)) return { ...session, stale: true };
  return { ...session, payments: place(payments, payment) };
}

/** Whether an order is older than all of these. */
const isBefore = (order, orders) => orders.length > 0 && latestFirst([order, ...orders]).at(-1) === order;

/** A session after an event; what the event's session does not carry stays as it was. */
export function applyToSession(session, { type, session_id, data }) {
  if (session_id !== session.id) return session;
  if (SESSIONS.includes(type)) {
    if (data.version < session.version) return session;
    const { orders, payments, left } = session;
    return { ...session, document: undefined, ...data, orders, payments, left };
  }
  if (PAYMENTS.includes(type)) return paidIn(session, type, data);
  if (isTicket(type)) return { ...session, tickets: withTicket(session.tickets ?? [], data) };
  if (!ORDERS.includes(type)) return session;
  const unknown = session.left && !session.orders.some((one) => one.id === data.id);
  // What has become of an order that is left out changes what is left: that has to be asked for.
  if (unknown && data.version > 1) return { ...session, stale: true };
  // A phone that reads its session goes on from an earlier position: what it then hears of again is counted there.
  if (unknown && isBefore(data, session.orders)) return session;
  return { ...session, orders: place(session.orders, data) };
}

/** A session as it was read anew; what has happened to it since it was as `asked` stays. */
export function readAnew(session, read, asked) {
  if (session.merged_into) return { ...session, stale: false };
  const fields = session.version === asked.version ? { ...session, ...read } : { ...read, ...session };
  const payments = (session.payments ?? []).reduce(place, read.payments ?? []);
  const [first] = read.orders;
  const later = session.orders.filter((one) => !read.left || (first && one.placed_at > first.placed_at));
  const orders = later.reduce(place, read.orders);
  return { ...fields, left: read.left, stale: false, orders, payments };
}

const both = (one, other) =>
  one && other
    ? {
        orders: one.orders + other.orders,
        due: { ...one.due, amount: one.due.amount + other.due.amount },
        paid: { ...one.paid, amount: one.paid.amount + other.paid.amount },
      }
    : (one ?? other);

/** A merged session's orders are booked on the one that took it in, and so is what was paid. */
function merged(panel, from) {
  const { orders = [], payments = [], left } = panel.sessions.find((one) => one.id === from.id) ?? {};
  const sessions = panel.sessions.map((one) => {
    if (one.id === from.id) return { ...one, ...from, orders: [], payments: [], left: undefined };
    if (one.id !== from.merged_into) return one;
    return {
      ...one,
      orders: orders.reduce(place, one.orders),
      payments: payments.reduce(place, one.payments ?? []),
      left: both(one.left, left),
    };
  });
  return { ...panel, sessions };
}

const without = (list, id) => list.filter((one) => one.id !== id);

/** Only those that nobody has answered are shown. */
const requested = (panel, request) => ({
  ...panel,
  requests:
    request.state === 'open' ? place(panel.requests, request) : without(panel.requests, request.id),
});

/** The log does not know a spot's address; it stays while the code does. */
function respotted(panel, spot) {
  if (spot.deleted) return { ...panel, spots: without(panel.spots, spot.id) };
  const before = panel.spots.find((one) => one.id === spot.id);
  const url = spot.url ?? (before?.code === spot.code ? before.url : undefined);
  return { ...panel, spots: place(panel.spots, { ...spot, url }) };
}

/** The sessions that are not closed. */
export const openSessions = (panel) => panel.sessions.filter((one) => one.state !== 'closed' && !isGathered(one));

/** The session at a spot, if one is open there. */
export const atSpot = (panel, spotId) => openSessions(panel).find((one) => one.spot_id === spotId);

/** The spots at which no session is open. */
export const freeSpots = (panel) => panel.spots.filter((one) => !atSpot(panel, one.id));

/**
 * Scanned drinks have no session, and what staff or programs order without one neither; the panel
 * shows the latest of both as sessions that stay verified.
 */
const SCANS = 'scans';
const ALONE = 'alone';
const GATHERED_MAX = 100;

const gathered = (id, orders) => ({
  id,
  state: 'verified',
  verified_at: '9999-12-31T23:59:59Z',
  orders: latestFirst(orders).slice(0, GATHERED_MAX),
});

/** A panel's snapshot with its scanned drinks among the sessions, where the place takes scans. */
export function withScans({ scans, ...panel }) {
  return scans ? { ...panel, sessions: [...panel.sessions, gathered(SCANS, scans)] } : panel;
}

/** Whether a session is that of the scanned drinks. */
export const isScans = (session) => session.id === SCANS;

/** Whether a session is that of the orders which have none and were not scanned. */
export const isAlone = (session) => session.id === ALONE;

/** Whether a session is none, but a gathering of orders that have none. */
export const isGathered = (session) => isScans(session) || isAlone(session);

/** The session of an event as the panel shows it. */
export function sessionOf({ session_id, data }) {
  if (session_id || !data.source) return session_id;
  return data.source === 'scan' ? SCANS : ALONE;
}

function gather(panel, order) {
  const id = sessionOf({ data: order });
  const known = panel.sessions.find((one) => one.id === id);
  const session = gathered(id, place(known?.orders ?? [], order));
  return { ...panel, sessions: [...panel.sessions.filter((one) => one !== known), session] };
}

/** What was paid of an order by itself stands at it from now on. */
function paidAlone(panel, payment) {
  const paid = (order) =>
    order.id === payment.order_id ? { ...order, payments: place(order.payments ?? [], payment) } : order;
  const sessions = panel.sessions.map((one) =>
    isGathered(one) ? { ...one, orders: one.orders.map(paid) } : one,
  );
  return { ...panel, sessions };
}

/** What integrations need people for, until it is over. */
function alerted(panel, type, alert) {
  const others = (panel.alerts ?? []).filter(
    (one) => one.integration_id !== alert.integration_id || one.cause !== alert.cause,
  );
  return { ...panel, alerts: type === ALERT ? [...others, alert] : others };
}

/** The panel after an event of its location. */
export function applyToPanel(panel, event) {
  const { type, session_id, data } = event;
  if (REQUESTS.includes(type)) return requested(panel, data);
  if (isTicket(type)) return { ...panel, tickets: withTicket(panel.tickets ?? [], data) };
  if (type === 'spot.changed') return respotted(panel, data);
  if (type === 'location.changed') return { ...panel, location: { ...panel.location, ...data } };
  if (ALERTS.includes(type)) return alerted(panel, type, data);
  if (type === 'session.merged') return merged(panel, data);
  if (!session_id && PAYMENTS.includes(type)) return paidAlone(panel, data);
  if (!session_id && ORDERS.includes(type)) return gather(panel, data);
  const known = panel.sessions.some((one) => one.id === session_id);
  if (!known && SESSIONS.includes(type)) {
    return { ...panel, sessions: [...panel.sessions, { orders: [], ...data }] };
  }
  return { ...panel, sessions: panel.sessions.map((one) => applyToSession(one, event)) };
}

/**
 * A guest's menu after a product has changed; null when it must be asked for again, because the
 * product is new to it, stands elsewhere now, or has other things to choose.
 */
export function applyToMenu(menu, product) {
  const category = menu.categories.find((one) => one.products.some((each) => each.id === product.id));
  if (!category) return product.retired ? menu : null;
  if (category.id !== product.category_id) return null;
  const before = category.products.find((one) => one.id === product.id);
  if (!product.retired && before.modifier_groups.join() !== product.modifier_groups.join()) return null;
  const change = (one) =>
    one.id === product.id
      ? {
          ...one,
          name: product.names[menu.language] ?? product.name,
          description: product.descriptions[menu.language] ?? product.description,
          price: product.price,
          available: product.available,
          sold_out_until: product.sold_out_until,
          allergens: product.allergens,
          photo: product.photo,
          quantity_step: product.quantity_step,
        }
      : one;
  const products = product.retired
    ? category.products.filter((one) => one.id !== product.id)
    : category.products.map(change);
  return {
    ...menu,
    categories: menu.categories.map((one) => (one === category ? { ...one, products } : one)),
  };
}

/** The panel with a session that was read. */
export const withSession = (panel, session) => ({
  ...panel,
  sessions: panel.sessions.map((one) => (one.id === session.id ? session : one)),
});

/** What a session's orders come to, in minor units; cancelled ones count nothing. */
export const sumOf = ({ orders, left }) =>
  orders.reduce((sum, one) => sum + (one.state === 'cancelled' ? 0 : one.total.amount), left?.due.amount ?? 0);

/** How many orders of a session count, shown or not. */
export const countOf = ({ orders, left }) =>
  orders.filter((one) => one.state !== 'cancelled').length + (left?.orders ?? 0);

/** The orders of a session that are not in a set of seen ids. */
export const unseenOf = (session, seen) =>
  session.orders.filter((order) => order.state !== 'cancelled' && !seen.has(order.id));

/** A session's orders, the latest first. */
export const latestFirst = (orders) =>
  [...orders].sort((a, b) => b.placed_at.localeCompare(a.placed_at) || b.number - a.number);
