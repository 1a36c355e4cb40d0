// Ranges of business dates. A date is text like `2026-11-26`; both ends of a range belong to it.
// Weeks begin on Monday (ISO 8601) for everybody, so that a link shows everybody the same figures.

const DAY_MS = 86_400_000;

const parse = (date) => new Date(`${date}T00:00:00Z`);
const text = (instant) => new Date(instant).toISOString().slice(0, 10);

/** The date some days later, or before. */
export const plusDays = (date, days) => text(parse(date).getTime() + days * DAY_MS);

/** How many days a range has. */
export const daysIn = ({ from, to }) => Math.round((parse(to) - parse(from)) / DAY_MS) + 1;

/** The date some months later, or before: at the end of a month that is shorter. */
export function plusMonths(date, months) {
  const [year, month, day] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return text(Date.UTC(year, month - 1 + months, Math.min(day, last)));
}

/** The Monday of a date's week. */
export const weekStart = (date) => plusDays(date, -((parse(date).getUTCDay() + 6) % 7));

/** The first of a date's month. */
export const monthStart = (date) => `${date.slice(0, 8)}01`;

const yearStart = (date) => `${date.slice(0, 5)}01-01`;

/** Whether a text is a date that exists, within four-digit years. */
export function isDate(date) {
  if (!/^\d{4}-\d\d-\d\d$/.test(date ?? '')) return false;
  const parsed = parse(date);
  return !Number.isNaN(parsed.getTime()) && text(parsed) === date;
}

// Each range by name, and the one before that it is held against: the same days a step earlier, so that
// a month which has lasted 12 days is compared with the first 12 days of the month before.
const stepped = (from, to, step) => ({ from, to, before: { from: step(from), to: step(to) } });

const dayBefore = (date) => plusDays(date, -1);
const weekBefore = (date) => plusDays(date, -7);
const monthBefore = (date) => plusMonths(date, -1);
const yearBefore = (date) => plusMonths(date, -12);

function lastMonth(today) {
  const from = monthStart(monthBefore(today));
  const before = monthStart(dayBefore(from));
  return { from, to: dayBefore(monthStart(today)), before: { from: before, to: dayBefore(from) } };
}

const NAMED = {
  today: (today) => stepped(today, today, dayBefore),
  yesterday: (today) => stepped(dayBefore(today), dayBefore(today), dayBefore),
  this_week: (today) => stepped(weekStart(today), today, weekBefore),
  last_week: (today) => stepped(weekBefore(weekStart(today)), dayBefore(weekStart(today)), weekBefore),
  this_month: (today) => stepped(monthStart(today), today, monthBefore),
  last_month: lastMonth,
  this_year: (today) => stepped(yearStart(today), today, yearBefore),
};

/** The ranges that have a name, in the order in which they are offered. */
export const NAMES = Object.keys(NAMED);

/** Days of the longest range that is asked for: ten years. */
export const DAYS_MAX = 3660;

/** The same where each ticket is read: a year. */
export const YEAR_DAYS_MAX = 366;

/** What is wrong with the ends of a range of one's own: the key of its words, or an empty text. */
export function faultOf({ from, to }, daysMax) {
  if (!isDate(from) || !isDate(to)) return 'range.no_date';
  if (from > to) return 'range.reversed';
  if (daysIn({ from, to }) <= daysMax) return '';
  return daysMax === YEAR_DAYS_MAX ? 'range.too_long_year' : 'range.too_long';
}

/** A range with the one before it; one of one's own is held against as many days right before it. */
export function spanOf({ range, from, to }, today) {
  if (range in NAMED) return NAMED[range](today);
  const days = daysIn({ from, to });
  return stepped(from, to, (date) => plusDays(date, -days));
}
