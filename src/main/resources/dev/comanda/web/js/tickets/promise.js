// When what was ordered should be ready, as it was said when it was ordered, and in words. Pure but for the clock.

import { clock, clocks } from '../format.js';
import { t } from '../i18n.js';
import { now } from '../now.js';

const AWAITED = ['queued', 'fired'];

/** Beyond that a time of day would be taken for one of today. */
const FAR_HOURS = 4;

/** What begins sooner begins now, however the clocks differ. */
const SOON_MS = 60_000;

const isFar = ({ from }) => Date.parse(from) - now() > FAR_HOURS * 3_600_000;
const far = () => t('ready.far', { hours: FAR_HOURS });

const last = (instants) => instants.reduce((a, b) => (Date.parse(a) > Date.parse(b) ? a : b));

/** Between when all of some tickets should be ready: that of the last; undefined where nothing is awaited. */
export function promiseOf(tickets) {
  const awaited = tickets.filter((one) => one.promise && AWAITED.includes(one.state)).map((one) => one.promise);
  if (awaited.length === 0) return undefined;
  return { from: last(awaited.map((one) => one.from)), by: last(awaited.map((one) => one.by)) };
}

/** When the last of some tickets is begun, where a station takes in no more before; undefined where none waits so. */
function beginsOf(tickets) {
  const later = tickets.filter((one) => one.state === 'queued' && Date.parse(one.fire_at) > now() + SOON_MS);
  return later.length > 0 ? last(later.map((one) => one.fire_at)) : undefined;
}

/** What is said of some tickets with a promise; one that was not kept is owned to. */
export function promiseWords(promise, tickets) {
  if (now() > Date.parse(promise.by)) return t('ready.late');
  if (isFar(promise)) return far();
  const when = clocks(promise.from, promise.by);
  const begins = beginsOf(tickets);
  return begins ? t('ready.later', { begins: clock(begins), when }) : t('ready.about', { when });
}

/** What is said before one orders, of a quote of the server; empty where nothing is prepared. */
export function quoteWords({ ready, begins_at: begins }) {
  if (!ready) return '';
  if (isFar(ready)) return far();
  const when = clocks(ready.from, ready.by);
  return begins ? t('ready.quote_later', { begins: clock(begins), when }) : t('ready.quote', { when });
}
