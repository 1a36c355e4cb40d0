// What a chart shows: days added up to days, weeks or months, or the hours of a business day.

import { daysIn, monthStart, plusDays, plusMonths, weekStart } from './ranges.js';
import * as words from './words.js';

/** Days that have a bar each; past it weeks, past that months. */
const DAYS_MAX = 62;
const DAYS_BY_WEEK_MAX = 190;

const earlier = (a, b) => (a < b ? a : b);
const later = (a, b) => (a > b ? a : b);

const UNITS = {
  day: { start: (date) => date, next: (date) => plusDays(date, 1) },
  week: { start: weekStart, next: (date) => plusDays(date, 7) },
  month: { start: monthStart, next: (date) => plusMonths(date, 1) },
};

/** How long a range's bars are. */
export function unitOf(span) {
  const days = daysIn(span);
  if (days === 1) return 'hour';
  return days <= DAYS_MAX ? 'day' : days <= DAYS_BY_WEEK_MAX ? 'week' : 'month';
}

/** A span as pieces of a unit, each with what was sold in it. */
function pieces({ from, to }, unit, days) {
  const { start, next } = UNITS[unit];
  const found = [];
  const byStart = new Map();
  for (let at = start(from); at <= to; at = next(at)) {
    const piece = { from: later(at, from), to: earlier(plusDays(next(at), -1), to), revenue: 0, orders: 0 };
    byStart.set(at, piece);
    found.push(piece);
  }
  for (const day of days) {
    const piece = byStart.get(start(day.date));
    piece.revenue += day.revenue.amount;
    piece.orders += day.orders;
  }
  return found;
}

const TITLES = {
  day: ({ from }) => words.longDate(from),
  week: words.rangeWords,
  month: ({ from }) => words.monthName(from, true),
};

function labelOf(unit, span, { from }) {
  if (unit === 'month') return words.monthName(from, false);
  const date = words.shortDate(from);
  return unit === 'day' && daysIn(span) <= 7 ? [words.weekday(from), date] : date;
}

/** Bars over the dates of a range, each with that of the range before it. */
export function overTime({ span, days, daysBefore, openDate }) {
  const unit = unitOf(span);
  const before = pieces(span.before, unit, daysBefore);
  return pieces(span, unit, days).map((piece, i) => ({
    ...piece,
    title: TITLES[unit](piece),
    label: labelOf(unit, span, piece),
    open: piece.from <= openDate && openDate <= piece.to,
    before: before[i] && { ...before[i], title: TITLES[unit](before[i]) },
  }));
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** All hours of a business day from its beginning: what stands at each of a list of 24. */
function turned(list, place) {
  const first = Number(place.day_start.slice(0, 2));
  return [...list.slice(first), ...list.slice(0, first)];
}

/** Without the bars at the ends that are not `used`. */
const trimmed = (bars, used) =>
  used.includes(true) ? bars.slice(used.indexOf(true), used.lastIndexOf(true) + 1) : [];

/** Bars over the hours in which things were ordered: how long half of them took at most. */
export function minutesByHour({ rows, place }) {
  const byHour = new Map(rows.map((row) => [row.hour, row]));
  const bars = turned(HOURS, place).map((hour) => ({
    title: words.hourSpan(hour),
    label: words.hourName(hour),
    minutes: byHour.get(hour)?.from_order.median ?? 0,
  }));
  return trimmed(
    bars,
    turned(HOURS, place).map((hour) => byHour.has(hour)),
  );
}

/** Bars over the hours of a business day from its beginning, without those at its ends when it rests. */
export function overHours({ hours, hoursBefore, place }, compare) {
  const before = compare && hoursBefore ? turned(hoursBefore, place) : [];
  const bars = turned(hours, place).map(({ hour, orders, revenue }, i) => ({
    title: words.hourSpan(hour),
    label: words.hourName(hour),
    revenue: revenue.amount,
    orders,
    before: before[i] && { revenue: before[i].revenue.amount, orders: before[i].orders, title: '' },
  }));
  const busy = (one) => one && (one.orders !== 0 || one.revenue !== 0);
  const used = bars.map((bar) => Boolean(busy(bar) || busy(bar.before)));
  return trimmed(bars, used);
}
