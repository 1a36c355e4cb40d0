// What goes where: which station prepares each category and product. What goes nowhere comes first, with one tap that
// sends it somewhere.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { all } from '../api.js';
import { View, waiting } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { bySort, later, nameOf } from '../products/list.js';
import { finder } from '../search.js';
import { asStaff } from '../staff.js';
import { stationsOf } from '../tickets/kitchen.js';
import { handedOut, isNowhere, nowhereOf, whereOf, whereOfCategory, whereWords } from '../tickets/where.js';
import '../toast.js';
import { PlaceEar } from './ear.js';
import './where-dialog.js';

class AdminRouting extends View {
  static properties = {
    place: { attribute: false },
    menu: { state: true },
    problem: { state: true },
    search: { state: true },
    doing: { state: true },
    edited: { state: true },
    news: { state: true },
  };

  #ear = new PlaceEar();

  constructor() {
    super();
    Object.assign(this, { problem: '', search: '', news: '', doing: new Map() });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#ear.stop();
  }

  willUpdate(changed) {
    if (changed.has('place') && this.place) this.#begin();
  }

  get #path() {
    return `/api/locations/${this.place.id}`;
  }

  async #begin() {
    Object.assign(this, { menu: undefined, doing: new Map(), edited: undefined });
    const { place } = this;
    await this.#load();
    if (!this.isConnected || place !== this.place) return;
    this.#ear.listen(this.place, { began: () => this.#load(), happened: (event) => this.#happened(event) });
  }

  /** Asks for everything; of a thing that is known in a later version, that one stays. */
  async #load() {
    const { place } = this;
    try {
      const [stations, categories, products] = await Promise.all([
        stationsOf(place.id),
        all(`${this.#path}/categories`),
        all(`${this.#path}/products`),
      ]);
      if (place !== this.place) return;
      const known = new Map([...(this.menu?.categories ?? []), ...(this.menu?.products ?? [])].map((one) => [one.id, one]));
      const latest = (things) => things.map((one) => later(known.get(one.id), one)).sort(bySort);
      this.menu = { stations, categories: latest(categories), products: latest(products) };
      this.problem = '';
    } catch (problem) {
      if (place === this.place) this.problem = problem.words ?? t('problem.unexpected');
    }
  }

  #happened({ type, data }) {
    const kind = { 'product.changed': 'products', 'category.changed': 'categories' }[type];
    if (kind && !data.deleted && this.menu?.[kind].some((one) => one.id === data.id)) this.#take(kind, data);
    else if (kind || type === 'station.changed') this.#load();
  }

  #take(kind, thing) {
    const things = this.menu[kind].map((one) => (one.id === thing.id ? later(one, thing) : one));
    this.menu = { ...this.menu, [kind]: things.sort(bySort) };
  }

  /** Sends one somewhere, and leads to the next; what another one has changed since is shown first. */
  async #send(kind, thing, body, words) {
    this.#note(thing, { busy: true });
    try {
      const { id, version } = thing;
      this.#take(kind, await asStaff('PATCH', `${this.#path}/${kind}/${id}`, { body, version }));
      this.#note(thing, {});
      this.news = t('routing.sent', { name: nameOf(thing), where: words });
      await this.updateComplete;
      if (document.activeElement === document.body) this.querySelector('.nowhere .button')?.focus();
    } catch (problem) {
      this.#note(thing, { problem: problem.words });
      if (problem.code === 'version_mismatch') await this.#load();
    }
  }

  #note({ id }, what) {
    this.doing = new Map(this.doing).set(id, what);
  }

  // What is shown.

  render() {
    const { menu, problem } = this;
    return html`<section class="table-card" aria-labelledby="routing-title">
        <header class="card-head">
          <div>
            <h2 id="routing-title">${t('admin.routing')}</h2>
            <p class="hint">${t('routing.words')}</p>
          </div>
          <span class="grow"></span>
          ${menu?.products.length > 0 && menu.stations.length > 0 ? this.#search() : nothing}
        </header>
        ${problem ? this.#trouble() : nothing}
        ${menu ? this.#first(menu) : problem ? nothing : waiting()}
      </section>
      ${menu?.stations.length > 0 ? this.#categories(menu) : nothing}
      <toast-note .words=${this.news} @gone=${() => (this.news = '')}></toast-note>
      ${this.edited ? this.#dialog() : nothing}`;
  }

  #trouble() {
    return html`<p class="message message-fault" role="alert">
      <span>${this.problem}</span>
      <button class="button quiet" type="button" @click=${() => this.#load()}>${t('failed.retry')}</button>
    </p>`;
  }

  #search() {
    return html`<label class="search"
      >${icon('search')}
      <input
        type="search"
        placeholder=${t('pick.search')}
        aria-label=${t('pick.search')}
        .value=${this.search}
        @input=${(event) => (this.search = event.target.value)}
    /></label>`;
  }

  /** What goes nowhere, or why there is nothing of that kind. */
  #first(menu) {
    if (menu.stations.length === 0) {
      return html`<p class="empty">
        ${icon('pan')} ${t('routing.no_stations')}
        <a href="?part=kitchen&loc=${this.place.slug}">${t('kitchen.add')}</a>
      </p>`;
    }
    if (!menu.products.some((one) => !one.retired)) return html`<p class="empty">${icon('soldout')} ${t('pick.empty')}</p>`;
    const nowhere = nowhereOf(menu);
    const count = nowhere.reduce((sum, one) => sum + one.products.length, 0);
    if (count === 0) return html`<p class="message" data-s="ready">${icon('check')} <span>${t('routing.all_go')}</span></p>`;
    return html`<h3 class="nowhere-title">${t('routing.nowhere')} <span class="count" data-s="call">${count}</span></h3>
      <ul class="keys">
        ${nowhere.map((one) => this.#nowhere(one, menu.stations))}
      </ul>`;
  }

  /** A category that says nothing is sent whole; else its products are, one by one. */
  #nowhere({ category, products }, stations) {
    const isWhole = isNowhere(whereOfCategory(category, stations));
    return html`${isWhole ? this.#unsent('categories', category, products, stations) : nothing}
    ${products.filter((one) => !isWhole || one.station_id).map((one) => this.#unsent('products', one, [], stations))}`;
  }

  #unsent(kind, thing, products, stations) {
    const name = nameOf(thing);
    const doing = this.doing.get(thing.id);
    const send = (words, body, where) =>
      html`<button
        class="button dark"
        type="button"
        aria-label=${`${words}: ${name}`}
        ?disabled=${doing?.busy}
        @click=${() => this.#send(kind, thing, body, where)}
      >
        ${words}
      </button>`;
    return html`<li class="key nowhere">
      <div class="key-what">
        <h4>${name} ${kind === 'categories' ? html`<span class="tag">${t('routing.category')}</span>` : nothing}</h4>
        ${products.length > 0 ? html`<p class="hint">${products.map(nameOf).join(', ')}</p>` : nothing}
        ${doing?.problem ? html`<p class="fault" role="alert">${doing.problem}</p>` : nothing}
      </div>
      <div class="key-acts">
        ${stations.map((one) => send(t('held.send', { station: one.name }), { station_id: one.id }, one.name))}
        <button
          class="button quiet"
          type="button"
          aria-label=${`${t('routing.handed_out')}: ${name}`}
          ?disabled=${doing?.busy}
          @click=${() => this.#send(kind, thing, handedOut(kind), t('where.handed_out'))}
        >
          ${t('routing.handed_out')}
        </button>
      </div>
    </li>`;
  }

  #categories(menu) {
    const finds = finder(this.search);
    const groups = menu.categories
      .map((category) => {
        const own = menu.products.filter((one) => one.category_id === category.id && !one.retired);
        const isWhole = finds(nameOf(category));
        return { category, all: own, shown: isWhole ? own : own.filter((one) => finds(`${nameOf(one)} ${one.sku}`)) };
      })
      .filter(({ category, shown }) => shown.length > 0 || finds(nameOf(category)));
    if (groups.length === 0) {
      return html`<p class="empty" role="status">${t('pick.nothing', { text: this.search })}</p>`;
    }
    return html`<div class="where-groups">
      ${repeat(
        groups,
        ({ category }) => category.id,
        (group) => this.#category(group, menu.stations),
      )}
    </div>`;
  }

  #category({ category, all: own, shown }, stations) {
    const { id } = category;
    const where = new Map(shown.map((one) => [one, whereOf(one, category, stations)]));
    const others = shown.filter((one) => where.get(one).own);
    const following = shown.filter((one) => !where.get(one).own);
    return html`<section class="table-card where-group" aria-labelledby="where-${id}">
      <header>
        <h3 id="where-${id}">${nameOf(category)}</h3>
        ${this.#change('categories', category, { products: own })}
        ${place(whereOfCategory(category, stations))}
      </header>
      ${others.length > 0
        ? html`<ul>
            ${others.map((one) => this.#product(one, category, where.get(one)))}
          </ul>`
        : nothing}
      ${following.length > 0
        ? html`<details ?open=${Boolean(this.search.trim())}>
            <summary>${icon('forward')} <span>${t('routing.follow', { count: following.length })}</span></summary>
            <ul>
              ${following.map((one) => this.#product(one, category, where.get(one)))}
            </ul>
          </details>`
        : nothing}
    </section>`;
  }

  #product(product, category, where) {
    return html`<li class="where-row">
      <span class="where-name">${nameOf(product)}</span> ${this.#change('products', product, { category })}
      ${where.own ? place(where) : nothing}
    </li>`;
  }

  #change(kind, thing, about) {
    return html`<button
      class="button quiet"
      type="button"
      aria-label=${t('people.edit_name', { name: nameOf(thing) })}
      @click=${() => (this.edited = { kind, thing, ...about })}
    >
      ${t('people.edit')}
    </button>`;
  }

  #dialog() {
    const { kind, thing, category, products } = this.edited;
    return html`<where-dialog
      .kind=${kind}
      .thing=${thing}
      .category=${category}
      .products=${products ?? []}
      .stations=${this.menu.stations}
      .path=${this.#path}
      @saved=${({ detail: saved }) => this.#saved(saved)}
      @gone=${() => (this.edited = undefined)}
    ></where-dialog>`;
  }

  /** What is open is shown as it is now. */
  #saved({ kind, thing }) {
    this.#take(kind, thing);
    if (!this.edited) return;
    const now = (one) => (one.id === thing.id ? thing : one);
    this.edited = { ...this.edited, thing: now(this.edited.thing), products: this.edited.products?.map(now) };
  }
}

/** Where it goes, as a mark. */
const place = (where) =>
  html`<span class="tag ${isNowhere(where) ? 'act' : ''}" data-s=${isNowhere(where) ? 'call' : nothing}>${whereWords(where)}</span>`;

customElements.define('admin-routing', AdminRouting);
