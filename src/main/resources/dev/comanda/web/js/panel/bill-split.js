// The ways to pay a bill in parts: the fields of each, and what it comes to. Then how it is paid.

import { html, nothing } from 'lit';
import { minorOf, money } from '../format.js';
import { t } from '../i18n.js';
import '../stepper.js';

export const SPLITS = ['rest', 'items', 'share', 'amount'];

const PARTS_MAX = 100;

/** Parts that are named one by one. */
const PARTS_SHOWN_MAX = 6;

/** Equal parts of an amount; the first ones carry the remainder. */
const partsOf = (open, count) =>
  Array.from({ length: count }, (_, i) => Math.floor(open / count) + (i < open % count ? 1 : 0));

/** What the chosen way comes to now, in minor units. */
export function toPay({ split, bill, parts, amount }, chosenAmount) {
  const open = bill.open.amount;
  switch (split) {
    case 'items':
      return chosenAmount;
    case 'share':
      return partsOf(open, parts)[0];
    case 'amount': {
      const minor = minorOf(amount, bill.open.currency);
      return minor <= open ? minor : NaN;
    }
    default:
      return open;
  }
}

/** The fields of the chosen way; `dialog` holds what is typed in them. */
export function splitFields(dialog) {
  switch (dialog.split) {
    case 'items':
      return html`<p class="hint">${t('bill.items_words')}</p>`;
    case 'share':
      return shareFields(dialog);
    case 'amount':
      return amountField(dialog);
    default:
      return nothing;
  }
}

function shareFields(dialog) {
  const { currency, amount } = dialog.bill.open;
  const all = partsOf(amount, dialog.parts).map((part) => money({ amount: part, currency }));
  const named = all.length <= PARTS_SHOWN_MAX ? all : [...all.slice(0, 2), '…', all.at(-1)];
  return html`<div class="bill-parts">
    <span>${t('bill.share_of')}</span>
    <quantity-stepper
      .value=${dialog.parts * 1000}
      .max=${PARTS_MAX * 1000}
      .what=${t('bill.share_of')}
      @change=${(event) => (dialog.parts = event.detail / 1000)}
    ></quantity-stepper>
    <p class="hint">${t('bill.share_words', { first: all[0], all: named.join(' · ') })}</p>
  </div>`;
}

function amountField(dialog) {
  const { bill, amount } = dialog;
  const wrong = amount !== '' && !(toPay(dialog, 0) > 0);
  return html`<label class="field bill-amount ${wrong ? 'is-wrong' : ''}"
    ><span>${t('bill.amount_label', { currency: bill.open.currency })}</span>
    <input
      name="amount"
      inputmode="decimal"
      autocomplete="off"
      maxlength="16"
      .value=${amount}
      aria-invalid=${wrong ? 'true' : 'false'}
      @input=${(event) => {
        dialog.amount = event.target.value;
        dialog.problem = '';
      }}
    />${wrong
      ? html`<span class="fault">${t('bill.amount_wrong', { open: money(bill.open) })}</span>`
      : nothing}</label
  >`;
}

const KINDS = ['cash', 'card', 'account'];

/**
 * How a payment is made. Its kind is chosen first; then one button names kind and amount, so that no slip of a finger
 * takes money. `dialog` holds the kind as `method`; `amount` is what is paid in minor units, `pay()` pays it.
 */
export function kindButtons(dialog, amount, pay) {
  const { method, bill, busy } = dialog;
  const words = method && amount > 0 ? t(`bill.take_${method}`, { amount: money({ ...bill.open, amount }) }) : t('bill.choose');
  return html`<div class="bill-kinds" role="group" aria-label=${t('bill.kinds')}>
      ${KINDS.map(
        (kind) =>
          html`<button
            class="chip"
            type="button"
            aria-pressed=${kind === method ? 'true' : 'false'}
            @click=${() => (dialog.method = kind)}
          >
            ${t(`bill.${kind}`)}
          </button>`,
      )}
    </div>
    <button class="button" type="button" ?disabled=${busy || !method || !(amount > 0)} @click=${pay}>
      ${words}
    </button>`;
}
