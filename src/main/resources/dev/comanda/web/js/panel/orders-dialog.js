// All orders of one session, and what staff may do with them; of a closed one, to read only.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { dueOf, paidOf } from '../bill.js';
import { Drawer } from '../drawer.js';
import { bookingMark, bookings, readBookings } from '../erp/bookings.js';
import { age, clock, money } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { lineOf, olderButton } from '../order-parts.js';
import { isGathered, isScans, latestFirst } from '../store.js';
import { lineMark, promiseLine } from '../tickets/marks.js';
import { ticketsOf } from '../tickets/progress.js';
import { billButton, documentOf, moveButton, nameOf, paidMark, toneOf } from './session-parts.js';
import { readWaiters, waiterOf } from './waiters.js';

/** Says `qr`, `add`, `bill`, `end`, `relocate`, `document`, `billof`, `serve` and `cancel` with an order, `void` with `{order, line}`. */
class OrdersDialog extends Drawer {
  static properties = {
    session: { attribute: false },
    into: { attribute: false },
    place: { attribute: false },
    user: { attribute: false },
    language: {},
    fresh: { attribute: false },
    tickets: { attribute: false },
    minute: { type: Number },
  };

  #again = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    bookings.addEventListener('change', this.#again);
  }

  disconnectedCallback() {
    bookings.removeEventListener('change', this.#again);
    super.disconnectedCallback();
  }

  async willUpdate(changed) {
    if (!changed.has('session')) return;
    readBookings(this.place, this.session, this.user);
    await readWaiters(this.session.orders);
    this.requestUpdate();
  }

  title() {
    return nameOf(this.session);
  }

  under() {
    const { session } = this;
    if (isGathered(session)) {
      return html`<p class="hint">${t(isScans(session) ? 'panel.scans_words' : 'panel.alone_words')}</p>`;
    }
    const since = age(session.opened_at);
    const when =
      session.state === 'closed'
        ? t('session.closed_at', { time: clock(session.closed_at) })
        : since === t('age.now')
          ? t('session.since_now')
          : t('session.since', { age: since });
    return html`<p class="hint">
      <span class="tag" data-s=${toneOf(session)}>${t(`session.${session.state}`)}</span> ${paidMark(session)} ${when}
        ${session.merged_into ? html`<span>· ${this.#merged()}</span>` : nothing}
      </p>
      ${documentOf(session, () => this.tell('document'))}`;
  }

  #merged() {
    return this.into ? t('session.merged_into', { name: this.into.name }) : t('session.merged_away');
  }

  content() {
    const { session } = this;
    const closed = session.state === 'closed';
    const orders = latestFirst(session.orders);
    return html`<div class="modal-body sunken" tabindex="0">
        ${orders.length === 0 && !session.left
          ? html`<p class="empty">${icon('slip')} ${t(closed ? 'session.none_closed' : 'session.none')}</p>`
          : nothing}
        <div class="slips">
          ${repeat(
            orders,
            (one) => one.id,
            (one) => this.#order(one, closed),
          )}
          ${session.left?.orders > 0 ? olderButton(session, () => this.tell('older')) : nothing}
        </div>
      </div>
      ${isScans(session) ? this.#codes() : isGathered(session) ? nothing : this.#foot(session, closed)}`;
  }

  #codes() {
    return html`<footer class="modal-foot">
      <a class="button quiet" href="/scan/${this.place.slug}">${icon('qr')} ${t('panel.scans_codes')}</a>
    </footer>`;
  }

  #foot(session, closed) {
    return html`<footer class="modal-foot stacked">
        <div class="bill-line">
          ${this.#billed(session) ? billButton(() => this.tell('bill')) : nothing}
          <div class="bill-sums">${this.#sums(dueOf(session), paidOf(session))}</div>
        </div>
        ${closed ? nothing : this.#buttons()}
      </footer>`;
  }

  #sums(due, paid) {
    const { currency } = this.place;
    const total = html`<p class="sum">
      <span>${t('session.total')}</span><strong>${money({ amount: due, currency })}</strong>
    </p>`;
    if (paid === 0) return total;
    return html`<p class="bill-tax">
        <span>${t('session.total')}</span><span>${money({ amount: due, currency })}</span>
      </p>
      <p class="bill-tax"><span>${t('bill.paid')}</span><span>${money({ amount: -paid, currency })}</span></p>
      <p class="sum">
        <span>${t(due > paid ? 'bill.open' : 'bill.all_paid')}</span
        ><strong>${money({ amount: due - paid, currency })}</strong>
      </p>`;
  }

  /** Of a closed session receipts can still be printed, and a manager may correct what was paid. */
  #billed(session) {
    return !session.merged_into && (this.place.payments === 'on' || paidOf(session) !== 0);
  }

  #buttons() {
    return html`<div class="session-buttons">
      ${moveButton(() => this.tell('relocate'))}
      <button class="button quiet" type="button" @click=${() => this.tell('qr')}>
        ${icon('qr')} ${t('session.qr')}
      </button>
      <button class="button danger" type="button" @click=${() => this.tell('end')}>
        ${t('session.close')}
      </button>
      <button class="button" type="button" @click=${() => this.tell('add')}>
        ${icon('plus')} ${t('session.add')}
      </button>
    </div>`;
  }

  #order(order, closed) {
    const cancelled = order.state === 'cancelled';
    const fixed = closed || cancelled || this.#anothers(order);
    const fresh = !closed && !cancelled && this.fresh.has(order.id);
    return html`<article class="slip ${cancelled ? 'is-cancelled' : ''} ${fresh ? 'is-new' : ''}">
      <header class="slip-head">
        <h3>
          ${order.serials?.length > 0
            ? html`${t('order.serial', { serial: order.serials[0] })}
                <small>${t('order.number', { number: order.number })} · ${this.#came(order)}</small>`
            : html`${t('order.number', { number: order.number })} <small>${this.#came(order)}</small>`}
        </h3>
        ${cancelled
          ? html`<span class="tag" data-s="danger">${t('order.cancelled')}</span>`
          : fresh
            ? html`<span class="tag act" data-s="new">${t('session.new')}</span>`
            : nothing}
      </header>
      ${order.size || order.customer_name
        ? html`<p class="hint">${[order.size, order.customer_name].filter(Boolean).join(' · ')}</p>`
        : nothing}
      ${cancelled ? nothing : promiseLine(ticketsOf(order, this.tickets))}
      ${cancelled && order.cancel_reason ? html`<p class="line-reason">${order.cancel_reason}</p>` : nothing}
      <ul class="lines">
        ${order.lines.map((line) =>
          lineOf(order, line, this.language, fixed ? nothing : this.#void(order, line), this.#mark(order, line)),
        )}
      </ul>
      ${this.#serve(order)}
      ${cancelled ? nothing : this.#sum(order, fixed)}
    </article>`;
  }

  /** How far it is in the kitchen, and on its way into the ERP. */
  #mark(order, line) {
    const made = order.state === 'cancelled' ? nothing : lineMark(order, line, this.tickets);
    const booked = bookingMark(this.place, order, line);
    return made === nothing && booked === nothing ? nothing : html`${made} ${booked}`;
  }

  /** What is ready waits for somebody to take it out. */
  #serve(order) {
    const ready = ticketsOf(order, this.tickets).filter((one) => one.state === 'ready');
    if (ready.length === 0 || order.state === 'cancelled') return nothing;
    return html`<button class="button quiet" type="button" @click=${() => this.tell('serve', order)}>
      ${icon('bell')} ${t('progress.serve')}
      <span class="visually-hidden">${t('order.number', { number: order.number })}</span>
    </button>`;
  }

  /** Waiters change no order that another one placed; managers do. */
  #anothers({ source, placed_by }) {
    return source === 'waiter' && this.user.role === 'waiter' && placed_by !== this.user.id;
  }

  #came(order) {
    return `${clock(order.placed_at)} · ${waiterOf(order) ?? t(`source.${order.source}`)}`;
  }

  #sum(order, fixed) {
    const words = `${t('order.cancel')} ${order.number}`;
    return html`<p class="slip-sum">
      ${fixed
        ? html`<span>${t('order.total')}</span>`
        : html`<button
            class="link-button"
            type="button"
            aria-label=${words}
            @click=${() => this.tell('cancel', order)}
          >
            ${t('order.cancel')}
          </button>`}
      <span class="grow"></span>
      ${this.#ownBill(order) ? billButton(() => this.tell('billof', order), order) : nothing}
      <span>${money(order.total)}</span>
    </p>`;
  }

  /** An order without a session has a bill of its own, which another waiter does not see. */
  #ownBill(order) {
    return isGathered(this.session) && this.place.payments === 'on' && !this.#anothers(order);
  }

  #void(order, line) {
    return html`<button
      class="icon-button"
      type="button"
      aria-label=${t('line.void', { name: line.name })}
      title=${t('line.void', { name: line.name })}
      @click=${() => this.tell('void', { order, line })}
    >
      ${icon('remove')}
    </button>`;
  }
}

customElements.define('orders-dialog', OrdersDialog);
