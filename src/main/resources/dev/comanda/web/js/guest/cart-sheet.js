// The cart before it is ordered: its lines, what they come to, and the button that orders them.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { wordsOf } from '../choices.js';
import { Modal } from '../element.js';
import { money, quantity, thousandths } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { soldOut } from '../order-parts.js';
import '../stepper.js';
import { productsOf } from '../tickets/ready-quote.js';
import { amountOf, chosenWith, lineSum, missing, namesOf, orderable, QUANTITY_MAX } from './cart.js';

/** Says `change` with `{id, quantity}`, `edit` with a line, `remove` with a line's id, and `order`. */
class CartSheet extends Modal {
  static look = 'sheet';
  static properties = {
    lines: { attribute: false },
    menu: { attribute: false },
    ask: { attribute: false },
    problem: {},
  };

  title() {
    return t('cart.title');
  }

  updated() {
    if (this.lines.length === 0) this.close();
  }

  content() {
    const { currency } = this.menu.location;
    const ready = this.lines.every(orderable);
    const lacking = missing(this.lines);
    return html`<div class="modal-body">
        ${this.problem ? html`<p class="message message-fault" role="alert">${this.problem}</p>` : nothing}
        <ul class="cart-lines">
          ${repeat(
            this.lines,
            (one) => one.id,
            (one) => this.#line(one),
          )}
        </ul>
      </div>
      <footer class="modal-foot stacked">
        ${ready ? nothing : html`<p class="hint">${t('cart.not_ready')}</p>`}
        <p class="sum">
          <span
            >${t('cart.total')}${lacking.length > 0
              ? html` <small>${t('cart.without', { names: namesOf(lacking) })}</small>`
              : nothing}</span
          ><strong>${money({ amount: amountOf(this.lines), currency })}</strong>
        </p>
        ${this.menu.location.tax_mode === 'added'
          ? html`<p class="hint">${t('menu.tax_added')}</p>`
          : nothing}
        <ready-quote .products=${productsOf(this.lines.filter(orderable))} .ask=${this.ask}></ready-quote>
        <button class="button" type="button" ?disabled=${!ready} @click=${() => this.tell('order')}>
          ${t('cart.order')}
        </button>
      </footer>`;
  }

  #line(line) {
    const { product } = line;
    const remove = html`<button
      class="icon-button"
      type="button"
      aria-label=${t('cart.remove', { name: product?.name ?? t('cart.gone') })}
      @click=${() => this.tell('remove', line.id)}
    >
      ${icon('remove')}
    </button>`;
    if (!product) {
      return html`<li class="cart-line is-sold-out">
        <span class="cart-name">${t('cart.gone')}</span>${remove}
      </li>`;
    }
    const step = thousandths(product.quantity_step);
    return html`<li class="cart-line ${product.available ? '' : 'is-sold-out'}">
      <button
        class="cart-name"
        type="button"
        @click=${() => this.tell('edit', line)}
      >
        <span class="product-name" lang=${this.menu.language}>${product.name}</span>
        ${line.modifiers.length > 0
          ? html`<span class="line-choices" lang=${this.menu.language}>${wordsOf(chosenWith(line))}</span>`
          : nothing}
        ${product.available && !orderable(line)
          ? html`<span class="fault">${t('cart.choose_again')}</span>`
          : nothing}
        ${line.note
          ? html`<span class="line-note">${icon('note')} ${line.note}</span>`
          : html`<span class="line-note is-empty">${icon('note')}<span>${t('cart.add_note')}</span></span>`}
        <span class="visually-hidden">${t('cart.edit', { name: product.name })}</span>
      </button>
      <span class="line-total"
        >${product.available ? money({ ...product.price, amount: lineSum(line) }) : nothing}</span
      >
      <span class="cart-tools">
        ${product.available
          ? html`<quantity-stepper
              .value=${line.quantity}
              .step=${step}
              .min=${step}
              .max=${QUANTITY_MAX}
              .unit=${product.unit}
              .what=${product.name}
              @change=${(event) => this.tell('change', { id: line.id, quantity: event.detail })}
            ></quantity-stepper>`
          : html`<span class="hint">${quantity(line.quantity, product.unit)} ${soldOut(product)}</span>`}
        ${remove}
      </span>
    </li>`;
  }
}

customElements.define('cart-sheet', CartSheet);
