// What a station's screen shows, and what events and taps make of it. Pure.

import { isOff, turnOf } from '../tickets/ages.js';
import { isTicket, withTicket } from '../store.js';

/** Done ones that can be brought back. */
export const DONE_MAX = 30;

const OPEN = ['queued', 'fired', 'held'];
const DONE = ['ready', 'served'];

/** A ticket that was taken back whole stays until somebody has seen it. */
const isOpen = ({ state, unconfirmed }) => OPEN.includes(state) || (state === 'cancelled' && unconfirmed);
const isDone = ({ state }) => DONE.includes(state);

const doneAt = ({ ready_at, served_at, placed_at }) => ready_at ?? served_at ?? placed_at;
const lastDoneFirst = (a, b) => doneAt(b).localeCompare(doneAt(a));

/** A snapshot as the screen keeps it; `gone` has the ids of products that have sold out since. */
export const viewOf = ({ station, location, stations, tickets, done }, gone = new Set()) => ({
  station,
  location,
  stations,
  tickets: [...tickets, ...done],
  gone,
});

/** What went elsewhere, was taken back or is long done makes room. */
function bounded(view) {
  const here = view.tickets.filter((one) => one.station_id === view.station.id && (isOpen(one) || isDone(one)));
  const done = here.filter(isDone).sort(lastDoneFirst).slice(DONE_MAX);
  return { ...view, tickets: here.filter((one) => !done.includes(one)) };
}

/** The view with a ticket as it is now. */
export const withChanged = (view, ticket) => bounded({ ...view, tickets: withTicket(view.tickets, ticket) });

/** The view with a product that has sold out, or is back. */
export function withProduct(view, { id, available }) {
  const gone = new Set(view.gone);
  if (available) gone.delete(id);
  else gone.add(id);
  return { ...view, gone };
}

const bySort = (a, b) => a.sort - b.sort || a.name.localeCompare(b.name);

/** The view with a station that is new, another now, or gone. */
function withStation(view, station) {
  const others = view.stations.filter((one) => one.id !== station.id);
  const stations = station.retired ? others : [...others, station].sort(bySort);
  return { ...view, stations, station: station.id === view.station.id ? station : view.station };
}

/** The view after an event. */
export function applyToStation(view, { type, data }) {
  if (isTicket(type)) return withChanged(view, data);
  if (type === 'product.changed') return withProduct(view, data);
  if (type === 'location.changed') return { ...view, location: { ...view.location, ...data } };
  return type === 'station.changed' ? withStation(view, data) : view;
}

/** What is held wants a hand first, then comes whose turn it is; what was bumped stays where it stood. */
const inTurn = (leaving) => {
  const held = (one) => Number(leaving.get(one.id)?.held ?? one.state === 'held');
  return (a, b) => held(b) - held(a) || turnOf(a) - turnOf(b) || a.id.localeCompare(b.id);
};

/** Tickets as they will be when what was tapped is done; `expected` has by their ids what changes then. */
const asExpected = (view, expected) =>
  view.tickets
    .map((one) => (expected.has(one.id) ? { ...one, ...expected.get(one.id) } : one))
    .filter((one) => one.station_id === view.station.id);

/** What stands on the screen: what is to be made, and what has just left, by the ids of `leaving`. */
export const slipsOf = (view, { expected, leaving }) =>
  asExpected(view, expected)
    .filter((one) => isOpen(one) || (isDone(one) && leaving.has(one.id)))
    .sort(inTurn(leaving));

/** What is done, the last one first. */
export const doneOf = (view, { expected }) =>
  asExpected(view, expected).filter(isDone).sort(lastDoneFirst).slice(0, DONE_MAX);

/** What is to be made. */
export const isToMake = (ticket) => ['queued', 'fired'].includes(ticket.state) && !isOff(ticket);

/** How much of each product is to be made, the most first; quantities are whole thousandths. */
export function allDay(tickets) {
  const products = new Map();
  const lines = tickets.filter(isToMake).flatMap((one) => one.lines);
  for (const { product_id, name, unit, quantity, state } of lines) {
    if (state === 'voided') continue;
    const key = product_id ?? name;
    const before = products.get(key)?.quantity ?? 0;
    products.set(key, { key, name, unit, quantity: before + Math.round(quantity * 1000) });
  }
  return [...products.values()].sort((a, b) => b.quantity - a.quantity || a.name.localeCompare(b.name));
}
