// How far an order and its lines are, as it is shown to guests and to staff.

import { html, nothing } from 'lit';
import { t } from '../i18n.js';
import { icon } from '../icons.js';
import { promiseOf, promiseWords } from './promise.js';
import { countsOf, heldOf, lineProgress, STEPS } from './progress.js';

/** By what is said, the state whose colours it has. */
const TONES = { held: 'call', received: 'new', preparing: 'preparing', ready: 'ready', served: 'served' };

const PICTURES = { received: 'check', preparing: 'pan', ready: 'bell', served: 'slip' };

/** What somebody must do something about is solid. */
const ACTS = ['held', 'ready'];

const mark = (progress, words, act) =>
  html`<span class="tag ${act ? 'act' : ''}" data-s=${TONES[progress]}>${words}</span>`;

/** How far something is, in a word; nothing where nobody says. */
export const progressMark = (progress) => (progress ? mark(progress, t(`progress.${progress}`), false) : nothing);

/** How far a line is, for staff: also that it is held. */
export function lineMark(order, line, tickets) {
  if (line.state !== 'voided' && heldOf(order, line, tickets)) return mark('held', t('progress.held'), true);
  const progress = lineProgress(order, line, tickets);
  return progress ? mark(progress, t(`progress.${progress}`), ACTS.includes(progress)) : nothing;
}

/** How many of the tickets of some orders wait where; nothing where none does. */
export function countMarks(orders, tickets) {
  const counts = Object.entries(countsOf(orders, tickets)).filter(([, count]) => count > 0);
  if (counts.length === 0) return nothing;
  return html`<span class="card-states"
    >${counts.map(([progress, count]) =>
      mark(progress, `${t(`progress.${progress}`)} ${count}`, ACTS.includes(progress)),
    )}</span
  >`;
}

/** When what is awaited of an order should be ready, as was said; nothing where nobody said so. */
export function promiseLine(tickets) {
  const promise = promiseOf(tickets);
  return promise ? html`<p class="slip-promise">${icon('clock')} <span>${promiseWords(promise)}</span></p>` : nothing;
}

/** The way of an order with where it is now. */
export function progressSteps(progress) {
  const at = STEPS.indexOf(progress);
  return html`<ol class="steps" aria-label=${t('progress.label')}>
    ${STEPS.map(
      (step, i) =>
        html`<li
          class="step ${i < at ? 'is-past' : ''}"
          data-s=${i === at ? TONES[step] : nothing}
          aria-current=${i === at ? 'step' : nothing}
        >
          <span class="step-mark">${icon(i < at ? 'check' : PICTURES[step])}</span> ${t(`progress.${step}`)}
        </li>`,
    )}
  </ol>`;
}
