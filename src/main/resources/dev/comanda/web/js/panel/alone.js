// Orders that have no session: staff or programs placed them without a table, and each has its own bill.

import { now } from '../now.js';
import { asStaff } from '../staff.js';

const SHOWN_MAX = 100;
const DAY_MS = 86_400_000;

/** The business day before: at any hour and in any time zone the one that is open begins after it. */
const since = () => new Date(now() - DAY_MS).toISOString().slice(0, 10);

const seesOthers = (user) => user.role !== 'waiter';

/** The latest of them since yesterday: a waiter's own, for managers those of all. */
export async function ordersAlone(place, user) {
  const query = new URLSearchParams({
    location: place.id,
    without_session: true,
    start_date: since(),
    limit: SHOWN_MAX,
    all: seesOthers(user),
  });
  return (await asStaff('GET', `/api/orders?${query}`)).data;
}

/** Whether an event is to be shown: an order that another waiter placed without a session is not. */
export const concerns = ({ type, session_id, data }, user) =>
  session_id || !type.startsWith('order.') || data.source === 'scan' || seesOthers(user) || data.placed_by === user.id;
