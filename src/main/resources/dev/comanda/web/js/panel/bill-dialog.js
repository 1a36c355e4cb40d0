// The bill of a session or of an order that has none: what it comes to, what is paid, and the next payment.

import { html, nothing } from 'lit';
import { waiting } from '../element.js';
import { Once } from '../api.js';
import { itemsAmount, keyOf, leftAmountOf, leftOf, mostOf, percent } from '../bill.js';
import { wordsOf } from '../choices.js';
import { Drawer } from '../drawer.js';
import { money, thousandths, times } from '../format.js';
import { t } from '../i18n.js';
import { asStaff } from '../staff.js';
import '../stepper.js';
import { paymentsOf } from './bill-payments.js';
import { kindButtons, SPLITS, splitFields, toPay } from './bill-split.js';

/** What of a line is chosen at a time, in thousandths. */
function stepOf(line) {
  const left = leftOf(line);
  return line.unit === 'piece' && left > 1000 && left % 1000 === 0 ? 1000 : left;
}

/** `owner` is the session or the order, `kind` which of both. Says `paid` and `takeback` with a payment. */
class BillDialog extends Drawer {
  static properties = {
    owner: { attribute: false },
    kind: {},
    manages: { type: Boolean },
    language: {},
    bill: { state: true },
    split: { state: true },
    chosen: { state: true },
    parts: { state: true },
    amount: { state: true },
    method: { state: true },
    problem: { state: true },
    busy: { state: true },
    done: { state: true },
  };

  #once = new Once();
  #reading = 0;

  constructor() {
    super();
    this.manages = false;
    this.split = 'rest';
    this.chosen = new Map();
    this.parts = 2;
    this.amount = '';
    this.method = '';
    this.problem = '';
    this.busy = false;
  }

