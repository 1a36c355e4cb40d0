// Which station a device shows.

import { placeOf, productsOf } from '../staff.js';
import { stationsOf } from '../tickets/kitchen.js';
import { lastAt } from './kept.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i;

/**
 * The address names a station, or a place: then it is the one that this device showed there last, or its first.
 * Answers `{id}`, with the place where that is known by then; without an id there is none. It leads cooks of a
 * place without stations to what is sold out.
 */
export async function found(user, asked) {
  if (UUID.test(asked)) return { id: asked };
  const place = placeOf(user, asked);
  if (!place) return {};
  const stations = await stationsOf(place.id);
  const last = stations.find((one) => one.id === lastAt(place.id));
  const station = last ?? stations.find((one) => one.kind === 'people') ?? stations[0];
  if (!station && user.role === 'kitchen') {
    location.replace(productsOf(place.slug));
    return new Promise(() => {});
  }
  if (station) history.replaceState(null, '', `/station/${station.id}`);
  return { place, id: station?.id };
}
