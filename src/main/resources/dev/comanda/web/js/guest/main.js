// The page behind a session's QR code: confirm, look at the menu, order, watch what becomes of it.

import { html, nothing } from 'lit';
import { call, newKey } from '../api.js';
import { View } from '../element.js';
import { money, thousandths } from '../format.js';
import { choose, speak, t } from '../i18n.js';
import { icon } from '../icons.js';
import { Live } from '../live.js';
import { applyToMenu, applyToSession } from '../store.js';
import * as carts from './cart.js';
import './cart-sheet.js';
import { Kept } from './kept.js';
import './menu-view.js';
import './orders-view.js';
import { Outbox } from './outbox.js';
import './product-sheet.js';
import { closedScreen, confirmScreen, failedScreen, head, loadingScreen, unknownScreen } from './screens.js';

const NOTICE_MS = 4000;

const seqOf = (position) => Number(position.slice(position.lastIndexOf(':') + 1));

/** Stages: loading, failed (no answer; try again), unknown, confirm, open, closed. */
class GuestPage extends View {
  static properties = {
    stage: { state: true },
    place: { state: true },
    session: { state: true },
    menu: { state: true },
    cart: { state: true },
    tab: { state: true },
    sheet: { state: true },
    problem: { state: true },
    notice: { state: true },
    unsent: { state: true },
    freshness: { state: true },
    busy: { state: true },
  };

  #code = decodeURIComponent(location.pathname.split('/').filter(Boolean).at(-1) ?? '');
  #kept = new Kept(this.#code);
  #live;
  #productEvents = [];
  #noticeTimer;
  #outbox = new Outbox(
    this.#kept,
    (entry) => call('POST', '/api/guest/orders', { token: this.#kept.token, key: entry.key, body: { lines: entry.lines } }),
    {
      onChange: () => this.requestUpdate(),
      onSent: (order) => this.#sent(order),
      onRefused: (problem, entry) => this.#refused(problem, entry),
    },
  );

  constructor() {
    super();
    this.stage = 'loading';
    this.cart = this.#kept.cart;
    this.tab = 'menu';
    this.freshness = 'connecting';
    this.problem = '';
    this.notice = '';
    this.unsent = [];
    this.busy = false;
  }

  async connectedCallback() {
    super.connectedCallback();
    addEventListener('online', () => this.stage === 'failed' && this.#begin());
    await speak(this.#kept.language || choose(['en', 'de']));
    this.#begin();
  }

  async #begin() {
    this.stage = 'loading';
    try {
      const { location: place, session } = await call('GET', `/api/join/${encodeURIComponent(this.#code)}`);
      this.place = place;
      this.session = { orders: [], ...session };
      await speak(this.#language);
      if (session.state === 'closed') await this.#closed();
      else if (this.#kept.token) await this.#enter();
      else this.stage = 'confirm';
    } catch (problem) {
      this.#failed(problem);
    }
  }

  get #language() {
    const { languages } = this.place;
    return languages.includes(this.#kept.language) ? this.#kept.language : choose(languages);
  }

  #failed(problem) {
    if (problem.status === 401) {
      this.#kept.token = '';
      this.#live?.stop();
      this.stage = 'confirm';
      return;
    }
    this.problem = problem.words ?? t('problem.unexpected');
    this.stage = problem.status === 404 ? 'unknown' : 'failed';
    if (!problem.status && !problem.code) throw problem;
  }

  async #confirm() {
    this.busy = true;
    this.problem = '';
    try {
      const answer = await call('POST', `/api/join/${encodeURIComponent(this.#code)}`, { body: {} });
      this.#kept.token = answer.guest_token;
      await this.#enter();
    } catch (problem) {
      if (problem.code === 'session_closed') await this.#closed();
      else if (problem.status === 404) this.stage = 'unknown';
      else this.problem = problem.words;
    } finally {
      this.busy = false;
    }
  }

  /** The menu is read before the session and the channel starts at the menu's position, so nothing between them is missed. */
  async #enter() {
    const menu = await this.#readMenu();
    this.session = await call('GET', '/api/guest/session', { token: this.#kept.token });
    if (this.session.state === 'closed') {
      await this.#closed();
      return;
    }
    this.menu = menu;
    this.stage = 'open';
    document.title = `${this.place.name} · ${this.session.name}`;
    this.#listen(menu.position);
    this.#outbox.now();
  }

  #readMenu() {
    return call('GET', `/api/guest/menu?lang=${encodeURIComponent(this.#language)}`, { token: this.#kept.token });
  }

  async #reloadMenu() {
    try {
      const menu = await this.#readMenu();
      const later = this.#productEvents.filter((event) => event.seq > seqOf(menu.position));
      this.menu = later.reduce((now, event) => applyToMenu(now, event.data.product) ?? now, menu);
    } catch (problem) {
      this.#say(problem.words);
    }
  }

  #listen(position) {
    this.#live?.stop();
    this.#live = new Live({
      path: `/live/sessions/${this.session.id}`,
      token: this.#kept.token,
      position,
      onSnapshot: (session) => {
        this.#productEvents = [];
        this.#show(session);
        this.#reloadMenu();
      },
      onEvents: (events) => events.forEach((event) => this.#happened(event)),
      onState: (state, code) => this.#freshness(state, code),
    });
    this.#live.start();
  }

  #happened(event) {
    if (event.type === 'product.changed') {
      this.#productEvents.push(event);
      const menu = applyToMenu(this.menu, event.data.product);
      if (menu) this.menu = menu;
      else this.#reloadMenu();
      return;
    }
    if (event.type === 'order.cancelled') this.#say(t('notice.cancelled', { number: event.data.order.number }));
    this.#show(applyToSession(this.session, event));
  }

