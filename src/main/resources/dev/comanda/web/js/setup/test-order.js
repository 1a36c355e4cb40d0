// An order for trying: a session of its own, its QR code, and what becomes of it, live. At the end the
// order is cancelled and the session closed, so that nothing of it counts.

import { html, nothing } from 'lit';
import { all } from '../api.js';
import { money } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { Live } from '../live.js';
import { loopback } from '../panel/session-parts.js';
import { asStaff } from '../staff.js';
import { applyToSession } from '../store.js';
import { Step } from './fields.js';

class SetupTestOrder extends Step {
  static properties = { session: { state: true }, nothing: { state: true } };

  #live;

  connectedCallback() {
    super.connectedCallback();
    this.attempt(() => this.#begin());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#live?.stop();
  }

  /** The session that an earlier visit to this step has opened is used again. */
  async #begin() {
    const path = `/api/locations/${this.place.id}`;
    const products = await all(`${path}/products`);
    this.nothing = !products.some((one) => one.available && !one.retired);
    if (this.nothing) return;
    const name = t('setup.test_name');
    const { sessions } = await asStaff('GET', `${path}/panel`);
    const open = sessions.find((one) => one.state !== 'closed' && one.name === name);
    const { id } = open ?? (await asStaff('POST', `${path}/sessions`, { body: { name } }));
    this.session = await asStaff('GET', `/api/sessions/${id}`);
    this.#live = new Live({
      path: `/live/sessions/${id}`,
      onSnapshot: (session) => (this.session = { ...this.session, ...session }),
      onEvents: (events) => {
        this.session = events.reduce(applyToSession, this.session);
      },
      onState: () => {},
    });
    this.#live.start();
  }

  get #orders() {
    return this.session.orders.filter((one) => one.state !== 'cancelled');
  }

  #finish(event) {
    event.preventDefault();
    this.attempt(async () => {
      if (this.session) {
        for (const order of this.#orders) {
          await asStaff('POST', `/api/orders/${order.id}/cancellation`, {
            body: { reason: t('setup.test_reason') },
          });
        }
        await asStaff('POST', `/api/sessions/${this.session.id}/closure`);
      }
      this.tell('next');
    });
  }

  render() {
    const ordered = this.session && this.#orders.length > 0;
    return this.frame(t('setup.test'), t('setup.test_words'), this.#content(), {
      submit: (event) => this.#finish(event),
      button: ordered ? t('setup.finish') : t('setup.finish_without'),
    });
  }

  #content() {
    if (this.nothing) {
      return html`<p class="message message-warning"><span>${t('setup.test_nothing')}</span></p>`;
    }
    return this.session ? this.#shown() : nothing;
  }

  #shown() {
    const { session } = this;
    return html`<div class="test">
        <img
          class="test-qr"
          src="/api/sessions/${session.id}/qr.svg"
          alt=${t('qr.image', { url: session.join_url })}
          width="200"
          height="200"
        />
        <ol class="test-steps">
          ${this.#mark(true, t('setup.test_opened'))}
          ${this.#mark(session.state === 'verified', t('setup.test_scanned'))}
          ${this.#mark(this.#orders.length > 0, this.#arrived())}
        </ol>
      </div>
      <a class="button quiet" href=${session.join_url} target="_blank" rel="noopener">
        ${t('setup.test_here')}
      </a>
      ${loopback(session.join_url)}`;
  }

  #arrived() {
    const [order] = this.#orders;
    return order
      ? t('setup.test_arrived', { number: order.number, total: money(order.total) })
      : t('setup.test_wait');
  }

  #mark(done, words) {
    return html`<li class=${done ? 'is-done' : ''}>
      ${done ? icon('check') : html`<span class="ring" aria-hidden="true"></span>`}
      <span aria-live="polite">${words}</span>
    </li>`;
  }
}

customElements.define('setup-test-order', SetupTestOrder);
