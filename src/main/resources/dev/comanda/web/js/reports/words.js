// Dates, numbers and money as reports write them, in the reader's language.

import { formatter } from '../format.js';

const at = (date) => new Date(`${date}T00:00:00Z`);
const dates = (options) => formatter(Intl.DateTimeFormat, { timeZone: 'UTC', ...options });

/** "Thu, Nov 26, 2026". */
export const longDate = (date) =>
  dates({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(at(date));

/** "Nov 26". */
export const shortDate = (date) => dates({ day: 'numeric', month: 'short' }).format(at(date));

/** "Thu". */
export const weekday = (date) => dates({ weekday: 'short' }).format(at(date));

/** "Nov", and the year where that says more. */
export const monthName = (date, year) =>
  dates(year ? { month: 'long', year: 'numeric' } : { month: 'short' }).format(at(date));

/** "Nov 16 – 22, 2026"; one date where both ends are the same. */
export function rangeWords({ from, to }) {
  if (from === to) return longDate(from);
  return dates({ day: 'numeric', month: 'short', year: 'numeric' }).formatRange(at(from), at(to));
}

/** The hour that begins at `hour`: "6 PM", "18 Uhr". */
export const hourName = (hour) =>
  dates({ hour: 'numeric' }).format(new Date(Date.UTC(2000, 0, 1, hour)));

/** "6 – 7 PM", "18–19 Uhr". */
export const hourSpan = (hour) =>
  dates({ hour: 'numeric' }).formatRange(
    new Date(Date.UTC(2000, 0, 1, hour)),
    new Date(Date.UTC(2000, 0, 1, hour + 1)),
  );

/** A whole number, or one with up to three digits behind the point. */
export const number = (value) => formatter(Intl.NumberFormat, { maximumFractionDigits: 3 }).format(value);

/** A part of one: "12.4%". */
export const percent = (part) =>
  formatter(Intl.NumberFormat, { style: 'percent', maximumFractionDigits: 1 }).format(part);

/** How much more or less, without a sign: "12.4%". */
export const change = (part) =>
  formatter(Intl.NumberFormat, {
    style: 'percent',
    maximumFractionDigits: Math.abs(part) < 1 ? 1 : 0,
  }).format(Math.abs(part));

/** How long something took: "12.5 min". */
export const minutes = (value) =>
  formatter(Intl.NumberFormat, { style: 'unit', unit: 'minute', maximumFractionDigits: 1 }).format(value);
