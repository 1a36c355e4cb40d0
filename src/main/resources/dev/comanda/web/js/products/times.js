// When what is sold out comes back by itself.

import { now } from '../now.js';

const DAY_MS = 86_400_000;

/** What clocks in a time zone show at an instant, as if it were UTC, in milliseconds. */
function shown(instant, timeZone) {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]);
  const of = Object.fromEntries(parts);
  return Date.UTC(of.year, of.month - 1, of.day, of.hour, of.minute, of.second);
}

/**
 * The next time that a place's clocks show a time such as 17:30, wherever this
 * device is. Where summer time moves the clock in between, its offset of that moment counts.
 */
export function nextTime({ time_zone: zone }, time, from = now()) {
  const [hours, minutes] = time.split(':').map(Number);
  const here = shown(from, zone);
  const today = Math.floor(here / DAY_MS) * DAY_MS + (hours * 60 + minutes) * 60_000;
  const next = today > here ? today : today + DAY_MS;
  const second = Math.floor(from / 1000) * 1000;
  const guess = next - (here - second);
  return new Date(next - (shown(guess, zone) - guess));
}

/** When the next business day of a place begins. */
export const nextDay = (place, from) => nextTime(place, place.day_start, from);
