// How far the lines of orders are on their way into an ERP: read for those that somebody looks at, and heard of then.

import { html, nothing } from 'lit';
import { t } from '../i18n.js';
import { icon } from '../icons.js';
import { asStaff, consoleOf, manages } from '../staff.js';
import { isGathered } from '../store.js';

/** By order and line, what is booked of it, by id. */
const known = new Map();

/** Orders of which all was read and heard since. */
let whole = new Set();

/** Tells `change` whenever more is known. */
export const bookings = new EventTarget();

/** Whether anything is booked anywhere for a place, by its id; until it is known, undefined. */
const booking = new Map();

const changed = () => bookings.dispatchEvent(new Event('change'));

function take(delivery) {
  const { order_id: order, line_no: no, id } = delivery;
  const lines = known.get(order) ?? new Map();
  const line = lines.get(no) ?? new Map();
  if ((line.get(id)?.version ?? 0) < delivery.version) line.set(id, delivery);
  known.set(order, lines.set(no, line));
}

/** Takes over what the log tells of orders that are looked at. */
export function hear({ type, data }) {
  if (!type.startsWith('delivery.')) return;
  booking.set(data.location_id, true);
  if (!known.has(data.order_id)) return;
  take(data);
  changed();
}

/** Something may have happened unheard: what is known stays until it is read again. */
export function missed() {
  whole = new Set();
}

async function bookedAt(placeId) {
  if (!booking.get(placeId)) {
    const { data } = await asStaff('GET', `/api/deliveries?location=${placeId}&limit=1`);
    booking.set(placeId, data.length > 0);
  }
  return booking.get(placeId);
}

/** Reads how the lines of a session's orders are, for those who may know; what cannot be had is asked for again later. */
export async function readBookings(place, session, user) {
  const mine = whole;
  const asked = session.orders.filter((one) => !mine.has(one.id));
  if (!manages(user) || asked.length === 0) return;
  for (const { id } of asked) {
    mine.add(id);
    if (!known.has(id)) known.set(id, new Map());
  }
  try {
    if (!(await bookedAt(place.id))) return;
    if (isGathered(session)) await Promise.all(asked.map(({ id }) => read(`order=${id}`)));
    else await read(`session=${session.id}`);
    changed();
  } catch {
    for (const { id } of asked) mine.delete(id);
  }
}

async function read(query, cursor = '') {
  const page = await asStaff('GET', `/api/deliveries?${query}&limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
  page.data.forEach(take);
  if (page.has_more) await read(query, page.next_cursor);
}

/** What a person need know of one: booked is what was seen in the ERP, said what a person says of it. */
function stateOf({ aim, state, reason, void_wanted: unwanted }) {
  if (state === 'created') {
    if (aim === 'take_back') return 'out';
    return unwanted ? 'needs' : reason?.code === 'resolved_by_hand' ? 'said' : 'booked';
  }
  if (['error', 'unknown', 'held'].includes(state)) return 'needs';
  return state !== 'placed' ? 'aside' : aim === 'take_back' ? 'to_take_out' : 'waiting';
}

const TONES = {
  needs: 'call',
  to_take_out: 'new',
  waiting: 'new',
  said: 'served',
  booked: 'ready',
  out: 'served',
  aside: 'served',
};

/** The mark of a line that is booked in an ERP: the worst of all that is booked of it; nothing where nothing is. */
export function bookingMark(place, order, line) {
  const all = [...(known.get(order.id)?.get(line.no)?.values() ?? [])];
  const state = Object.keys(TONES).find((one) => all.some((each) => stateOf(each) === one));
  if (!state) return nothing;
  const { id } = all.find((each) => stateOf(each) === state);
  return html`<a class="tag line-booking ${state === 'needs' ? 'act' : ''}" data-s=${TONES[state]} href="${consoleOf(place.slug)}&line=${id}"
    >${state === 'needs' ? icon('hand') : nothing} ${t(`booking.${state}`)}</a
  >`;
}
