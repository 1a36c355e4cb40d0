// Staff order for a session: products by category, each with its quantity and a note.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { all, newKey } from '../api.js';
import { Modal } from '../element.js';
import { firstOf, lineAmount, money, per } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { asStaff } from '../staff.js';
import '../stepper.js';

const NOTE_LENGTH_MAX = 200;
const QUANTITY_MAX = 999_000;

/** Lists come in the order in which their things were made. */
const bySort = (a, b) => a.sort - b.sort;

/** Says `ordered` with the order. */
class OrderPicker extends Modal {
  static look = 'wide';
  static properties = {
    session: { attribute: false },
    place: { attribute: false },
    language: {},
    changed: { attribute: false },
    products: { state: true },
    categories: { state: true },
    picked: { state: true },
    search: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  #key = newKey();

  constructor() {
    super();
    this.picked = new Map();
    this.search = '';
    this.problem = '';
    this.busy = false;
  }

  async connectedCallback() {
    super.connectedCallback();
    const of = (what) => all(`/api/locations/${this.place.id}/${what}`);
    try {
      const [categories, products] = await Promise.all([of('categories'), of('products')]);
      this.categories = categories.sort(bySort);
      this.products = products.sort(bySort);
    } catch (problem) {
      this.problem = problem.words;
    }
  }

  willUpdate(changes) {
    if (!changes.has('changed') || !this.changed || !this.products) return;
    this.products = this.products.map((one) => (one.id === this.changed.id ? this.changed : one));
  }

  title() {
    return t('pick.title', { name: this.session.name });
  }

  #name = (thing) => thing.names?.[this.language] ?? thing.name;

  #pick(product, change) {
    const had = this.picked.get(product.id) ?? { quantity: 0, note: '' };
    const line = { ...had, ...change };
    const picked = new Map(this.picked);
    if (line.quantity > 0) picked.set(product.id, line);
    else picked.delete(product.id);
    this.picked = picked;
    this.#key = newKey();
    this.problem = '';
  }

  /** The key stays until something is picked differently, so that a second press is no second order. */
  async #order() {
    this.busy = true;
    this.problem = '';
    const lines = [...this.picked].map(([id, { quantity, note }]) => ({
      product_id: id,
      quantity: quantity / 1000,
      ...(note.trim() && { note: note.trim() }),
    }));
    try {
      const body = { location: this.place.id, session_id: this.session.id, lines };
      this.tell('ordered', await asStaff('POST', '/api/orders', { key: this.#key, body }));
      this.close();
    } catch (problem) {
      this.problem = problem.words;
      this.busy = false;
    }
  }

  get #amount() {
    const byId = new Map(this.products.map((one) => [one.id, one]));
    return [...this.picked].reduce(
      (sum, [id, { quantity }]) => sum + lineAmount(byId.get(id).price.amount, quantity),
      0,
    );
  }

  content() {
    const amount = this.products ? this.#amount : 0;
    return html`<div class="modal-body">
        ${this.products
          ? this.#list()
          : this.problem
            ? nothing
            : html`<div class="spinner big" role="status" aria-label=${t('loading')}></div>`}
      </div>
      <footer class="modal-foot stacked">
        ${this.problem ? html`<p class="message message-danger" role="alert">${this.problem}</p>` : nothing}
        <button
          class="button spread"
          type="button"
          ?disabled=${this.picked.size === 0 || this.busy}
          @click=${this.#order}
        >
          <span>${t('pick.order')}</span><span>${money({ amount, currency: this.place.currency })}</span>
        </button>
      </footer>`;
  }

  #list() {
    const wanted = this.search.trim().toLowerCase();
    const shown = this.products.filter(
      (one) => !one.retired && `${this.#name(one)} ${one.sku}`.toLowerCase().includes(wanted),
    );
    const groups = this.categories
      .map((category) => ({ category, products: shown.filter((one) => one.category_id === category.id) }))
      .filter((group) => group.products.length > 0);
    return html`<label class="search"
        >${icon('search')}
        <input
          type="search"
          placeholder=${t('pick.search')}
          aria-label=${t('pick.search')}
          .value=${this.search}
          @input=${(event) => (this.search = event.target.value)}
      /></label>
      ${groups.length === 0
        ? html`<p class="empty" role="status">
            ${wanted ? t('pick.nothing', { text: this.search }) : t('pick.empty')}
          </p>`
        : nothing}
      ${repeat(
        groups,
        (one) => one.category.id,
        ({ category, products }) =>
          html`<section class="pick-group">
            <h3>${this.#name(category)}</h3>
            <ul class="picks">
              ${repeat(
                products,
                (one) => one.id,
                (one) => this.#product(one),
              )}
            </ul>
          </section>`,
      )}`;
  }

  #product(product) {
    const line = this.picked.get(product.id);
    const { step, first } = firstOf(product);
    const name = this.#name(product);
    return html`<li class="pick ${line ? 'is-picked' : ''} ${product.available ? '' : 'is-sold-out'}">
      <span class="pick-what"
        ><span class="product-name">${name}</span>
        <small>${money(product.price)}${per(product.unit)}</small></span
      >
      ${!product.available && !line
        ? html`<span class="tag tag-danger">${t('product.sold_out')}</span>`
        : line
          ? html`<quantity-stepper
                .value=${line.quantity}
                .step=${step}
                .min=${0}
                .max=${QUANTITY_MAX}
                .unit=${product.unit}
                .what=${name}
                @change=${(event) => this.#pick(product, { quantity: event.detail })}
              ></quantity-stepper>
              <label class="pick-note"
                >${icon('note')}<input
                  maxlength=${NOTE_LENGTH_MAX}
                  placeholder=${t('pick.note')}
                  aria-label=${`${t('pick.note')}: ${name}`}
                  .value=${line.note}
                  @input=${(event) => this.#pick(product, { note: event.target.value })}
              /></label>`
          : html`<button
              class="round-button"
              type="button"
              aria-label=${t('product.add', { name })}
              @click=${() => this.#pick(product, { quantity: first })}
            >
              ${icon('plus')}
            </button>`}
    </li>`;
  }
}

customElements.define('order-picker', OrderPicker);
