// What of a place's menu is sold out: everybody who works there marks it and takes it back.

import { html, nothing } from 'lit';
import { all, renew } from '../api.js';
import { View, waiting } from '../element.js';
import { timesOf } from '../format.js';
import { speak, staffLanguage, t } from '../i18n.js';
import { icon } from '../icons.js';
import { Live } from '../live.js';
import '../catalog/file-dialog.js';
import { fileButton } from '../catalog/files.js';
import { now } from '../now.js';
import '../staff-head.js';
import { staleness } from '../staleness.js';
import { asStaff, placeOf, productsOf, signedIn, signInOver } from '../staff.js';
import { stationsOf } from '../tickets/kitchen.js';
import '../toast.js';
import { bySort, cards, groupsOf, later, nameOf } from './list.js';
import './sold-out-dialog.js';

class ProductsPage extends View {
  static properties = {
    user: { state: true },
    place: { state: true },
    stock: { state: true },
    problem: { state: true },
    refused: { state: true },
    freshness: { state: true },
    lastLive: { state: true },
    search: { state: true },
    goneOnly: { state: true },
    doing: { state: true },
    asking: { state: true },
    filing: { state: true },
    news: { state: true },
  };

  #live;

  constructor() {
    super();
    this.freshness = 'connecting';
    this.search = '';
    this.goneOnly = false;
    this.filing = false;
    this.#clear();
  }

