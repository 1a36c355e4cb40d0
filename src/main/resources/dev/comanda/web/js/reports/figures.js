// Asks for the figures of a range and of the one before it.

import { now } from '../now.js';
import { asStaff } from '../staff.js';

/** The largest page that the server gives. */
const PRODUCTS_MAX = 100;

/** The path of one report; without a span for whatever the server takes then. */
export function pathOf(name, { place, span, wanted, ...more }) {
  const query = new URLSearchParams({ location: place.id, lang: document.documentElement.lang });
  query.set('start_date', span.from);
  query.set('end_date', span.to);
  for (const filter of ['source', 'waiter']) if (wanted[filter]) query.set(filter, wanted[filter]);
  for (const [key, value] of Object.entries(more)) if (value) query.set(key, value);
  return `/api/reports/${name}?${query}`;
}

const ask = async (name, about) => (await asStaff('GET', pathOf(name, about))).report;

/** Every product that was sold, page by page; the pages after the first all at once. */
async function products(about) {
  const page = (at) => ask('products', { ...about, sort: '-revenue', per_page: PRODUCTS_MAX, page: at });
  const first = await page(1);
  const others = Array.from({ length: Math.max(0, first.pages - 1) }, (_, i) => page(i + 2));
  const rest = await Promise.all(others);
  return { ...first, products: [first, ...rest].flatMap((one) => one.products) };
}

/** The business date that is open at a place now. */
export async function openDate(place) {
  const day = new Date(now()).toISOString().slice(0, 10);
  return (await ask('summary', { place, span: { from: day, to: day }, wanted: {} })).open_date;
}

/** Who served, without the choice of one of them, so that the others can be chosen. */
const served = (about) => ask('staff', { ...about, wanted: { ...about.wanted, waiter: '' } });

/** All that the page shows of how things were prepared in a span. */
async function loadPreparation(about) {
  const { span, wanted } = about;
  const [made, staff] = await Promise.all([ask('preparation', { ...about, by: wanted.by }), served(about)]);
  const { location: place, open_date: openDate, by, totals, total, rows } = made;
  return { view: 'preparation', span, place, openDate, by, totals, total, rows, staff: staff.staff };
}

/** All that the page shows of a span. */
export const load = (place, span, wanted) =>
  (wanted.view === 'preparation' ? loadPreparation : loadSales)({ place, span, wanted });

/** By hour the range before is needed only where the chart is by hour. */
async function loadSales(now) {
  const { span } = now;
  const before = { ...now, span: span.before };
  const oneDay = span.from === span.to;
  const [summary, summaryBefore, sold, soldBefore, hours, hoursBefore, staff] = await Promise.all([
    ask('summary', now),
    ask('summary', before),
    products(now),
    ask('products', { ...before, per_page: 1 }),
    ask('hours', now),
    oneDay ? ask('hours', before) : undefined,
    served(now),
  ]);
  return {
    view: 'sales',
    span,
    place: summary.location,
    openDate: summary.open_date,
    totals: { ...summary.totals, items: sold.totals.quantity },
    before: { ...summaryBefore.totals, items: soldBefore.totals.quantity },
    days: summary.days,
    daysBefore: summaryBefore.days,
    products: sold.products,
    hours: hours.hours,
    hoursBefore: hoursBefore?.hours,
    staff: staff.staff,
  };
}

/** Whether nothing was sold and nothing taken back, or nothing made. */
export const isEmpty = ({ view, totals, products, days }) =>
  view === 'preparation'
    ? totals.tickets === 0
    : totals.orders === 0 && totals.revenue.amount === 0 && products.length === 0 && days.length === 0;
