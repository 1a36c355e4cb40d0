// One line of the list.

import { html, nothing } from 'lit';
import { moment, thousandths, times } from '../format.js';
import { t } from '../i18n.js';
import { aside, nameOf, stateTag, whatOf } from './words.js';

/** What a line is known by: its document, its order, its mark. */
function factsOf(delivery, place) {
  const facts = [];
  if (place) facts.push(place);
  facts.push(delivery.document ? t('line.document', { document: delivery.document }) : t('line.no_document'));
  if (delivery.order_number) facts.push(t('order.number', { number: delivery.order_number }));
  return facts.join(' · ');
}

/**
 * A line as it stands. `at` says whose integration it is where several are shown, whether it was chosen and whether it
 * is still meant; `does` is told of a choice, and has the way to it.
 */
export function row(delivery, { place, chosen, gone, current }, { choose, href, open }) {
  const what = whatOf(delivery);
  const words = aside(delivery);
  return html`<li class="erp-line ${gone ? 'is-gone' : ''}" data-id=${delivery.id}>
    <label class="erp-pick"
      ><input
        type="checkbox"
        aria-label=${t('line.choose', { what })}
        .checked=${chosen}
        @change=${(event) => choose(delivery, event.target.checked)}
    /></label>
    <a class="erp-way" href=${href(delivery)} aria-current=${current ? 'true' : nothing} @click=${(event) => open(event, delivery)}>
      <span class="erp-times">${times(thousandths(delivery.quantity), delivery.unit)}</span>
      <span class="erp-what">
        <strong>${nameOf(delivery)}</strong>
        <small>${factsOf(delivery, place)}</small>
        ${words ? html`<small class="erp-why">${words}</small>` : nothing}
      </span>
      <span class="erp-state">${stateTag(delivery)}<small>${moment(delivery.placed_at)}</small></span>
    </a>
  </li>`;
}
