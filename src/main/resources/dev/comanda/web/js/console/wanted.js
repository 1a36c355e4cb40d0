// What the page is asked to show. It stands in the address, so that a reload, a link and the way back keep it.

export const PARTS = ['lines', 'products', 'day', 'log', 'settings'];
export const SHOWS = ['needs', 'take_out', 'waiting', 'booked', 'aside', 'all'];

/** Stands in the address for all integrations; none is called so. */
export const EVERY = '-';

/** The states of deliveries that each choice means. */
const STATES = {
  needs: ['error', 'unknown', 'held'],
  take_out: [],
  waiting: ['placed'],
  booked: ['created'],
  aside: ['cleared', 'skipped', 'cancelled'],
  all: [],
};

/** Filters beside what is shown and searched, as the address and the API name them. */
export const FILTERS = ['reason', 'document', 'attempts_min', 'due_before', 'older_than'];

/** What is usual is left out of the address. */
const USUAL = { loc: '', on: '', part: 'lines', show: 'needs', q: '', line: '', date: '', gaps: 'yes', product: '' };

const one = (offered, value, usual) => (offered.includes(value) ? value : usual);

/** From the query of an address; what makes no sense there is as if it were missing. */
export function read(search) {
  const asked = new URLSearchParams(search);
  const text = (name) => asked.get(name) ?? '';
  return {
    loc: text('loc'),
    on: text('on'),
    part: one(PARTS, text('part'), USUAL.part),
    show: one(SHOWS, text('show'), USUAL.show),
    q: text('q'),
    line: text('line'),
    date: text('date'),
    gaps: one(['yes', 'no'], text('gaps'), USUAL.gaps),
    product: text('product'),
    ...Object.fromEntries(FILTERS.map((name) => [name, text(name)])),
  };
}

/** As the query of an address. */
export function write(wanted) {
  const said = Object.entries(wanted).filter(([name, value]) => value && value !== USUAL[name]);
  return said.length > 0 ? `?${new URLSearchParams(said)}` : '';
}

/** The states that are asked for; none for all. */
export const statesOf = ({ show }) => STATES[show];

/** Whether something narrows the list beside what is shown. */
export const narrowed = (wanted) => ['q', ...FILTERS].some((name) => wanted[name]);

/** The same without what narrows the list. */
export const unnarrowed = () => Object.fromEntries(['q', ...FILTERS].map((name) => [name, '']));
