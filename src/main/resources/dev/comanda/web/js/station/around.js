// How much there is to do at each station of the place: asked for now and then, so that a cook who is done sees where
// hands are wanted.

import { asStaff } from '../staff.js';

const LOOK_EVERY_MS = 5_000;

let asked = -Infinity;
let open = new Map();

/** Asks again where that is due; `view` is what a station's screen shows. */
export async function lookAround({ location: at, stations }) {
  const alone = stations.length < 2;
  if (alone || document.visibilityState === 'hidden' || performance.now() - asked < LOOK_EVERY_MS) return;
  asked = performance.now();
  try {
    const { data } = await asStaff('GET', `/api/locations/${at.id}/attendance`);
    open = new Map(data.map(({ station_id: id, queued, fired, held }) => [id, queued + fired + held]));
  } catch {
    open = new Map(); // what was true may no longer be
  }
}

/** With the next look it is asked again: somebody here has sent something elsewhere. */
export function lookSoon() {
  asked = -Infinity;
}

/** How many tickets a station has open; undefined where nobody knows. */
export const openAt = ({ id }) => open.get(id);
