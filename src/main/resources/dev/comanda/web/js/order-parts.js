// How a line of an order, and what is sold out, look wherever they are shown.

import { html, nothing } from 'lit';
import { wordsOf } from './choices.js';
import { money, moment, per, thousandths, times } from './format.js';
import { icon } from './icons.js';
import { t } from './i18n.js';

/** The mark of what is sold out, with the time at which it comes back. */
export const soldOut = ({ sold_out_until }) =>
  html`<span class="tag" data-s="served"
    >${sold_out_until
      ? t('product.sold_out_until', { time: moment(sold_out_until) })
      : t('product.sold_out')}</span
  >`;

/** A line's name in the reader's language, else the name it was ordered by. */
const nameIn = (line, language) => line.names?.[language] ?? line.name;

/** What a line is that stands beside the catalog, or at another price. */
const beside = ({ open_item, catalog_price, unit }) =>
  open_item
    ? t('line.open_item')
    : catalog_price
      ? t('line.catalog_price', { price: `${money(catalog_price)}${per(unit)}` })
      : '';

/** One line of an order, with how far it is; `action` is what may be done with it. Of a cancelled order all is void. */
export function lineOf(order, line, language, action = nothing, mark = nothing) {
  const voided = line.state === 'voided' && order.state !== 'cancelled';
  return html`<li class="line ${voided ? 'is-void' : ''}">
    <span class="line-times">${times(thousandths(line.quantity), line.unit)}</span>
    <span class="line-what">
      <span class="line-name">${nameIn(line, language)}</span>
      ${line.modifiers
        ? html`<span class="line-choices">${wordsOf(line.modifiers, language)}</span>`
        : nothing}
      ${beside(line) ? html`<span class="line-choices">${beside(line)}</span>` : nothing}
      ${line.note ? html`<span class="line-note">${icon('note')} ${line.note}</span>` : nothing}
      ${mark === nothing || voided ? nothing : html`<span class="line-mark">${mark}</span>`}
      ${voided
        ? html`<span class="line-reason"
            >${t('line.voided')}${line.void_reason ? html`: ${line.void_reason}` : nothing}</span
          >`
        : nothing}
    </span>
    <span class="line-total">${money(line.total)}</span>
    ${voided ? nothing : action}
  </li>`;
}

/** The way to orders for which there was no room. */
export const olderButton = ({ left }, onOlder) =>
  html`<button class="button quiet" type="button" @click=${onOlder}>
    ${t('orders.older', { count: left.orders })}
  </button>`;
