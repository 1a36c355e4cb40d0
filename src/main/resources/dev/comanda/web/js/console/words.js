// What deliveries are called wherever they are shown: what is booked, how it stands, and why.

import { html, nothing } from 'lit';
import { wordsOf } from '../api.js';
import { age, moment, thousandths, times } from '../format.js';
import { has, t } from '../i18n.js';
import { icon } from '../icons.js';
import { now } from '../now.js';

/**
 * The name of a text about a line; one about a line that is taken out of the ERP has a name of its own where it says
 * something else then.
 */
export const keyOf = ({ aim }, group, word) =>
  aim === 'take_back' && has(`${group}.out_${word}`) ? `${group}.out_${word}` : `${group}.${word}`;

/** Whether a person said that it is done; nobody has seen that in the ERP. */
export const saidSo = ({ state, reason }) => state === 'created' && reason?.code === 'resolved_by_hand';

/** That it is to be taken out, where how it stands does not say so. */
function aimOf(delivery) {
  const says = keyOf(delivery, 'state', standingOf(delivery).word).includes('out_');
  return delivery.aim === 'take_back' && !says ? `${t('line.take_back')} ` : '';
}

/** The product. */
export const nameOf = (delivery) => aimOf(delivery) + delivery.description;

/** What is booked, with how much of it. */
export const whatOf = (delivery) =>
  `${aimOf(delivery)}${times(thousandths(delivery.quantity), delivery.unit)} ${delivery.description}`;

const standing = (word, tone, act = false) => ({ word, tone, act });

/** How a delivery stands: a word, and whether it wants a hand. */
export function standingOf(delivery) {
  const { state, in_flight: busy, void_wanted: unwanted, due_at: due, attempts } = delivery;
  if (busy) return standing('booking', 'preparing');
  if (unwanted && state === 'created') return standing('take_out', 'call', true);
  switch (state) {
    case 'unknown':
      return standing('unknown', 'call', true);
    case 'error':
      return standing('error', 'preparing', true);
    case 'held':
      return standing('held', 'preparing', true);
    case 'placed':
      return attempts > 0 && Date.parse(due) > now() ? standing('again', 'new') : standing('placed', 'new');
    case 'created':
      return saidSo(delivery) ? standing('said', 'served') : standing('created', 'ready');
    default:
      return standing(state, 'served');
  }
}

/** The mark of how it stands. */
export function stateTag(delivery) {
  const { word, tone, act } = standingOf(delivery);
  return html`<span class="tag ${act ? 'act' : ''}" data-s=${tone}
    >${tone === 'call' ? icon('hand') : nothing} ${t(keyOf(delivery, 'state', word))}</span
  >`;
}

/** What people did: how it stands says that already, and the text who it was and why. */
const BY_PEOPLE = ['cleared', 'skipped', 'resolved_by_hand'];

/** Of these the server has a sentence of its own that says what the words say. */
const SAID_WHOLE = [
  'document_missing',
  'product_unmapped',
  'cancelled',
  'inactive',
  'paused',
  'stopped',
  'not_running',
  'credentials_refused',
];

/** Why it stands so, in the reader's language where there are words for it; the ERP's own otherwise. */
export const reasonWords = ({ code, text }) =>
  has(`why.${code}`) && !(text && BY_PEOPLE.includes(code)) ? t(`why.${code}`) : text;

/** What the server or the ERP said of it, where that says more than the words. */
export const reasonDetail = (reason) =>
  SAID_WHOLE.includes(reason.code) || reason.text === reasonWords(reason) ? '' : reason.text;

/** What a row says below the product: why, or when it goes on, or for how long it has been so. */
export function aside(delivery) {
  const { state, reason, due_at: due, waiting_since: since } = delivery;
  if (reason && (state !== 'created' || saidSo(delivery))) return reasonWords(reason);
  if (state === 'placed' && Date.parse(due) > now()) return t('line.due', { time: moment(due) });
  return since ? t('line.waits', { age: age(since) }) : '';
}

/** Why something was not done to a delivery. */
export const refusalWords = (problem) => wordsOf(problem.errors?.[0]) || problem.words || t('problem.unexpected');