  #show(session) {
    this.session = session;
    if (session.state === 'closed' && this.stage === 'open') this.#closed();
  }

  #freshness(state, code) {
    this.freshness = state;
    if (state !== 'ended') return;
    if (code === 4401) this.#failed({ status: 401 });
    else this.#begin();
  }

  async #closed() {
    this.#live?.stop();
    this.sheet = undefined;
    if (this.#kept.token) {
      try {
        this.session = await call('GET', '/api/guest/session', { token: this.#kept.token });
      } catch {
        // The summary is a courtesy; a token that is too old does without.
      }
    }
    this.session = { ...this.session, state: 'closed' };
    this.stage = 'closed';
    this.#outbox.now();
  }

  // The cart.

  #keepCart(cart) {
    this.cart = cart;
    this.#kept.cart = cart;
  }

  #more(product) {
    const step = thousandths(product.quantity_step);
    const had = carts.quantities(this.cart).has(product.id);
    const first = step < 1000 && 1000 % step === 0 && !had ? 1000 : step;
    this.#keepCart(carts.added(this.cart, newKey(), product, first, ''));
    this.#say(t('notice.added', { name: product.name }));
  }

  #done({ quantity: amount, note }) {
    const { line, product } = this.sheet;
    if (line) this.#keepCart(carts.changed(this.cart, line.id, { quantity: amount, note }));
    else this.#keepCart(carts.added(this.cart, newKey(), product, amount, note));
  }

  #order() {
    const lines = carts.withProducts(this.cart, this.menu);
    this.problem = '';
    this.sheet = undefined;
    this.tab = 'orders';
    this.#keepCart([]);
    this.#outbox.add({
      key: newKey(),
      cart: lines.map(({ product, ...line }) => line),
      lines: lines.map((line) => ({
        product_id: line.product_id,
        quantity: line.quantity / 1000,
        ...(line.note && { note: line.note }),
      })),
      shown: lines.map((line) => ({ name: line.product.name, unit: line.product.unit, quantity: line.quantity, note: line.note })),
    });
    scrollTo(0, 0);
  }

  #sent(order) {
    this.session = applyToSession(this.session, { data: { order } });
    this.#say(t('notice.sent', { number: order.number }));
  }

  #refused(problem, entry) {
    if (problem.code === 'session_closed') {
      this.unsent = [...this.unsent, ...entry.shown];
      if (this.stage !== 'closed') this.#closed();
      return;
    }
    this.#keepCart([...entry.cart, ...this.cart]);
    if (problem.status === 401) {
      this.#failed(problem);
      return;
    }
    this.problem = problem.words;
    this.tab = 'menu';
    this.sheet = { kind: 'cart' };
    this.#reloadMenu();
  }

  #say(words) {
    clearTimeout(this.#noticeTimer);
    this.notice = words;
    this.#noticeTimer = setTimeout(() => (this.notice = ''), NOTICE_MS);
  }

  async #speak(tag) {
    this.#kept.language = tag;
    await speak(tag);
    if (this.stage === 'open') this.#reloadMenu();
    this.requestUpdate();
  }

  // What is shown.

  render() {
    return html`${this.#screen()}
      <p class="notice ${this.notice ? 'is-shown' : ''}" role="status">${this.notice}</p>`;
  }

  #screen() {
    const speaking = { language: this.place && this.#language, onLanguage: (tag) => this.#speak(tag) };
    switch (this.stage) {
      case 'loading':
        return loadingScreen();
      case 'failed':
        return failedScreen(this.problem, () => this.#begin());
      case 'unknown':
        return unknownScreen();
      case 'confirm':
        return confirmScreen({ ...speaking, place: this.place, session: this.session, busy: this.busy, problem: this.problem, onConfirm: () => this.#confirm() });
      case 'closed':
        return closedScreen({ ...speaking, place: this.place, session: this.session, unsent: this.unsent });
      default:
        return this.#open(speaking);
    }
  }

  #open(speaking) {
    const orders = this.session.orders.length + this.#outbox.entries.length;
    return html`
      ${head({ ...speaking, place: this.place, session: this.session })}
      ${this.#staleness()}
      <nav class="tabs" aria-label=${t('tabs.label')}>
        ${this.#tab('menu', t('tabs.menu'))} ${this.#tab('orders', t('tabs.orders'), orders)}
      </nav>
      <main class="guest-main" aria-label=${this.tab === 'menu' ? t('tabs.menu') : t('tabs.orders')}>
        ${this.tab === 'menu'
          ? html`<menu-view .menu=${this.menu} .inCart=${carts.quantities(this.cart)} @look=${(event) => (this.sheet = { kind: 'product', product: event.detail })} @more=${(event) => this.#more(event.detail)}></menu-view>`
          : html`<orders-view .session=${this.session} .language=${this.#language} .currency=${this.place.currency} .outbox=${this.#outbox.entries} .waiting=${this.#outbox.waiting} @now=${() => this.#outbox.now()}></orders-view>`}
      </main>
      ${this.#cartBar()} ${this.#sheet()}`;
  }

  #tab(name, words, count = 0) {
    return html`<button class="tab" type="button" aria-current=${this.tab === name ? 'page' : 'false'} @click=${() => this.#turn(name)}>
      ${words}${count > 0 ? html` <span class="count">${count}</span>` : nothing}
    </button>`;
  }

  #turn(name) {
    this.tab = name;
    scrollTo(0, 0);
  }

  #staleness() {
    if (this.freshness === 'live' || this.freshness === 'connecting') return nothing;
    const words = this.#outbox.waiting ? t('guest.offline_with_order') : t('guest.offline');
    return html`<p class="strip" role="status">${icon('cloud')} <span>${words}</span></p>`;
  }

  #cartBar() {
    if (this.cart.length === 0) return nothing;
    const lines = carts.withProducts(this.cart, this.menu);
    const amount = carts.amountOf(lines);
    return html`<div class="cart-bar">
      <button class="button" type="button" @click=${() => (this.sheet = { kind: 'cart' })}>
        <span class="count">${lines.length}</span>
        <span class="grow">${t('cart.show')}</span>
        <span>${money({ amount, currency: this.place.currency })}</span>
      </button>
    </div>`;
  }

  #sheet() {
    const { kind, product, line } = this.sheet ?? {};
    const known = (id) => this.menu.categories.flatMap((one) => one.products).find((one) => one.id === id);
    const cart = kind === 'cart' || line;
    return html`${cart
      ? html`<cart-sheet
          .lines=${carts.withProducts(this.cart, this.menu)}
          .menu=${this.menu}
          .problem=${this.problem}
          @gone=${() => this.#leaveCart()}
          @change=${(event) => this.#keepCart(carts.changed(this.cart, event.detail.id, { quantity: event.detail.quantity }))}
          @remove=${(event) => this.#keepCart(carts.without(this.cart, event.detail))}
          @edit=${(event) => (this.sheet = { kind: 'product', product: event.detail.product, line: event.detail })}
          @order=${() => this.#order()}
        ></cart-sheet>`
      : nothing}
    ${kind === 'product'
      ? html`<product-sheet
          .product=${known(product.id) ?? { ...product, available: false }}
          .line=${line}
          @done=${(event) => this.#done(event.detail)}
          @gone=${() => (this.sheet = line ? { kind: 'cart' } : undefined)}
        ></product-sheet>`
      : nothing}`;
  }

  #leaveCart() {
    this.sheet = undefined;
    this.problem = '';
  }
}

customElements.define('guest-page', GuestPage);
