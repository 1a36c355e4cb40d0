// Something else is to be booked: on another document, of another product, another amount.

import { html, nothing } from 'lit';
import { Drawer } from '../drawer.js';
import { scaledOf, thousandths } from '../format.js';
import { currentLocale, t } from '../i18n.js';
import { edit } from './data.js';
import { refusalWords, whatOf } from './words.js';

const DOCUMENT_LENGTH_MAX = 100;
const NUMBER_LENGTH_MAX = 60;
const QUANTITY_DIGITS = 3;

/**
 * Says `changed` with the line as it is then, and `stale` where somebody else was faster: then it goes on from how the line
 * is by now, with what was typed.
 */
class EditDialog extends Drawer {
  static typed = true;

  static properties = {
    delivery: { attribute: false },
    typed: { state: true },
    problem: { state: true },
    wrong: { state: true },
    busy: { state: true },
  };

  /** The line as it was when this was opened, or when somebody was told that it is another. */
  #seen;
  #overtaken = false;

  constructor() {
    super();
    this.busy = false;
    this.wrong = '';
    this.typed = {};
  }

  willUpdate() {
    const { delivery } = this;
    this.#seen ??= delivery;
    if (!this.#overtaken || delivery.version <= this.#seen.version) return;
    this.#seen = delivery;
    this.#overtaken = false;
  }

  title() {
    return t('edit.title');
  }

  under() {
    return html`<p class="hint">${whatOf(this.#seen)}</p>`;
  }

  /** What is another than it was. */
  get #change() {
    const { typed } = this;
    const change = {};
    for (const name of ['document', 'product_number']) {
      const text = typed[name]?.trim();
      if (text !== undefined && text !== (this.#seen[name] ?? '')) change[name] = text;
    }
    if (typed.quantity === undefined) return change;
    const amount = scaledOf(typed.quantity.trim(), QUANTITY_DIGITS);
    if (amount !== thousandths(this.#seen.quantity)) change.quantity = amount / 1000;
    return change;
  }

  async #send(event) {
    event.preventDefault();
    const change = this.#change;
    this.problem = undefined;
    this.wrong = '';
    if (Number.isNaN(change.quantity) || change.quantity === 0) {
      this.wrong = t('edit.quantity_wrong');
      return;
    }
    if (Object.keys(change).length === 0) {
      this.wrong = t('edit.same');
      return;
    }
    this.busy = true;
    try {
      this.tell('changed', await edit(this.#seen, change));
      this.close();
    } catch (problem) {
      this.problem = problem;
      this.#overtaken = problem.status === 412;
      if (this.#overtaken) this.tell('stale');
    }
    this.busy = false;
  }

  content() {
    const { problem, wrong } = this;
    const { document, product_number: number, quantity } = this.#seen;
    const amount = new Intl.NumberFormat(currentLocale(), { maximumFractionDigits: 3, useGrouping: false }).format(quantity);
    const whole = problem && !['/document', '/product_number', '/quantity'].some((at) => problem.at(at));
    return html`<form @submit=${this.#send} novalidate>
      <div class="modal-body">
        ${this.#field('document', document ?? '', DOCUMENT_LENGTH_MAX)}
        ${this.#field('product_number', number ?? '', NUMBER_LENGTH_MAX)}
        ${this.#field('quantity', amount, 14, 'decimal')}
        <p class="hint">${t('edit.words')}</p>
        ${wrong || whole ? html`<p class="message message-fault" role="alert">${wrong || (problem.status === 412 ? t('edit.overtaken') : refusalWords(problem))}</p>` : nothing}
      </div>
      <footer class="modal-foot">
        <button class="button quiet" type="button" @click=${() => this.close()}>${t('cancel')}</button>
        <button class="button" type="submit" ?disabled=${this.busy}>${t('edit.button')}</button>
      </footer>
    </form>`;
  }

  #field(name, value, max, mode) {
    const fault = this.problem?.at(`/${name}`);
    return html`<label class="field ${fault ? 'is-wrong' : ''}"
      ><span>${t(`edit.${name}`)}</span>
      <input
        name=${name}
        data-chars=${max}
        inputmode=${mode ?? nothing}
        autocomplete="off"
        .value=${this.typed[name] ?? value}
        @input=${(event) => (this.typed = { ...this.typed, [name]: event.target.value })}
      />
      ${fault ? html`<span class="fault" role="alert">${fault}</span>` : nothing}
    </label>`;
  }
}

customElements.define('edit-dialog', EditDialog);
