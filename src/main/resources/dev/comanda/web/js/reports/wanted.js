// What the page is asked to show. It stands in the address, so that a reload and a link keep it.

import { DAYS_MAX, faultOf, NAMES, YEAR_DAYS_MAX } from './ranges.js';

export const VIEWS = ['sales', 'preparation'];
export const BYS = ['station', 'product', 'hour'];
export const SORTS = ['name', '-name', 'quantity', '-quantity', 'revenue', '-revenue'];
export const SOURCES = ['guest', 'waiter', 'scan', 'api'];
export const MEASURES = ['revenue', 'orders'];

const USUAL = { view: 'sales', loc: '', range: 'today', sort: '-revenue', show: 'revenue', by: 'station' };

/** Days of the longest range that a view shows. */
export const daysMax = (view) => (view === 'preparation' ? YEAR_DAYS_MAX : DAYS_MAX);

const one = (offered, value, usual) => (offered.includes(value) ? value : usual);

/** From the query of an address; what makes no sense there is as if it were missing. */
export function read(search) {
  const asked = new URLSearchParams(search);
  const text = (name) => asked.get(name) ?? '';
  const ends = { from: text('from'), to: text('to') };
  const view = one(VIEWS, text('view'), USUAL.view);
  const own = text('range') === 'custom' && !faultOf(ends, daysMax(view));
  return {
    view,
    loc: text('loc'),
    range: own ? 'custom' : one(NAMES, text('range'), USUAL.range),
    ...(own ? ends : { from: '', to: '' }),
    sort: one(SORTS, text('sort'), USUAL.sort),
    show: one(MEASURES, text('show'), USUAL.show),
    by: one(BYS, text('by'), USUAL.by),
    source: one(SOURCES, text('source'), ''),
    waiter: text('waiter'),
    category: text('category'),
    q: text('q'),
  };
}

/** As the query of an address; what is usual is left out. */
export function write(wanted) {
  const said = Object.entries(wanted).filter(([name, value]) => value && value !== USUAL[name]);
  return said.length > 0 ? `?${new URLSearchParams(said)}` : '';
}
