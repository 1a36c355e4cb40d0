// The page behind a session's QR code: confirm, look at the menu, order, watch what becomes of it.

import { html, nothing } from 'lit';
import { newKey } from '../api.js';
import { View } from '../element.js';
import { firstOf, money } from '../format.js';
import { choose, speak, t } from '../i18n.js';
import { icon } from '../icons.js';
import { Back } from './back.js';
import * as carts from './cart.js';
import { Kept } from './kept.js';
import { complete } from './parts.js';
import { closedScreen, confirmScreen, failedScreen, head, loadingScreen, unknownScreen } from './screens.js';
import { Visit } from './visit.js';

class GuestPage extends View {
  static properties = {
    cart: { state: true },
    tab: { state: true },
    sheet: { state: true },
    problem: { state: true },
    notice: { state: true },
    busy: { state: true },
    incomplete: { state: true },
  };

  #code = decodeURIComponent(location.pathname.split('/').filter(Boolean).at(-1) ?? '');
  #kept = new Kept(this.#code);
  #missing = new Set();
  #back = new Back(() => [...this.querySelectorAll('cart-sheet, product-sheet')].at(-1)?.close());
  #visit = new Visit(this.#code, this.#kept, {
    onChange: () => this.requestUpdate(),
    onNotice: (words) => this.#say(words),
    onRefused: (words, entry) => this.#takeBack(words, entry),
    onDearer: (words) => (this.problem = words),
  });

  constructor() {
    super();
    this.cart = this.#kept.cart;
    this.#kept.listen(() => this.#heard());
    this.tab = 'menu';
    this.problem = '';
    this.notice = '';
    this.busy = false;
  }

  async connectedCallback() {
    super.connectedCallback();
    if (this.#kept.token) this.#complete();
    await speak(this.#kept.language || choose(['en', 'de']));
    await this.#visit.begin();
    this.#complete();
  }

  #complete() {
    complete().catch(() => (this.incomplete = true));
  }

  async #confirm() {
    this.busy = true;
    this.problem = await this.#visit.confirm();
    this.busy = false;
    await this.updateComplete;
    this.querySelector('.guest-head h1')?.focus();
  }

  #say(words) {
    this.notice = words;
  }

  // The cart.

  #keep(cart) {
    this.#kept.cart = cart;
    this.cart = this.#kept.cart;
  }

  /** What another tab has ordered is not ordered here again. */
  #heard() {
    this.cart = this.#kept.cart;
    this.#visit.heard();
  }

  willUpdate() {
    if (this.#visit.stage === 'open') this.#tellMissing();
  }

  /** What has just sold out is said, for the sum is lower without it. */
  #tellMissing() {
    const lines = carts.missing(carts.withProducts(this.cart, this.#visit.menu));
    const gone = lines.filter((one) => !this.#missing.has(one.id));
    this.#missing = new Set(lines.map((one) => one.id));
    if (gone.length > 0) this.#say(t('cart.without', { names: carts.namesOf(gone) }));
  }

  updated() {
    const { kind, line } = this.sheet ?? {};
    this.#back.hold(this.#visit.stage !== 'open' || !kind ? 0 : line ? 2 : 1);
  }

  /** Where there is something to choose, the plus leads there. */
  #more(product) {
    if (product.modifier_groups.length > 0) {
      this.sheet = { kind: 'product', product };
      return;
    }
    const { step, first } = firstOf(product);
    const had = carts.quantities(this.cart).has(product.id);
    const some = { quantity: had ? step : first, note: '', modifiers: [] };
    this.#keep(carts.added(this.cart, newKey(), product, some));
    this.#say(t('notice.added', { name: product.name }));
  }

  #done(wanted) {
    const { line, product } = this.sheet;
    if (line) this.#keep(carts.changed(this.cart, line.id, wanted));
    else this.#keep(carts.added(this.cart, newKey(), product, wanted));
  }

  #order() {
    this.cart = this.#kept.cart;
    const lines = carts.withProducts(this.cart, this.#visit.menu);
    if (lines.length === 0 || !lines.every(carts.orderable)) return;
    this.problem = '';
    this.#say('');
    this.sheet = undefined;
    this.#visit.outbox.add(carts.entryOf(lines));
    this.cart = this.#kept.cart;
    this.#turn('orders');
  }

  /** An order that was refused comes back into the cart, to be mended there. */
  #takeBack(words, entry) {
    this.#keep([...entry.cart, ...this.cart]);
    this.problem = words;
    this.tab = 'menu';
    this.sheet = { kind: 'cart' };
  }

  #turn(tab) {
    this.tab = tab;
    scrollTo(0, 0);
  }

  #leaveCart() {
    this.sheet = undefined;
    this.problem = '';
  }

  // What is shown.

  render() {
    return html`${this.#screen()}
      <toast-note .words=${this.notice} @gone=${() => this.#say('')}></toast-note>`;
  }

  #screen() {
    const visit = this.#visit;
    const { place, session, unsent } = visit;
    const speaking = { language: place && visit.language, onLanguage: (tag) => visit.speak(tag) };
    switch (visit.stage) {
      case 'loading':
        return loadingScreen();
      case 'failed':
        return failedScreen(visit.problem, () => visit.begin());
      case 'unknown':
        return unknownScreen();
      case 'confirm':
        return confirmScreen({
          ...speaking,
          place,
          session,
          busy: this.busy,
          problem: this.problem,
          onConfirm: () => this.#confirm(),
        });
      case 'closed':
        return closedScreen({ ...speaking, place, session, unsent, cart: carts.leftIn(this.cart, visit.menu) });
      default:
        if (this.incomplete) return failedScreen(t('problem.no_answer'), () => location.reload());
        return this.#open(speaking);
    }
  }

  #open(speaking) {
    const { place, session, outbox } = this.#visit;
    const orders = session.orders.length + (session.left?.orders ?? 0) + outbox.entries.length;
    const onMenu = this.tab === 'menu';
    return html` ${head({ ...speaking, place, session })} ${this.#staleness()}
      <nav class="tabs" aria-label=${t('tabs.label')}>
        ${this.#tab('menu', t('tabs.menu'))} ${this.#tab('orders', t('tabs.orders'), orders)}
      </nav>
      <main class="guest-main" aria-label=${t(onMenu ? 'tabs.menu' : 'tabs.orders')}>
        ${onMenu ? this.#menu() : this.#orders()}
      </main>
      ${this.#cartBar()} ${this.#cartSheet()} ${this.#productSheet()}`;
  }

  #tab(name, words, count = 0) {
    const current = this.tab === name ? 'page' : 'false';
    return html`<button class="tab" type="button" aria-current=${current} @click=${() => this.#turn(name)}>
      ${words}${count > 0 ? html` <span class="count">${count}</span>` : nothing}
    </button>`;
  }

  #staleness() {
    const { freshness, outbox } = this.#visit;
    if (freshness === 'live' || freshness === 'connecting') return nothing;
    const words = outbox.waiting ? t('guest.offline_with_order') : t('guest.offline');
    return html`<p class="strip" role="status">${icon('cloud')} <span>${words}</span></p>`;
  }

  #menu() {
    return html`<menu-view
      .menu=${this.#visit.menu}
      .inCart=${carts.quantities(this.cart)}
      @look=${(event) => (this.sheet = { kind: 'product', product: event.detail })}
      @more=${(event) => this.#more(event.detail)}
    ></menu-view>`;
  }

  #orders() {
    const { session, language, place, outbox } = this.#visit;
    return html`<orders-view
      .session=${session}
      .language=${language}
      .currency=${place.currency}
      .outbox=${outbox.entries}
      .waiting=${outbox.waiting}
      @now=${() => outbox.now()}
      @older=${() => this.#visit.older()}
    ></orders-view>`;
  }

  #cartBar() {
    if (this.cart.length === 0) return nothing;
    const { menu, place } = this.#visit;
    const lines = carts.withProducts(this.cart, menu);
    const amount = carts.amountOf(lines);
    const missing = carts.missing(lines);
    return html`<div class="cart-bar">
      ${missing.length > 0
        ? html`<p class="message message-warning">${t('cart.without', { names: carts.namesOf(missing) })}</p>`
        : nothing}
      <button class="button" type="button" @click=${() => (this.sheet = { kind: 'cart' })}>
        <span class="count">${carts.countOf(lines)}</span>
        <span class="grow">${t('cart.show')}</span>
        <span>${money({ amount, currency: place.currency })}</span>
      </button>
    </div>`;
  }

  /** The cart stays open below a line that is being edited. */
  #cartSheet() {
    const { kind, line } = this.sheet ?? {};
    if (kind !== 'cart' && !line) return nothing;
    const { menu } = this.#visit;
    return html`<cart-sheet
      .lines=${carts.withProducts(this.cart, menu)}
      .menu=${menu}
      .ask=${this.#visit.quote}
      .problem=${this.problem}
      @gone=${() => this.#leaveCart()}
      @change=${({ detail }) =>
        this.#keep(carts.changed(this.cart, detail.id, { quantity: detail.quantity }))}
      @remove=${({ detail }) => this.#keep(carts.without(this.cart, detail))}
      @edit=${({ detail }) => (this.sheet = { kind: 'product', product: detail.product, line: detail })}
      @order=${() => this.#order()}
    ></cart-sheet>`;
  }

  #productSheet() {
    const { kind, product, line } = this.sheet ?? {};
    if (kind !== 'product') return nothing;
    const current = carts.productsOf(this.#visit.menu).get(product.id);
    return html`<product-sheet
      .product=${current ?? { ...product, available: false }}
      .menu=${this.#visit.menu}
      .line=${line}
      @done=${(event) => this.#done(event.detail)}
      @gone=${() => (this.sheet = line ? { kind: 'cart' } : undefined)}
    ></product-sheet>`;
  }
}

customElements.define('guest-page', GuestPage);
