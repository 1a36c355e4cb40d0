// One product: what is chosen with it, how much of it, and a note for the kitchen. Also for a line that is in the cart already.

import { html, nothing } from 'lit';
import { addedBy, complete, groupsOf, lackingOf, nameIn } from '../choices.js';
import { Modal } from '../element.js';
import { firstOf, lineAmount, moment, money, per } from '../format.js';
import { t } from '../i18n.js';
import '../stepper.js';
import { QUANTITY_MAX } from './cart.js';

/** Characters a note may have; the server's own bound. */
const NOTE_LENGTH_MAX = 200;

/** Says `done` with `{quantity, note, modifiers}`. */
class ProductSheet extends Modal {
  static look = 'sheet';
  static properties = {
    product: { attribute: false },
    menu: { attribute: false },
    line: { attribute: false },
    quantity: { state: true },
    note: { state: true },
    modifiers: { state: true },
  };

  willUpdate() {
    if (this.quantity !== undefined) return;
    this.quantity = this.line?.quantity ?? firstOf(this.product).first;
    this.note = this.line?.note ?? '';
    this.modifiers = this.line?.modifiers ?? [];
  }

  title() {
    return this.product.name;
  }

  under() {
    return html`<p class="sheet-price">${money(this.product.price)}${per(this.product.unit)}</p>`;
  }

  /** The inputs themselves say `change` too; theirs carry no detail. */
  #chosen(event) {
    if (event.detail) this.modifiers = event.detail;
  }

  #done() {
    const { quantity, note, modifiers } = this;
    this.tell('done', { quantity, note: note.trim(), modifiers });
    this.close();
  }

  /** What is still to be chosen before it can be added; empty where nothing is. */
  #lacks(groups) {
    if (complete(groups, this.modifiers)) return '';
    const choice = lackingOf(groups, this.modifiers);
    return choice ? t('product.lacks', { choice: nameIn(choice, this.menu.language) }) : t('cart.choose_again');
  }

  content() {
    const { product } = this;
    const { step } = firstOf(product);
    const groups = groupsOf(product, this.menu.modifier_groups);
    const lacks = this.#lacks(groups);
    const amount = lineAmount(product.price.amount + addedBy(groups, this.modifiers), this.quantity);
    return html`<div class="modal-body">
        ${product.photo
          ? html`<img class="sheet-photo" src=${product.photo} alt="" decoding="async" />`
          : nothing}
        ${product.description ? html`<p class="product-words">${product.description}</p>` : nothing}
        ${product.allergens?.length > 0
          ? html`<p class="allergens">
              ${t('product.contains', { what: product.allergens.map((one) => t(`allergen.${one}`)).join(', ') })}
            </p>`
          : nothing}
        ${groups.length > 0
          ? html`<modifier-choice
              .groups=${groups}
              .chosen=${this.modifiers}
              .language=${this.menu.language}
              name="choice"
              @change=${this.#chosen}
            ></modifier-choice>`
          : nothing}
        <label class="field">
          <span>${t('product.note')} <small>${t('optional')}</small></span>
          <textarea
            rows="2"
            data-chars=${NOTE_LENGTH_MAX}
            placeholder=${t('product.note_example')}
            .value=${this.note}
            @input=${(event) => (this.note = event.target.value)}
          ></textarea>
        </label>
      </div>
      <footer class="modal-foot">
        ${product.available
          ? html`<quantity-stepper
                .value=${this.quantity}
                .step=${step}
                .min=${step}
                .max=${QUANTITY_MAX}
                .unit=${product.unit}
                .what=${product.name}
                @change=${(event) => (this.quantity = event.detail)}
              ></quantity-stepper>
              ${lacks ? html`<p class="hint lacks" id="product-lacks">${lacks}</p>` : nothing}
              <button
                class="button grow"
                type="button"
                aria-describedby=${lacks ? 'product-lacks' : nothing}
                ?disabled=${Boolean(lacks)}
                @click=${this.#done}
              >
                <span>${this.line ? t('product.change') : t('product.put')}</span
                ><span>${money({ ...product.price, amount })}</span>
              </button>`
          : html`<p class="message message-fault" role="alert">
              ${t('product.just_sold_out')}
              ${product.sold_out_until
                ? t('product.back_from', { time: moment(product.sold_out_until) })
                : nothing}
            </p>`}
      </footer>`;
  }
}

customElements.define('product-sheet', ProductSheet);
