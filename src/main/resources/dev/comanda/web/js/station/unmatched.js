// Why what waits at a station of robots is given to none: asked for now and then while something does.

import { has, t } from '../i18n.js';
import { asStaff } from '../staff.js';

const LOOK_EVERY_MS = 5_000;

let asked = -Infinity;
let reasons = new Map();

/** Asks again where that is due; `view` is what the station has to make. */
export async function lookAt({ station, location: at, tickets }) {
  const waits = station.kind === 'robots' && tickets.some((one) => one.state === 'queued');
  if (!waits || document.visibilityState === 'hidden' || performance.now() - asked < LOOK_EVERY_MS) return;
  asked = performance.now();
  try {
    const { data } = await asStaff('GET', `/api/locations/${at.id}/stations/${station.id}/waiting`);
    reasons = new Map(data.map((one) => [one.ticket_id, one.why]));
  } catch {
    reasons = new Map(); // what was true may no longer be
  }
}

/** Why a ticket waits, in words; empty where nobody knows, or it goes to a robot in a moment. */
export function whyWaits({ id, state }) {
  const key = `unmatched.${reasons.get(id)}`;
  return state === 'queued' && has(key) ? t(key) : '';
}
