// Staff order for a session: products by category, each with its quantity, choices and a note.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { waiting } from '../element.js';
import { all, newKey } from '../api.js';
import { addedBy, complete, groupsOf, lackingOf } from '../choices.js';
import { Drawer } from '../drawer.js';
import { firstOf, lineAmount, money, per } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { soldOut } from '../order-parts.js';
import { finder } from '../search.js';
import { asStaff } from '../staff.js';
import '../stepper.js';
import { productsOf } from '../tickets/ready-quote.js';
import { draftOf, keepDraft } from './drafts.js';

const NOTE_LENGTH_MAX = 200;
const QUANTITY_MAX = 999_000;

const bySort = (a, b) => a.sort - b.sort; // lists come in the order in which their things were made

/** Says `ordered` with the order. What is picked is kept when it is closed, until it is sent or discarded. */
class OrderPicker extends Drawer {
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
      this.#resume();
    } catch (problem) {
      this.problem = problem.words;
    }
  }

  /** Goes on with what was picked and not sent, without what the menu has no more. */
  #resume() {
    const draft = draftOf(this.place.id, this.session.id);
    if (!draft) return;
    const known = new Set(this.products.filter((one) => !one.retired).map((one) => one.id));
    const lines = draft.lines.filter((one) => known.has(one.product_id));
    this.#set([...lines, ...this.picked], lines.length === draft.lines.length ? draft.key : newKey());
  }

  willUpdate(changes) {
    if (!changes.has('changed') || !this.changed || !this.products) return;
    this.products = this.products.map((one) => (one.id === this.changed.id ? this.changed : one));
  }

  title() {
    return t('pick.title', { name: this.session.name });
  }

  #quote = (query) => asStaff('GET', `/api/locations/${this.place.id}/quote?${query}`);

  #name = (thing) => thing.names?.[this.language] ?? thing.name;

  #pick(product) {
    const quantity = firstOf(product).first;
    const { id: product_id, unit } = product;
    const line = { product_id, name: this.#name(product), unit, quantity, note: '', modifiers: [] };
    this.#set([...this.picked, { id: newKey(), ...line }]);
  }

  /** A line with nothing of its product is gone. */
  #change(line, change) {
    const lines = this.picked.map((one) => (one === line ? { ...one, ...change } : one));
    this.#set(lines.filter((one) => one.quantity > 0));
  }

  #set(picked, key = newKey()) {
    this.picked = picked;
    this.#key = key;
    this.problem = '';
    keepDraft(this.place.id, this.session, key, picked);
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
      const order = await asStaff('POST', '/api/orders', { key: this.#key, body });
      keepDraft(this.place.id, this.session, this.#key, []);
      this.tell('ordered', order);
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
    return html`${this.products ? this.#tools() : nothing}
      <div class="modal-body">${this.products ? this.#list() : this.problem ? nothing : waiting()}</div>
      <footer class="modal-foot stacked">
        ${this.problem ? html`<p class="message message-fault" role="alert">${this.problem}</p>` : nothing}
        ${lines.length > 0
          ? html`<p class="hint">
              ${t('pick.kept')}
              <button class="link-button" type="button" ?disabled=${this.busy} @click=${() => this.#set([])}>
                ${t('pick.discard')}
              </button>
            </p>`
          : nothing}
        <ready-quote .products=${productsOf(this.picked)} .ask=${this.#quote}></ready-quote>
        <button
          class="button spread" type="button"
          ?disabled=${lines.length === 0 || this.busy}
          @click=${() => (gap ? this.#lead(gap) : this.#order())}
        >
          <span>${t('pick.order')}</span><span>${money({ amount, currency: this.place.currency })}</span>
        </button>
      </footer>`;
  }

  #tools() {
    return html`<label class="search modal-tools"
      >${icon('search')}
      <input
        type="search" placeholder=${t('pick.search')}
        aria-label=${t('pick.search')}
        .value=${this.search}
        @input=${(event) => (this.search = event.target.value)}
    /></label>`;
  }

  #list() {
    const finds = finder(this.search);
    const shown = this.products.filter((one) => !one.retired && finds(`${this.#name(one)} ${one.sku}`));
    const groups = this.categories
      .map((category) => ({ category, products: shown.filter((one) => one.category_id === category.id) }))
      .filter((group) => group.products.length > 0);
    const hidden = this.products.filter((one) => !shown.includes(one) && this.#linesOf(one).length > 0);
    return html`${groups.length === 0
        ? html`<p class="empty" role="status">
            ${this.search.trim() ? t('pick.nothing', { text: this.search }) : t('pick.empty')}
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
        data-chars=${NOTE_LENGTH_MAX}
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
