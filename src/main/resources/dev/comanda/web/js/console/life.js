// The life of a delivery as a line of time: placed, each attempt with what was seen, how it stands, what comes next.
// Pure but for the words.

import { took } from '../format.js';
import { has, t } from '../i18n.js';
import { now } from '../now.js';
import { keyOf, reasonDetail, reasonWords, saidSo } from './words.js';

/** What attempts came to: the icon and the tone of each. */
const SAID = {
  done: ['check', 'ready'],
  wrong: ['warning', 'preparing'],
  failed: ['warning', 'preparing'],
  again: ['retry', 'served'],
  waits: ['clock', 'served'],
  missing: ['search', 'served'],
  notseen: ['search', 'served'],
  unknown: ['clock', 'call'],
  unwanted: ['close', 'served'],
  lost: ['clock', 'served'],
  under_way: ['bolt', 'preparing'],
  broken_off: ['warning', 'preparing'],
};

/** How it stands in the end: the icon and the tone of each. */
const STANDS = {
  created: ['check', 'ready'],
  said: ['hand', 'served'],
  error: ['hand', 'preparing'],
  unknown: ['hand', 'call'],
  held: ['hand', 'preparing'],
  cleared: ['tray', 'served'],
  skipped: ['forward', 'served'],
  cancelled: ['close', 'served'],
};

function saidWords(delivery, said) {
  const key = keyOf(delivery, 'said', said);
  return has(key) ? t(key) : said;
}

/** What was asked at a step, and how it went. */
const HOW = /^(.+?)(?::)? (dialog|asked|answered|unanswered|not sent)$/;

/** A step's name in the reader's language; connectors that are new here name theirs themselves. */
export function stepWords(step) {
  if (has(`step.${step}`)) return t(`step.${step}`);
  const [, of, how] = HOW.exec(step) ?? [];
  return how ? t(`how.${how}`, { step: stepWords(of) }) : step;
}

/** What was looked for before is looked for again. */
const nameOfStep = (steps, n) =>
  steps[n].step === 'found' && steps.slice(0, n).some((one) => one.step === 'found') ? 'found again' : steps[n].step;

function placed(delivery, order) {
  const line = order?.lines.find((one) => one.no === delivery.line_no);
  const by = order ? t(`source.${order.source}`) : '';
  return { at: delivery.placed_at, icon: 'slip', tone: 'new', title: t('life.placed'), words: by, line };
}

/** Where the picture of a step is; nowhere where it has none, or none is kept any more. */
const pictureOf = (delivery, tried, { picture }) =>
  picture === undefined ? '' : `/api/deliveries/${delivery.id}/attempts/${tried.id}/pictures/${picture}`;

/** An attempt: that it began, what was seen on the way, what it came to. */
function attempt(delivery, tried, i) {
  const [icon, tone] = SAID[tried.said] ?? ['clock', 'served'];
  const time = took(Date.parse(tried.ended_at) - Date.parse(tried.began_at));
  const said = { at: tried.ended_at, icon, tone, act: tone === 'call', title: saidWords(delivery, tried.said) };
  if (tried.steps.length === 0) return [{ ...said, at: tried.began_at, words: t('life.attempt', { number: i + 1, time }) }];
  const steps = tried.steps.map((step, n) => ({
    step: { ...step, step: nameOfStep(tried.steps, n), src: pictureOf(delivery, tried, step), key: `${tried.id}/${n}` },
    at: n === 0 ? tried.began_at : undefined,
    title: stepWords(nameOfStep(tried.steps, n)),
    words: n === 0 ? t('life.attempt', { number: i + 1, time }) : '',
  }));
  return [...steps, said];
}

function stands(delivery) {
  const { state, reason, changed_at: at, void_wanted: unwanted } = delivery;
  if (state === 'placed') return undefined;
  const word = saidSo(delivery) ? 'said' : state;
  const [icon, tone] = STANDS[word];
  const wants = state === 'error' || state === 'unknown' || state === 'held';
  const title = state === 'created' && unwanted ? t('life.unwanted') : t(keyOf(delivery, 'life', word));
  const words = reason ? reasonWords(reason) : '';
  return { at, icon, tone, act: wants, title, words, further: reason ? reasonDetail(reason) : '' };
}

function next(delivery) {
  const { state, due_at: due, attempts, in_flight: busy } = delivery;
  if (busy) return { at: now(), icon: 'bolt', tone: 'preparing', title: t(keyOf(delivery, 'life', 'busy')), words: t('life.busy_words') };
  if (!due) return undefined;
  const look = state === 'unknown';
  const soon = Date.parse(due) <= now();
  const title = t(look ? 'life.next_look' : soon ? 'life.next_turn' : 'life.next_try');
  const words = look ? t('life.next_look_words') : soon ? t('life.next_turn_words') : t('life.next_try_words', { count: attempts });
  return { at: soon ? undefined : due, icon: 'clock', hollow: true, title, words };
}

/** All of it, the earliest first. `order` is that of its line, once it is known. */
export function lifeOf(delivery, order) {
  const tried = [...delivery.tried].reverse().flatMap((one, i) => attempt(delivery, one, i));
  return [placed(delivery, order), ...tried, stands(delivery), next(delivery)].filter(Boolean);
}

/** All that was seen, in the order of time: what the viewer turns over. */
export const evidenceOf = (life) => life.map((one) => one.step).filter(Boolean);
