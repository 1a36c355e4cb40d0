// The page after a scan, live: how many are made before this drink, then what becomes of it. Without scripts the
// page has the number alone, which is all that one must know.

import { Live } from '../live.js';
import { ordinal } from '../ordinal.js';
import { applyToBoard, minutesOf, placeOf } from '../tickets/queue.js';

const said = document.querySelector('[data-board]');
const { board: path, serial, about, stale, ...words } = said.dataset;

let board;
let known = false;

const ofThis = () => board.tickets.find((one) => String(one.serial) === serial);

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

function minutes(count) {
  const format = new Intl.NumberFormat(document.documentElement.lang, {
    style: 'unit',
    unit: 'minute',
    unitDisplay: 'long',
  });
  return format.format(count);
}

function waits(ticket) {
  const count = minutesOf(board, ticket);
  const place = ordinal(placeOf(board, ticket), document.documentElement.lang);
  return filled(about, { place, minutes: minutes(count) });
}

function wordsOf(ticket) {
  switch (ticket.state) {
    case 'queued':
      return waits(ticket);
    case 'fired':
      return words.fired;
    case 'ready':
      return words.ready;
    case 'served':
      return words.served;
    default:
      return words.held;
  }
}

/** A place without stations tells nothing here; what is over leaves the board in time. */
function show() {
  const ticket = ofThis();
  known ||= Boolean(ticket);
  if (!known) return;
  said.hidden = false;
  said.textContent = ticket ? wordsOf(ticket) : words.served;
  const state = ticket?.state ?? 'served';
  said.dataset.s = { queued: 'new', fired: 'preparing', ready: 'ready', served: 'served' }[state] ?? 'call';
  said.classList.toggle('is-ready', state === 'ready');
  if (state === 'ready') document.querySelector('h1').textContent = words.title;
}

function turned(state) {
  if (!known) return;
  if (state === 'live') show();
  else if (state === 'stale' || state === 'ended') {
    said.textContent = stale;
    said.dataset.s = 'preparing';
  }
}

const live = new Live({
  path,
  onSnapshot: (snapshot) => {
    board = snapshot;
    show();
  },
  onEvents: (events) => {
    board = events.reduce(applyToBoard, board);
    show();
  },
  onState: turned,
});
live.start();
