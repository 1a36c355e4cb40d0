// How a payment is made. Its kind is chosen first; then one button names kind and amount, so that no slip of a finger
// takes money.

import { html } from 'lit';
import { money } from '../format.js';
import { t } from '../i18n.js';

const KINDS = ['cash', 'card', 'account'];

/** `dialog` holds the kind as `method`; `amount` is what is paid in minor units, `pay()` pays it. */
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
