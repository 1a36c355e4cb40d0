// Who placed an order: the first names of staff by their ids, read when one is not known yet.

import { colleagues } from '../staff.js';

let names = new Map();

/** Reads who is not known yet of those who placed orders; without an answer they stay unnamed. */
export async function readWaiters(orders) {
  if (orders.every((one) => one.source !== 'waiter' || names.has(one.placed_by))) return;
  try {
    names = new Map((await colleagues()).map((one) => [one.id, one.name.split(' ')[0]]));
  } catch {
    // The next dialog asks again.
  }
}

/** The first name of who placed an order; undefined for guests, programs and whoever is unknown. */
export const waiterOf = ({ source, placed_by }) => (source === 'waiter' ? names.get(placed_by) : undefined);
