// What was paid of a bill: each payment with the way to its receipt, and to take it back.

import { html, nothing } from 'lit';
import { clock, money } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';

const receiptOf = (of, number) => `/receipt?${of}&number=${number}`;

/** The list; `of` names whose bill it is in an address; `onBack` is absent for who may not take payments back. */
export function paymentsOf(bill, { of, onBack }) {
  if (bill.payments.length === 0) return nothing;
  const undone = new Map(bill.payments.map((one) => [one.takes_back, one]));
  const numbers = new Map(bill.payments.map((one) => [one.id, one.number]));
  return html`<section class="bill-payments" aria-labelledby="bill-payments">
    <h3 id="bill-payments">${t('bill.payments')}</h3>
    <ul class="lines">
      ${bill.payments.map((one) => payment(one, { of, onBack, undone, numbers }))}
    </ul>
  </section>`;
}

function payment(one, { of, onBack, undone, numbers }) {
  const gone = undone.has(one.id);
  const { number } = one;
  return html`<li class="line ${gone ? 'is-taken-back' : ''}">
    <span class="line-what">
      <span class="line-name">${t('bill.receipt', { number })} · ${t(`bill.${one.method}`)}</span>
      <span class="line-note">${clock(one.paid_at)} · ${one.paid_by_name}</span>
      ${one.takes_back
        ? html`<span class="line-reason"
            >${t('bill.takes_back', { number: numbers.get(one.takes_back) })}: ${one.reason}</span
          >`
        : nothing}
      ${gone ? html`<span class="line-reason">${t('bill.taken_back')}</span>` : nothing}
      ${one.note ? html`<span class="line-note">${icon('note')} ${one.note}</span>` : nothing}
    </span>
    <span class="line-total">${money(one.amount)}</span>
    <a
      class="icon-button"
      href=${receiptOf(of, number)}
      target="_blank"
      rel="noopener"
      aria-label=${t('bill.print', { number })}
      title=${t('bill.print', { number })}
      >${icon('print')}</a
    >
    ${onBack && !gone && !one.takes_back
      ? html`<button
          class="icon-button"
          type="button"
          aria-label=${t('bill.take_back', { number })}
          title=${t('bill.take_back', { number })}
          @click=${() => onBack(one)}
        >
          ${icon('undo')}
        </button>`
      : nothing}
  </li>`;
}
