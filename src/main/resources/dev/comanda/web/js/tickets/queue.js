// What the public board of a place knows: numbers, states, and who comes before whom. Pure.

import { turnOf } from './ages.js';

/** What it is told of; held ones and those of later versions are still being prepared to whoever waits. */
const OVER = ['served', 'cancelled'];

/** Of those that are served so many are kept, for whoever scanned one and looks again. */
const SERVED_MAX = 100;

function put(tickets, ticket) {
  const now = [...tickets.filter((one) => one.id !== ticket.id), ticket];
  const served = now.filter((one) => one.state === 'served');
  return served.length > SERVED_MAX ? now.filter((one) => one !== served[0]) : now;
}

/** The board after an event; what tells of no ticket of it changes nothing. */
export function applyToBoard(board, { type, data }) {
  if (!type.startsWith('ticket.')) return board;
  if (data.state === 'cancelled') return { ...board, tickets: board.tickets.filter((one) => one.id !== data.id) };
  return { ...board, tickets: put(board.tickets, data) };
}

/** What is called out. */
export const numberOf = ({ serial, order_number }) => serial ?? order_number;

const byTurn = (a, b) => turnOf(a) - turnOf(b) || a.id.localeCompare(b.id);

/** Those that wait at the station of a ticket, in the order in which they are made. */
const waitingWith = ({ tickets }, ticket) =>
  tickets.filter((one) => one.station_id === ticket.station_id && one.state === 'queued').sort(byTurn);

/** Its place among those that wait at its station, from 1; 0 of one that does not wait. */
export const placeOf = (board, ticket) =>
  waitingWith(board, ticket).findIndex((one) => one.id === ticket.id) + 1;

/** A scanned drink is called by its serial, everything else by its order, which is ready as a whole. */
const callOf = ({ serial, order_number }) => (serial === undefined ? `order ${order_number}` : `serial ${serial}`);

function calledFor(key, tickets) {
  const [one] = tickets;
  const open = tickets.filter((each) => !OVER.includes(each.state));
  const at = tickets.reduce((last, each) => ((each.ready_at ?? '') > last ? each.ready_at : last), '');
  return {
    key,
    number: numberOf(one),
    name: one.serial === undefined ? undefined : one.name,
    placed_at: one.placed_at,
    ready_at: at,
    open: open.length > 0,
    ready: open.length > 0 && open.every((each) => each.state === 'ready'),
  };
}

/** What is called out by number: in preparation the oldest first, ready the latest first. */
export function columnsOf({ tickets }) {
  const calls = new Map();
  for (const ticket of tickets) {
    const key = callOf(ticket);
    calls.set(key, [...(calls.get(key) ?? []), ticket]);
  }
  const open = [...calls].map(([key, own]) => calledFor(key, own)).filter((one) => one.open);
  return {
    preparing: open.filter((one) => !one.ready).sort((a, b) => a.placed_at.localeCompare(b.placed_at)),
    ready: open.filter((one) => one.ready).sort((a, b) => b.ready_at.localeCompare(a.ready_at)),
  };
}
