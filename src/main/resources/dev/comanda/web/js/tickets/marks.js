// How far an order and its lines are, as it is shown to guests and to staff.

import { html, nothing } from 'lit';
import { t } from '../i18n.js';
import { icon } from '../icons.js';
import { promiseOf, promiseWords } from './promise.js';
import { countsOf, staffProgress, STEPS } from './progress.js';

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
  const progress = staffProgress(order, line, tickets);
  return progress ? mark(progress, t(`progress.${progress}`), ACTS.includes(progress)) : nothing;
}

/**
 * How many lines of some orders are how far, as marks. Those that are served wait for nobody, and are told where nothing
 * else is.
 */
export function countMarks(orders, tickets) {
  const { served, ...awaited } = countsOf(orders, tickets);
  const counts = Object.entries(awaited).filter(([, count]) => count > 0);
  if (counts.length === 0) return served > 0 ? [progressMark('served')] : [];
  return counts.map(([progress, count]) =>
    mark(progress, t('progress.lines', { state: t(`progress.${progress}`), count }), ACTS.includes(progress)),
  );
}

/** When what is awaited of an order should be ready, as was said; nothing where nobody said so. */
export function promiseLine(tickets) {
  const promise = promiseOf(tickets);
  return promise ? html`<p class="slip-promise">${icon('clock')} <span>${promiseWords(promise, tickets)}</span></p>` : nothing;
}

/** The way of an order with where it is now; where it has come to its end all of it is done. */
export function progressSteps(progress) {
  const at = STEPS.indexOf(progress);
  const isDone = (i) => i < at || progress === STEPS.at(-1);
  return html`<ol class="steps" aria-label=${t('progress.label')}>
    ${STEPS.map(
      (step, i) =>
        html`<li
          class="step ${isDone(i) ? 'is-past' : ''}"
          data-s=${i === at ? TONES[step] : nothing}
          aria-current=${i === at ? 'step' : nothing}
        >
          <span class="step-mark">${icon(isDone(i) ? 'check' : PICTURES[step])}</span> ${t(`progress.${step}`)}
        </li>`,
    )}
  </ol>`;
}
