// What the console asks the server for.

import { all } from '../api.js';
import { healthsOf } from '../erp/alerting.js';
import { asStaff } from '../staff.js';
import { FILTERS, statesOf } from './wanted.js';

export const PAGE_ROWS = 50;

/** A page of the API has no more. */
const ROWS_MAX = 100;

/** How integrations are set up; for administrators alone. */
const integrationsOf = async (place) =>
  (await all('/api/integrations')).filter((one) => one.location_id === place.id && !one.retired);

/** How the integrations of a place are, and where `whole` is wanted how they are set up, else as it was `known`. */
export async function standOf(place, whole, known) {
  const [healths, all] = await Promise.all([healthsOf(place.id), whole ? integrationsOf(place) : known]);
  return { healths, known: all };
}

/** The query of the lines that are asked for; `on` is the integration, or none for all of the place. */
export function queryOf(place, wanted, on) {
  const query = new URLSearchParams({ location: place.id });
  if (on) query.set('integration', on.integration_id);
  const states = statesOf(wanted);
  if (states.length > 0) query.set('state', states.join(','));
  if (wanted.show === 'take_out') query.set('void_wanted', 'true');
  for (const name of ['q', ...FILTERS]) if (wanted[name]) query.set(name, wanted[name]);
  return query.toString();
}

/** A page of deliveries, after a cursor. */
export const deliveries = (query, cursor = '', limit = PAGE_ROWS) =>
  asStaff('GET', `/api/deliveries?${query}&limit=${limit}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);

/** How many are meant; where the server stops counting it is more than that. */
export const totalOf = ({ total, total_exact: exact }) => (exact === false ? total + 1 : total);

/** What is meant now, down to the last that is shown, or all where that was the end; `cursor` is where it goes on. */
export async function deliveriesDownTo(query, last) {
  const rows = [];
  let cursor = '';
  let total;
  do {
    const page = await deliveries(query, cursor, ROWS_MAX);
    rows.push(...page.data);
    total ??= totalOf(page);
    cursor = page.has_more ? page.next_cursor : '';
  } while (cursor && last && rows.at(-1).id > last);
  return { rows: last ? rows.filter((one) => one.id >= last) : rows, cursor, total };
}

const orders = new Map();

/** The order of a delivery, and the session that it belongs to where there is one; kept, as names rarely change. */
export async function orderOf({ order_id: id }) {
  if (!orders.has(id)) {
    const order = await asStaff('GET', `/api/orders/${id}`);
    const session = order.session_id ? await asStaff('GET', `/api/sessions/${order.session_id}`) : undefined;
    orders.set(id, { order, session });
  }
  return orders.get(id);
}

/** Does something to a delivery as it was seen; it is another afterwards, or the refusal says why not. */
export const act = ({ id, version }, deed, body) =>
  asStaff('POST', `/api/deliveries/${id}/${deed}`, { body, version });

/** Has something else booked. */
export const edit = ({ id, version }, body) => asStaff('PATCH', `/api/deliveries/${id}`, { body, version });

const SWEEPS = { retry: 'retry', clear: 'clearing', undo: 'clearing/undo' };

/** The plan of what is done to all lines of an integration that are meant; with `confirm` it is done. */
export const sweep = ({ integration_id: id }, kind, body) =>
  asStaff('POST', `/api/integrations/${id}/${SWEEPS[kind]}`, { body, slow: true });

/** Lines of a lane that are shown. */
const LANE_LINES_MAX = 100;

/** What waits for a document, the first of it first. */
export async function laneOf(place, { integration_id: id }, document) {
  const query = new URLSearchParams({ location: place.id, integration: id, document, state: 'held,placed,error,unknown' });
  const page = await deliveries(query, '', LANE_LINES_MAX);
  return { lines: page.data.reverse(), total: page.total ?? page.data.length };
}

/** Lanes that are shown of an integration. */
const LANES_MAX = 50;

/** The lanes of an integration, the worst first, without those of which all is booked unless these are wanted. */
export async function lanesOf({ integration_id: id }, states = 'needs_you,paused,waiting,booking') {
  return (await asStaff('GET', `/api/integrations/${id}/lanes?state=${states}&limit=${LANES_MAX}`)).data;
}
