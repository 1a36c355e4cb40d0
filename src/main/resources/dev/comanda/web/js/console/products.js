// Which numbers products have in the ERP: gaps first, with what their numbers may be; all that was typed is saved at once.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { View, waiting } from '../element.js';
import { t } from '../i18n.js';
import { icon } from '../icons.js';
import { asStaff } from '../staff.js';

const PAGE_PRODUCTS = 100;
const NUMBER_LENGTH_MAX = 60;

/** What was typed and is not saved yet, by integration: it stays while somebody looks at something else. */
const drafts = new Map();

const NONE = new Map();

/** Says `want` with a change of what is asked for, and `changed` after numbers were saved. */
class ConsoleProducts extends View {
  static properties = {
    on: { attribute: false },
    wanted: { attribute: false },
    products: { state: true },
    counts: { state: true },
    cursor: { state: true },
    loading: { state: true },
    saving: { state: true },
    problem: { state: true },
    faults: { state: true },
    said: { state: true },
  };

  #asked = 0;
  #of = '';
  #shown = '';
  #reached = '';

  constructor() {
    super();
    this.#clear();
  }

  #clear() {
    Object.assign(this, { faults: new Map(), counts: undefined, saving: false, said: '' });
  }

  /** What was typed stays while more or fewer products of the same integration are shown. */
  willUpdate() {
    const shown = `${this.on.integration_id} ${this.wanted.gaps}`;
    if (shown === this.#shown) return;
    this.#shown = shown;
    if (this.on.integration_id !== this.#of) this.#clear();
    this.#of = this.on.integration_id;
    Object.assign(this, { products: undefined, cursor: '' });
    this.#load();
  }

  updated(changed) {
    if (changed.has('wanted') && this.products && !this.loading) this.#reach();
  }

  /** Numbers by the product that they are typed for. */
  get typed() {
    return drafts.get(this.#of) ?? NONE;
  }

  #keep(of, typed) {
    if (typed.size > 0) drafts.set(of, typed);
    else drafts.delete(of);
    this.requestUpdate();
  }

  get #path() {
    return `/api/integrations/${this.on.integration_id}/mappings`;
  }

  /** Only the latest answer counts. */
  async #load(cursor = '') {
    const mine = ++this.#asked;
    this.loading = true;
    this.problem = '';
    const lang = document.documentElement.lang;
    const query = `limit=${PAGE_PRODUCTS}&gaps=${this.wanted.gaps === 'yes'}&lang=${lang}`;
    try {
      const page = await asStaff('GET', `${this.#path}?${query}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      if (mine !== this.#asked) return;
      this.products = cursor ? [...this.products, ...page.data] : page.data;
      this.counts = { mapped: page.mapped, gaps: page.gaps };
      this.cursor = page.has_more ? page.next_cursor : '';
    } catch (problem) {
      if (mine === this.#asked) this.problem = problem.words ?? t('problem.unexpected');
    }
    if (mine !== this.#asked) return;
    this.loading = false;
    if (!this.problem) this.#reach();
  }

  /** Who comes from a line goes on at its product, however far down that stands. */
  async #reach() {
    const { product } = this.wanted;
    const at = `${this.#of} ${product}`;
    if (!product || at === this.#reached) return;
    if (!this.products.some((one) => one.product_id === product)) {
      if (this.cursor) this.#load(this.cursor);
      return;
    }
    this.#reached = at;
    await this.updateComplete;
    const field = this.querySelector(`[data-product="${CSS.escape(product)}"] input`);
    field?.scrollIntoView({ block: 'center' });
    field?.focus({ preventScroll: true });
  }

  #type({ product_id: id, number = '' }, text) {
    const typed = new Map(this.typed);
    if (text.trim() === number) typed.delete(id);
    else typed.set(id, text.trim());
    this.#keep(this.#of, typed);
    this.faults = new Map([...this.faults].filter(([one]) => one !== id));
    this.said = '';
  }

  /** What all gaps would be with what is most likely; what was typed stays. */
  #takeAll() {
    const likely = this.products.filter((one) => !one.number && !this.typed.has(one.product_id) && one.suggestions?.length > 0);
    const typed = new Map([...this.typed, ...likely.map((one) => [one.product_id, one.suggestions[0].number])]);
    this.#keep(this.#of, typed);
  }

  /** What is typed while it is under way is kept for the next time, and what comes of it stays with the integration it is of. */
  async #save(event) {
    event.preventDefault();
    const of = this.#of;
    const sent = this.typed;
    const data = [...sent].map(([product_id, number]) => ({ product_id, number }));
    this.saving = true;
    this.problem = '';
    this.faults = new Map();
    try {
      const counts = await asStaff('PUT', this.#path, { body: { data } });
      const left = [...(drafts.get(of) ?? NONE)].filter(([id, number]) => number !== sent.get(id));
      this.#keep(of, new Map(left));
      this.tell('changed');
      if (of === this.#of) await this.#had(counts, sent);
    } catch (problem) {
      if (of === this.#of) this.#failed(problem, data);
    }
    if (of === this.#of) this.saving = false;
  }

  async #had(counts, sent) {
    this.products = this.products?.map((one) => (sent.has(one.product_id) ? { ...one, number: sent.get(one.product_id) } : one));
    this.said = t('products.saved', { count: sent.size });
    this.counts = counts;
    await this.#load();
  }

  #failed(problem, data) {
    this.faults = new Map(data.map((one, i) => [one.product_id, problem.at?.(`/data/${i}/number`)]).filter(([, words]) => words));
    this.problem = this.faults.size > 0 ? '' : (problem.words ?? t('problem.unexpected'));
  }

  // What is shown.

  render() {
    const { products, problem, loading } = this;
    return html`<div class="erp-part">
      ${this.#head()}
      ${problem
        ? html`<p class="message message-fault" role="alert">
            <span>${problem}</span>
            <button class="button quiet" type="button" @click=${() => this.#load()}>${t('failed.retry')}</button>
          </p>`
        : nothing}
      ${products ? this.#list(products) : loading ? waiting() : nothing}
    </div>`;
  }

  #head() {
    const { counts, wanted } = this;
    const offered = [
      ['yes', t('products.gaps', { count: counts?.gaps ?? '' })],
      ['no', t('products.all', { count: counts ? counts.gaps + counts.mapped : '' })],
    ];
    return html`<div class="erp-part-head">
      <div class="segment" role="group" aria-label=${t('products.shown')}>
        ${offered.map(
          ([value, words]) =>
            html`<button
              type="button"
              aria-pressed=${value === wanted.gaps ? 'true' : 'false'}
              @click=${() => this.tell('want', { gaps: value, product: '' })}
            >
              ${words}
            </button>`,
        )}
      </div>
      <p class="hint" role="status">${this.said}</p>
      ${this.#likely > 0
        ? html`<button class="button quiet" type="button" @click=${() => this.#takeAll()}>
            ${icon('check')} ${t('products.take_all', { count: this.#likely })}
          </button>`
        : nothing}
    </div>`;
  }

  /** Gaps for which something is suggested, and nothing typed. */
  get #likely() {
    return (this.products ?? []).filter(
      (one) => !one.number && !this.typed.has(one.product_id) && one.suggestions?.length > 0,
    ).length;
  }

  #list(products) {
    if (products.length === 0) {
      return html`<p class="empty">
        ${icon('check')} ${t(this.wanted.gaps === 'yes' ? 'products.no_gaps' : 'products.none')}
      </p>`;
    }
    const count = this.typed.size;
    return html`<form @submit=${this.#save} novalidate>
      <ul class="erp-products">
        ${repeat(
          products,
          (one) => one.product_id,
          (one) => this.#product(one),
        )}
      </ul>
      ${this.cursor
        ? html`<button class="button quiet erp-more" type="button" ?disabled=${this.loading} @click=${() => this.#load(this.cursor)}>
            ${icon('down')} ${t('console.more')}
          </button>`
        : nothing}
      ${count > 0
        ? html`<footer class="erp-save">
            <button class="button quiet" type="button" @click=${() => this.#keep(this.#of, NONE)}>${t('products.discard')}</button>
            <button class="button" type="submit" ?disabled=${this.saving}>${t('products.save', { count })}</button>
          </footer>`
        : nothing}
    </form>`;
  }

  #product(one) {
    const { product_id: id, name, sku, number = '', retired, suggestions = [] } = one;
    const value = this.typed.get(id) ?? number;
    const fault = this.faults.get(id);
    return html`<li class="erp-product ${fault ? 'is-wrong' : ''} ${this.typed.has(id) ? 'is-changed' : ''}" data-product=${id}>
      <label class="erp-number"
        ><span class="erp-what"
          ><strong>${name}</strong>
          <small>${sku}${retired ? ` · ${t('products.retired')}` : ''}</small></span
        >
        <input
          data-chars=${NUMBER_LENGTH_MAX}
          autocomplete="off"
          placeholder=${t('products.number')}
          aria-invalid=${fault ? 'true' : 'false'}
          .value=${value}
          @input=${(event) => this.#type(one, event.target.value)}
        />
      </label>
      ${fault ? html`<p class="fault" role="alert">${fault}</p>` : nothing}
      ${suggestions.length > 0 && !value
        ? html`<div class="erp-suggested">
            ${suggestions.map(
              (each) =>
                html`<button class="chip" type="button" @click=${() => this.#type(one, each.number)}>
                  <strong>${each.number}</strong> <small>${t(`suggested.${each.why}`, each)}</small>
                </button>`,
            )}
          </div>`
        : nothing}
    </li>`;
  }
}

customElements.define('console-products', ConsoleProducts);