  get #path() {
    return `/api/${this.kind}s/${this.owner.id}`;
  }

  title() {
    const { name, number } = this.owner;
    return this.kind === 'order' ? t('bill.of_order', { number }) : t('bill.title', { name });
  }

  /** The owner changes with every order and payment, of this device and of others. */
  willUpdate(changed) {
    if (changed.has('owner')) this.#read();
  }

  async #read() {
    const reading = ++this.#reading;
    try {
      const bill = await asStaff('GET', `${this.#path}/bill`);
      if (reading !== this.#reading) return;
      this.bill = bill;
      this.chosen = this.#stillChosen(bill);
    } catch (problem) {
      this.problem = problem.words;
    }
  }

  /** Of what was chosen, what can still be paid. */
  #stillChosen(bill) {
    const kept = new Map();
    for (const line of bill.lines) {
      const count = this.chosen.get(keyOf(line)) ?? 0;
      const most = Math.min(count, mostOf(bill, kept, line, stepOf(line)));
      if (most > 0) kept.set(keyOf(line), most);
    }
    return kept;
  }

  content() {
    const { bill } = this;
    if (!bill) {
      return html`<div class="modal-body">
        ${this.problem
          ? html`<p class="message message-fault" role="alert">${this.problem}</p>`
          : waiting()}
      </div>`;
    }
    return html`<div class="modal-body" tabindex="0">
        ${bill.lines.length === 0 ? html`<p class="empty">${t('bill.empty')}</p>` : nothing}
        <ul class="lines bill-lines">
          ${bill.lines.map((line) => this.#line(line))}
        </ul>
        ${this.#sums(bill)}
        ${paymentsOf(bill, {
          of: `${this.kind}=${this.owner.id}`,
          onBack: this.manages ? (payment) => this.tell('takeback', payment) : undefined,
        })}
      </div>
      ${this.#foot(bill)}`;
  }

  /**
   * What is left of it to be paid. Nothing is left of a line that amounts or parts have paid, once
   * they have paid for all.
   */
  #line(line) {
    const { paid: all, open } = this.bill;
    const left = all.amount > 0 && open.amount <= 0 ? 0 : leftOf(line);
    const paid = thousandths(line.paid_quantity);
    const choosing = this.split === 'items' && this.#payable && left > 0;
    const offered = choosing && mostOf(this.bill, new Map(), line, stepOf(line)) > 0;
    const notes = [
      paid > 0 && left > 0 ? t('bill.line_part_paid', { count: times(paid, line.unit) }) : '',
      choosing && !offered ? t('bill.line_exceeds') : '',
    ].filter(Boolean);
    const name = line.names[this.language] ?? line.name;
    return html`<li class="line ${left === 0 ? 'is-paid' : ''}">
      <span class="line-times">${times(left || thousandths(line.quantity), line.unit)}</span>
      <span class="line-what">
        <span class="line-name">${name}</span>
        ${line.modifiers
          ? html`<span class="line-choices">${wordsOf(line.modifiers, this.language)}</span>`
          : nothing}
        ${notes.length > 0 ? html`<span class="line-note">${notes.join(' · ')}</span>` : nothing}
      </span>
      ${left === 0 ? html`<span class="tag" data-s="ready">${t('bill.line_paid')}</span>` : nothing}
      ${offered ? this.#choice(line, name, left) : nothing}
      <span class="line-total"
        >${money(left > 0 ? { ...line.total, amount: leftAmountOf(this.bill, line) } : line.total)}</span
      >
    </li>`;
  }

  get #payable() {
    return this.bill.mode === 'on' && this.bill.open.amount > 0;
  }

  /** Several pieces are counted, anything else is taken as it is; never more than is open. */
  #choice(line, name, left) {
    const step = stepOf(line);
    const count = this.chosen.get(keyOf(line)) ?? 0;
    const most = mostOf(this.bill, this.chosen, line, step);
    const what = t('bill.line_choose', { name: [name, wordsOf(line.modifiers ?? [], this.language)].filter(Boolean).join(', ') });
    const choose = (value) => {
      this.chosen = new Map(this.chosen).set(keyOf(line), value);
      if (value === 0) this.chosen.delete(keyOf(line));
      this.problem = '';
    };
    if (step < left) {
      return html`<quantity-stepper
        .value=${count}
        .min=${0}
        .max=${most}
        .what=${what}
        @change=${(event) => choose(event.detail)}
      ></quantity-stepper>`;
    }
    return html`<label class="bill-check"
      ><input
        type="checkbox"
        aria-label=${what}
        .checked=${count > 0}
        ?disabled=${most === 0}
        @change=${(event) => choose(event.target.checked ? left : 0)}
    /></label>`;
  }

  #sums({ taxes, total, paid, open }) {
    return html`<div class="bill-sums">
      ${taxes.map(
        ({ rate, mode, tax }) =>
          html`<p class="bill-tax">
            <span>${t(`bill.tax_${mode}`, { rate: percent(rate) })}</span><span>${money(tax)}</span>
          </p>`,
      )}
      <p class="sum"><span>${t('bill.total')}</span><strong>${money(total)}</strong></p>
      ${paid.amount > 0
        ? html`<p class="bill-tax"><span>${t('bill.paid')}</span><span>${money({ ...paid, amount: -paid.amount })}</span></p>
            <p class="sum">
              <span>${t(open.amount > 0 ? 'bill.open' : 'bill.all_paid')}</span
              ><strong>${money(open)}</strong>
            </p>`
        : nothing}
    </div>`;
  }

  // The next payment.

  #foot(bill) {
    const status = html`<p class="bill-done" role="status">${this.done ? this.#done() : nothing}</p>`;
    if (!this.#payable) return this.done ? html`<footer class="modal-foot stacked">${status}</footer>` : nothing;
    const amount = this.#toPay();
    return html`<footer class="modal-foot stacked">
      ${status}
      <div class="chips wrap" role="group" aria-label=${t('bill.how')}>
        ${SPLITS.map(
          (split) =>
            html`<button
              class="chip"
              type="button"
              aria-pressed=${split === this.split ? 'true' : 'false'}
              @click=${() => this.#turn(split)}
            >
              ${t(split === 'rest' && bill.paid.amount > 0 ? 'bill.rest_left' : `bill.${split}`)}
            </button>`,
        )}
      </div>
      ${splitFields(this)}
      ${this.problem ? html`<p class="message message-fault" role="alert">${this.problem}</p>` : nothing}
      <p class="sum">
        <span>${t('bill.now')}</span
        ><strong>${amount > 0 ? money({ ...bill.open, amount }) : '–'}</strong>
      </p>
      ${kindButtons(this, amount, () => this.#pay())}
    </footer>`;
  }

  #done() {
    const { amount, number } = this.done;
    return t('bill.done', { amount: money(amount), number });
  }

  #turn(split) {
    this.split = split;
    this.problem = '';
    this.done = undefined;
  }

  #toPay() {
    return toPay(this, itemsAmount(this.bill, this.chosen));
  }

  get #body() {
    const { method } = this;
    const amount = { ...this.bill.open, amount: this.#toPay() };
    switch (this.split) {
      case 'items':
        return {
          method,
          items: this.bill.lines
            .filter((line) => this.chosen.has(keyOf(line)))
            .map((line) => ({
              order_id: line.order_id,
              line: line.line,
              quantity: this.chosen.get(keyOf(line)) / 1000,
            })),
        };
      case 'share':
        return { method, share_of: this.parts, amount };
      default:
        return { method, amount };
    }
  }

  /** The next payment is asked about anew. */
  async #pay() {
    this.busy = true;
    this.problem = '';
    const body = this.#body;
    try {
      const path = `${this.#path}/payments`;
      const payment = await this.#once.call(JSON.stringify(body), (key) => asStaff('POST', path, { key, body }));
      this.done = payment;
      this.chosen = new Map();
      this.amount = '';
      this.method = '';
      if (this.split === 'share') this.parts = Math.max(1, this.parts - 1);
      this.tell('paid', payment);
    } catch (problem) {
      this.problem = problem.words;
    }
    await this.#read();
    this.busy = false;
  }
}

customElements.define('bill-dialog', BillDialog);
