// Staff order for a session: products by category, each with its quantity, choices and a note.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { all, newKey } from '../api.js';
import { addedBy, complete, groupsOf, lackingOf } from '../choices.js';
import { Modal } from '../element.js';
import { firstOf, lineAmount, money, per } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { soldOut } from '../order-parts.js';
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
    groups: { state: true },
    picked: { state: true },
    search: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  #key = newKey();

  constructor() {
    super();
    this.picked = [];
    this.search = '';
    this.problem = '';
    this.busy = false;
  }

  async connectedCallback() {
    super.connectedCallback();
    const of = (what) => all(`/api/locations/${this.place.id}/${what}`);
    try {
      const [categories, groups, products] = await Promise.all(
        ['categories', 'modifiers', 'products'].map(of),
      );
      this.groups = groups;
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

  #pick(product) {
    const quantity = firstOf(product).first;
    const line = { id: newKey(), product_id: product.id, quantity, note: '', modifiers: [] };
    this.#set([...this.picked, line]);
  }

  /** A line with nothing of its product is gone. */
  #change(line, change) {
    const lines = this.picked.map((one) => (one === line ? { ...one, ...change } : one));
    this.#set(lines.filter((one) => one.quantity > 0));
  }

  #set(picked) {
    this.picked = picked;
    this.#key = newKey();
    this.problem = '';
  }

  /** Says what a line lacks, and leads to where it is chosen. */
  async #lead({ id, product, groups, modifiers }) {
    const group = lackingOf(groups, modifiers);
    const what = group ? t('pick.lacks', { choice: this.#name(group) }) : t('cart.choose_again');
    this.problem = `${this.#name(product)}: ${what}`;
    await this.updateComplete;
    const at = this.querySelector(`[data-line="${id}"]`);
    at.scrollIntoView({ block: 'center' });
    at.querySelectorAll('fieldset')[Math.max(0, groups.indexOf(group))]?.querySelector('input')?.focus();
  }

  /** The key stays until something is picked differently, so that a second press is no second order. */
  async #order() {
    this.busy = true;
    this.problem = '';
    const lines = this.picked.map(({ product_id, quantity, note, modifiers }) => ({
      product_id,
      quantity: quantity / 1000,
      ...(note.trim() && { note: note.trim() }),
      ...(modifiers.length > 0 && { modifiers }),
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

  /** The picked lines with their products and what can be chosen. */
  get #lines() {
    const byId = new Map(this.products?.map((one) => [one.id, one]));
    return this.picked.map((line) => {
      const product = byId.get(line.product_id);
      return { ...line, product, groups: groupsOf(product, this.groups) };
    });
  }

  content() {
    const lines = this.#lines;
    const sum = (amount, { product, groups, modifiers, quantity }) =>
      amount + lineAmount(product.price.amount + addedBy(groups, modifiers), quantity);
    const amount = lines.reduce(sum, 0);
    const gap = lines.find((one) => !complete(one.groups, one.modifiers));
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
          ?disabled=${lines.length === 0 || this.busy}
          @click=${() => (gap ? this.#lead(gap) : this.#order())}
        >
          <span>${t('pick.order')}</span><span>${money({ amount, currency: this.place.currency })}</span>
        </button>
      </footer>`;
  }

  #list() {
    const wanted = this.search.trim().toLowerCase();
    const hit = (one) => `${this.#name(one)} ${one.sku}`.toLowerCase().includes(wanted);
    const shown = this.products.filter((one) => !one.retired && hit(one));
    const groups = this.categories
      .map((category) => ({ category, products: shown.filter((one) => one.category_id === category.id) }))
      .filter((group) => group.products.length > 0);
    const hidden = this.products.filter((one) => !shown.includes(one) && this.#linesOf(one).length > 0);
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
        ({ category, products }) => this.#group(this.#name(category), products),
      )}
      ${hidden.length > 0 ? this.#group(t('pick.picked'), hidden) : nothing}`;
  }

  #group(title, products) {
    return html`<section class="pick-group">
      <h3>${title}</h3>
      <ul class="picks">
        ${repeat(
          products,
          (one) => one.id,
          (one) => this.#product(one),
        )}
      </ul>
    </section>`;
  }

  #linesOf(product) {
    return this.picked.filter((one) => one.product_id === product.id);
  }

  #product(product) {
    const lines = this.#linesOf(product);
    const groups = groupsOf(product, this.groups);
    const name = this.#name(product);
    const picked = lines.length > 0;
    const single = picked && groups.length === 0 ? lines[0] : undefined;
    return html`<li class="pick ${picked ? 'is-picked' : ''} ${product.available ? '' : 'is-sold-out'}">
      <span class="pick-what"
        ><span class="product-name">${name}</span>
        <small>${money(product.price)}${per(product.unit)}</small></span
      >
      ${single
        ? this.#quantity(product, single)
        : product.available
          ? html`<button
              class="round-button"
              type="button"
              aria-label=${t('product.add', { name })}
              @click=${() => this.#pick(product)}
            >
              ${icon('plus')}
            </button>`
          : soldOut(product)}
      ${single ? this.#note(product, single) : nothing}
      ${groups.length > 0
        ? repeat(
            lines,
            (one) => one.id,
            (one) => this.#chosen(product, one, groups),
          )
        : nothing}
    </li>`;
  }

  #quantity(product, line) {
    const { step } = firstOf(product);
    return html`<quantity-stepper
      .value=${line.quantity}
      .step=${step}
      .min=${0}
      .max=${QUANTITY_MAX}
      .unit=${product.unit}
      .what=${this.#name(product)}
      @change=${(event) => this.#change(line, { quantity: event.detail })}
    ></quantity-stepper>`;
  }

  #note(product, line) {
    return html`<label class="pick-note"
      >${icon('note')}<input
        maxlength=${NOTE_LENGTH_MAX}
        placeholder=${t('pick.note')}
        aria-label=${`${t('pick.note')}: ${this.#name(product)}`}
        .value=${line.note}
        @input=${(event) => this.#change(line, { note: event.target.value })}
    /></label>`;
  }

  /** A line whose product asks for choices; the inputs' own `change` carries no detail. */
  #chosen(product, line, groups) {
    return html`<div class="pick-chosen" data-line=${line.id}>
      <modifier-choice
        .groups=${groups}
        .chosen=${line.modifiers}
        .language=${this.language}
        .name=${line.id}
        @change=${(event) => event.detail && this.#change(line, { modifiers: event.detail })}
      ></modifier-choice>
      ${this.#quantity(product, line)} ${this.#note(product, line)}
    </div>`;
  }
}

customElements.define('order-picker', OrderPicker);