  #clear() {
    this.stock = undefined;
    this.problem = '';
    this.refused = '';
    this.asking = undefined;
    this.doing = new Map();
    this.news = '';
  }

  async connectedCallback() {
    super.connectedCallback();
    await speak(staffLanguage(), 'products', 'file');
    addEventListener('popstate', () => this.#begin());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible' && this.place) this.#again();
    });
    this.#begin();
  }

  async #begin() {
    this.#live?.stop();
    this.#clear();
    try {
      this.user ??= await signedIn();
    } catch (problem) {
      this.problem = problem.words ?? t('problem.unexpected');
      return;
    }
    this.place = placeOf(this.user, new URLSearchParams(location.search).get('loc'));
    if (this.place) {
      await this.#load();
      if (this.stock) this.#listen();
    } else this.refused = t('panel.not_found');
  }

  #again() {
    if (this.stock) this.#load();
    else this.#begin();
  }

  /** Asks for everything; of a product that is known in a later version, that one stays. */
  async #load() {
    const { place } = this;
    const path = `/api/locations/${place.id}`;
    try {
      const [at, stations, categories, products] = await Promise.all([
        asStaff('GET', path),
        stationsOf(place.id),
        all(`${path}/categories`),
        all(`${path}/products`),
      ]);
      if (place !== this.place) return;
      timesOf(at);
      const known = new Map(this.stock?.products.map((one) => [one.id, one]));
      const latest = products.map((one) => later(known.get(one.id), one));
      this.stock = { at, stations, categories: categories.sort(bySort), products: latest.sort(bySort) };
      this.problem = '';
    } catch (problem) {
      if (place === this.place) this.problem = problem.words ?? t('problem.unexpected');
    }
  }

  /** Whatever the channel begins with, the products are asked for again, so that nothing is missed. */
  #listen() {
    this.freshness = 'connecting';
    this.#live?.stop();
    this.#live = new Live({
      path: `/live/locations/${this.place.id}`,
      onSnapshot: () => this.#load(),
      onEvents: (events) => events.forEach((event) => this.#happened(event)),
      onState: (state, code) => this.#freshness(state, code),
      renew,
    });
    this.#live.start();
  }

  #happened({ type, data }) {
    if (type === 'location.changed') {
      Object.assign(this.place, data);
      this.#load();
    }
    if (type === 'station.changed' || type === 'category.changed') this.#load();
    if (type !== 'product.changed' || !this.stock) return;
    const { categories, products } = this.stock;
    const known = products.some((one) => one.id === data.id);
    if (known && categories.some((one) => one.id === data.category_id)) this.#take(data);
    else this.#load();
  }

  #take(product) {
    const products = this.stock.products.map((one) => (one.id === product.id ? later(one, product) : one));
    this.stock = { ...this.stock, products: products.sort(bySort) };
  }

  #freshness(state, code) {
    if (this.freshness === 'live') this.lastLive = now();
    this.freshness = state;
    if (code === 4401) signInOver();
  }

  #press(product) {
    if (this.doing.get(product.id)?.busy) return;
    if (product.available) this.asking = product;
    else this.#change(product, { available: true });
  }

  async #change(product, body) {
    const { place } = this;
    this.#note(product, { busy: true });
    try {
      const path = `/api/locations/${place.id}/products/${product.id}/availability`;
      const changed = await asStaff('PUT', path, { body });
      if (place !== this.place) return;
      this.#take(changed);
      this.#note(product, {});
      this.news = t(body.available ? 'soldout.is_back' : 'soldout.is_out', { name: nameOf(product) });
    } catch (problem) {
      if (place === this.place) this.#note(product, { body, problem: problem.words });
    }
  }

  #note(product, what) {
    this.doing = new Map(this.doing).set(product.id, what);
  }

  #move(slug) {
    history.pushState(null, '', productsOf(slug));
    this.#begin();
  }

  // What is shown.

  render() {
    const { user, place, freshness, lastLive } = this;
    document.title = `${place ? `${place.name} · ` : ''}${t('soldout.title')} · Comanda`;
    return html`${user ? this.#head() : nothing} ${staleness({ freshness, lastLive })}
      <main class="stock">
        <h1>${t('soldout.title')}</h1>
        ${this.refused
          ? html`<p class="message message-fault" role="alert">
              <span>${this.refused} <a href="/">${t('panel.choose')}</a></span>
            </p>`
          : html`${this.problem ? this.#trouble() : nothing} ${this.#stock()}`}
      </main>
      <toast-note .words=${this.news} @gone=${() => (this.news = '')}></toast-note>
      ${this.#dialogs()}`;
  }

  #head() {
    return html`<staff-head
      here="products"
      .user=${this.user}
      .place=${this.place}
      .freshness=${this.stock ? this.freshness : ''}
      @move=${(event) => this.#move(event.detail)}
      @problem=${(event) => (this.problem = event.detail)}
    ></staff-head>`;
  }

  #trouble() {
    return html`<p class="message message-fault" role="alert">
      <span>${this.problem}</span>
      <button class="button quiet" type="button" @click=${() => this.#again()}>
        ${t('failed.retry')}
      </button>
    </p>`;
  }

  #stock() {
    const { stock, problem } = this;
    if (!stock) {
      return problem
        ? nothing
        : waiting();
    }
    if (!stock.products.some((one) => !one.retired)) {
      return html`<p class="empty">${icon('soldout')} ${t('pick.empty')}</p>
        ${fileButton(this.user, () => (this.filing = true))}`;
    }
    const groups = groupsOf(stock, this);
    return html`${this.#filters(stock)}
      ${groups.length === 0
        ? html`<p class="empty" role="status">
            ${this.search.trim() ? t('pick.nothing', { text: this.search }) : t('soldout.none')}
          </p>`
        : cards(
            groups,
            stock.stations,
            this.doing,
            (product) => this.#press(product),
            (product) => this.#change(product, this.doing.get(product.id).body),
          )}`;
  }

  #filters({ products }) {
    const gone = products.filter((one) => !one.retired && !one.available).length;
    return html`<div class="stock-head">
      <label class="search"
        >${icon('search')}
        <input
          type="search"
          placeholder=${t('pick.search')}
          aria-label=${t('pick.search')}
          .value=${this.search}
          @input=${(event) => (this.search = event.target.value)}
      /></label>
      <button
        class="chip"
        type="button"
        aria-pressed=${this.goneOnly ? 'true' : 'false'}
        @click=${() => (this.goneOnly = !this.goneOnly)}
      >
        ${t('soldout.only', { count: gone })}
      </button>
      ${fileButton(this.user, () => (this.filing = true))}
    </div>`;
  }

  #dialogs() {
    const { asking } = this;
    return html`${asking
      ? html`<sold-out-dialog
          .heading=${nameOf(asking)}
          .place=${this.stock.at}
          @chosen=${({ detail: until }) => this.#change(asking, { available: false, until })}
          @gone=${() => (this.asking = undefined)}
        ></sold-out-dialog>`
      : nothing}
    ${this.filing
      ? html`<file-dialog
          .place=${this.stock.at}
          @taken=${() => this.#load()}
          @gone=${() => (this.filing = false)}
        ></file-dialog>`
      : nothing}`;
  }
}

customElements.define('products-page', ProductsPage);
