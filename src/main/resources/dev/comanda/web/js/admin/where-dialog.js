// Where a category or a product is prepared, and where besides.

import { html, nothing } from 'lit';
import { Modal } from '../element.js';
import { t } from '../i18n.js';
import { nameOf } from '../products/list.js';
import { asStaff } from '../staff.js';
import { whereOf, whereOfCategory, whereWords } from '../tickets/where.js';

const ALSO_AT_MAX = 5;

/** What can be chosen that is no station: what the category says, nothing yet, no preparation. */
const INHERIT = '';
const HANDED_OUT = 'handed_out';

/** What a product is sent that says nothing itself. */
const FOLLOWS = { station_id: '', also_at: [], needs_preparation: true };

/** Says `saved` with `{kind, thing}` for each that is another now, by whomever. `products` are those of a category. */
class WhereDialog extends Modal {
  static properties = {
    kind: {},
    thing: { attribute: false },
    category: { attribute: false },
    products: { attribute: false },
    stations: { attribute: false },
    path: {},
    at: { state: true },
    also: { state: true },
    all: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  #changing;

  constructor() {
    super();
    this.problem = null;
    this.busy = false;
    this.all = false;
  }

  willUpdate() {
    this.at ??= chosenOf(this.thing);
    this.also ??= this.thing.also_at ?? [];
  }

  title() {
    return nameOf(this.thing);
  }

  under() {
    return html`<p class="hint">
      ${this.category ? nameOf(this.category) : t('routing.products', { count: this.products.length })}
    </p>`;
  }

  get #isProduct() {
    return this.kind === 'products';
  }

  /** Only what is another now. */
  get #body() {
    const { thing, at, also } = this;
    const handedOut = at === HANDED_OUT;
    const wished = { station_id: handedOut ? '' : at, needs_preparation: !handedOut };
    if (this.#isProduct) wished.also_at = handedOut ? [] : also.filter((id) => id !== at);
    const before = { station_id: thing.station_id ?? '', needs_preparation: thing.needs_preparation, also_at: thing.also_at ?? [] };
    return Object.fromEntries(Object.entries(wished).filter(([name, value]) => String(value) !== String(before[name])));
  }

  async #save(event) {
    event.preventDefault();
    this.busy = true;
    this.problem = null;
    try {
      const body = this.#body;
      if (Object.keys(body).length > 0) await this.#change(this.kind, this.thing, body);
      if (this.all) for (const one of this.#others) await this.#change('products', one, FOLLOWS);
      this.close();
    } catch (problem) {
      await this.#failed(problem);
    }
    this.busy = false;
  }

  async #change(kind, { id, version }, body) {
    this.#changing = { kind, id };
    this.tell('saved', { kind, thing: await asStaff('PATCH', `${this.path}/${kind}/${id}`, { body, version }) });
  }

  /** Whoever saves once more has seen what another one has changed. */
  async #failed(problem) {
    this.problem = problem;
    if (problem.code !== 'version_mismatch') return;
    const { kind, id } = this.#changing;
    const thing = await asStaff('GET', `${this.path}/${kind}/${id}`).catch(() => undefined);
    if (thing) this.tell('saved', { kind, thing });
  }

  /** The products of a category that say something themselves. */
  get #others() {
    return this.products.filter((one) => whereOf(one, this.thing, this.stations).own);
  }

  content() {
    const others = this.#isProduct ? [] : this.#others;
    return html`<form @submit=${this.#save} novalidate>
      <div class="modal-body">
        ${this.#at()} ${this.#isProduct && this.at !== HANDED_OUT && this.stations.length > 1 ? this.#also() : nothing}
        ${others.length > 0 ? this.#all(others) : nothing} ${this.problem ? this.#trouble() : nothing}
      </div>
      <footer class="modal-foot">
        <button class="button quiet" type="button" @click=${() => this.close()}>${t('cancel')}</button>
        <button class="button" type="submit" ?disabled=${this.busy}>
          ${this.busy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing} ${t('spot.save')}
        </button>
      </footer>
    </form>`;
  }

  #trouble() {
    const isOther = this.problem.code === 'version_mismatch';
    const where = this.#isProduct
      ? whereOf(this.thing, this.category, this.stations)
      : whereOfCategory(this.thing, this.stations);
    return html`<p class="message message-fault" role="alert">
      <span>${this.problem.words} ${isOther ? t('routing.is_now', { where: whereWords(where) }) : nothing}</span>
    </p>`;
  }

  #at() {
    const inherit = this.#isProduct
      ? t('routing.as_category', { where: whereWords(whereOfCategory(this.category, this.stations)) })
      : t('routing.not_yet');
    const ways = [
      ...(this.#isProduct ? [[INHERIT, inherit]] : []),
      ...this.stations.map(({ id, name }) => [id, name]),
      [HANDED_OUT, t('routing.handed_out')],
      ...(this.#isProduct ? [] : [[INHERIT, inherit]]),
    ];
    return html`<fieldset class="choice">
      <legend>${t('routing.at')}</legend>
      ${ways.map(
        ([id, words]) => html`<label class="choice-one">
          <input type="radio" name="at" .checked=${id === this.at} @change=${() => (this.at = id)} />
          <span>${words}</span>
        </label>`,
      )}
    </fieldset>`;
  }

  #also() {
    const first = this.at || this.category.station_id;
    const full = this.also.length >= ALSO_AT_MAX;
    return html`<fieldset class="choice">
      <legend>${t('routing.also')}</legend>
      <p class="hint">${t('routing.also_words')}</p>
      ${this.stations
        .filter((one) => one.id !== first)
        .map(
          ({ id, name }) => html`<label class="choice-one">
            <input
              type="checkbox"
              name="also"
              .checked=${this.also.includes(id)}
              ?disabled=${full && !this.also.includes(id)}
              @change=${(event) => (this.also = turned(this.also, id, event.target.checked))}
            />
            <span>${name}</span>
          </label>`,
        )}
    </fieldset>`;
  }

  #all(others) {
    return html`<label class="choice-one">
      <input type="checkbox" name="all" .checked=${this.all} @change=${(event) => (this.all = event.target.checked)} />
      <span
        >${t('routing.all', { count: others.length })} <small class="hint">${others.map(nameOf).join(', ')}</small></span
      >
    </label>`;
  }
}

/** What a thing says, as it is chosen. */
const chosenOf = ({ station_id: id, needs_preparation: needed }) => (needed ? (id ?? INHERIT) : HANDED_OUT);

/** A list with one more, or without it. */
const turned = (list, one, on) => (on ? [...list, one] : list.filter((each) => each !== one));

customElements.define('where-dialog', WhereDialog);
