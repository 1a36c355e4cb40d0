// The page after a scan, live: how many are made before this drink and when it should be ready, then what becomes of
// it. Without scripts the page has the number alone, which is all that one must know.

import { timesOf } from '../format.js';
import { speak } from '../i18n.js';
import { Live } from '../live.js';
import { told } from '../now.js';
import { ordinal } from '../tickets/ordinal.js';
import { promiseWords } from '../tickets/promise.js';
import { applyToBoard, placeOf } from '../tickets/queue.js';

/** What is late is said to be, though nothing happens. */
const LOOK_EVERY_MS = 15_000;

const said = document.querySelector('[data-board]');
const promised = document.querySelector('.scan-ready');
const { board: path, serial, place, stale, ...words } = said.dataset;

let board;
let known = false;

const ofThis = () => board.tickets.find((one) => String(one.serial) === serial);

const waits = (ticket) => place.replace('{place}', ordinal(placeOf(board, ticket), document.documentElement.lang));

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

/** Until it is ready: when it should be, as it was said when it was ordered. */
function showPromise(ticket) {
  const promise = ['queued', 'fired'].includes(ticket?.state) && ticket.promise;
  promised.hidden = !promise;
  promised.textContent = promise ? promiseWords(promise, [ticket]) : '';
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
  showPromise(ticket);
  if (state === 'ready') document.querySelector('h1').textContent = words.title;
}

let isLive = false;

function turned(state) {
  isLive = state === 'live';
  if (!known) return;
  if (isLive) show();
  else if (state === 'stale' || state === 'ended') {
    said.textContent = stale;
    promised.hidden = true;
    said.dataset.s = 'preparing';
  }
}

await speak(document.documentElement.lang);

const live = new Live({
  path,
  onSnapshot: (snapshot) => {
    board = snapshot;
    timesOf(board.location);
    told(board.now);
    show();
  },
  onEvents: (events) => {
    board = events.reduce(applyToBoard, board);
    show();
  },
  onState: turned,
});
live.start();
setInterval(() => isLive && board && show(), LOOK_EVERY_MS);
