// What a table has ordered, with what became of it; first what this phone has not brought over yet.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { dueOf, paidOf } from '../bill.js';
import { View } from '../element.js';
import { clock, money, times } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { lineOf, olderButton } from '../order-parts.js';
import { latestFirst } from '../store.js';
import { progressMark, progressSteps, promiseLine } from '../tickets/marks.js';
import { lineProgress, orderProgress, ticketsOf } from '../tickets/progress.js';

const TICK_MS = 30_000;

/** Says `now` when waiting orders are to be tried at once, `older` when more are to be shown. */
class OrdersView extends View {
  static properties = {
    session: { attribute: false },
    language: {},
    currency: {},
    outbox: { attribute: false },
    waiting: { type: Boolean },
  };

  #tick;

  constructor() {
    super();
    this.outbox = [];
    this.waiting = false;
  }

  /** A promise may have run out though nothing was heard. */
  connectedCallback() {
    super.connectedCallback();
    this.#tick = setInterval(() => this.requestUpdate(), TICK_MS);
  }

  disconnectedCallback() {
    clearInterval(this.#tick);
    super.disconnectedCallback();
  }

  render() {
    const orders = latestFirst(this.session.orders);
    if (orders.length === 0 && this.outbox.length === 0) {
      return html`<p class="empty">${icon('slip')} ${t('orders.none')}</p>`;
    }
    return html`<div class="slips">
      ${repeat(
        this.outbox,
        (one) => one.key,
        (one) => this.#pending(one),
      )}
      ${repeat(
        orders,
        (one) => one.id,
        (one) => this.#order(one),
      )}
      ${this.session.left?.orders > 0 ? olderButton(this.session, () => this.tell('older')) : nothing}
      ${orders.length > 0 ? this.#sums(dueOf(this.session), paidOf(this.session)) : nothing}
    </div>`;
  }

  #sums(due, paid) {
    const { currency } = this;
    return html`<div class="table-sum">
      <p class="sum">
        <span>${t('orders.total')}</span><strong>${money({ amount: due, currency })}</strong>
      </p>
      ${paid > 0
        ? html`<p class="sum">
              <span>${t('orders.paid')}</span><span>${money({ amount: paid, currency })}</span>
            </p>
            <p class="sum">
              ${due > paid
                ? html`<span>${t('orders.open')}</span
                    ><strong>${money({ amount: due - paid, currency })}</strong>`
                : html`<span>${t('orders.all_paid')}</span>`}
            </p>`
        : nothing}
    </div>`;
  }

  #pending(entry) {
    return html`<article class="slip is-pending">
      <header class="slip-head">
        <h2>${this.waiting ? t('orders.waiting') : t('orders.sending')}</h2>
        <span class="spinner" aria-hidden="true"></span>
      </header>
      ${this.waiting ? html`<p class="hint">${t('orders.kept')}</p>` : nothing}
      <ul class="lines">
        ${entry.shown.map(
          (line) =>
            html`<li class="line">
              <span class="line-times">${times(line.quantity, line.unit)}</span>
              <span class="line-what"
                ><span class="line-name">${line.name}</span>${line.chosen?.length > 0
                  ? html`<span class="line-choices">${line.chosen.join(', ')}</span>`
                  : nothing}${line.note
                  ? html`<span class="line-note">${icon('note')} ${line.note}</span>`
                  : nothing}</span
              >
            </li>`,
        )}
      </ul>
      ${this.waiting
        ? html`<button class="button quiet" type="button" @click=${() => this.tell('now')}>
            ${t('orders.try_now')}
          </button>`
        : nothing}
    </article>`;
  }

  /** Where nobody says how far it is, it has been received. */
  #state(order, tickets) {
    if (order.state === 'cancelled') return html`<span class="tag" data-s="danger">${t('order.cancelled')}</span>`;
    if (ticketsOf(order, tickets).length > 0) return progressMark(orderProgress(order, tickets));
    return html`<span class="tag" data-s="accent">${t('order.placed')}</span>`;
  }

  #mark(order, line, tickets) {
    return order.state === 'cancelled' ? nothing : progressMark(lineProgress(order, line, tickets));
  }

  #order(order) {
    const cancelled = order.state === 'cancelled';
    const { tickets } = this.session;
    return html`<article class="slip ${cancelled ? 'is-cancelled' : ''}">
      <header class="slip-head">
        <h2>${t('order.number', { number: order.number })} <small>${clock(order.placed_at)}</small></h2>
        <span role="status">${this.#state(order, tickets)}</span>
      </header>
      ${cancelled || ticketsOf(order, tickets).length === 0 ? nothing : progressSteps(orderProgress(order, tickets))}
      ${cancelled ? nothing : promiseLine(ticketsOf(order, tickets))}
      ${cancelled && order.cancel_reason ? html`<p class="line-reason">${order.cancel_reason}</p>` : nothing}
      <ul class="lines">
        ${order.lines.map((line) => lineOf(order, line, this.language, nothing, this.#mark(order, line, tickets)))}
      </ul>
      ${cancelled
        ? nothing
        : html`<p class="slip-sum"><span>${t('order.total')}</span><span>${money(order.total)}</span></p>`}
    </article>`;
  }
}

customElements.define('orders-view', OrdersView);
