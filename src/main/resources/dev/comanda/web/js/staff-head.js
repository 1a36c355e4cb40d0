// The head of every page of the staff: which place, the ways to the other pages, how fresh what is shown is,
// and who is signed in.

import { html, nothing } from 'lit';
import { View } from './element.js';
import { icon, mark } from './icons.js';
import { t } from './i18n.js';
import './panel/switch-dialog.js';
import { Alerting } from './erp/alerting.js';
import { consoleOf, manages, panelOf, productsOf, reportsOf, signOut, stationOf, tablesOf } from './staff.js';

/**
 * `here` is the page it stands on; without a `place` there are no ways yet. Says `move` with the slug of another
 * place, `tables` where the page itself shows them, `switching` when somebody takes over, and `problem` with
 * words when one cannot sign out. A page that knows how many integrations need somebody says so by `alerting`; for
 * others the head asks.
 */
class StaffHead extends View {
  static properties = {
    user: { attribute: false },
    place: { attribute: false },
    here: {},
    freshness: {},
    alerting: { attribute: false },
    heard: { state: true },
    switching: { state: true },
  };

  #ear = new Alerting((count) => (this.heard = count));

  disconnectedCallback() {
    this.#ear.stop();
    super.disconnectedCallback();
  }

  updated() {
    const { user, place } = this;
    if (place && manages(user) && this.alerting === undefined) this.#ear.listen(place.id);
    else this.#ear.stop();
  }

  #out() {
    signOut().catch((problem) => this.tell('problem', problem.words));
  }

  #switch() {
    this.switching = true;
    this.tell('switching');
  }

  /** Told first to the page, which may have the tables itself. */
  #go(event, page) {
    const told = new CustomEvent(page, { cancelable: true });
    if (this.dispatchEvent(told)) return;
    event.preventDefault();
    event.currentTarget.closest('[popover]')?.hidePopover();
  }

  render() {
    const { user, place } = this;
    const ways = place ? waysOf(user, place) : [];
    return html`<header class="head">
        <a class="brand roomy" href="/" aria-label="Comanda">${mark(36)}</a>
        ${this.#menu(ways)} ${this.#places()}
        <nav class="ways" aria-label=${t('head.ways')}>${ways.map((way) => this.#way(way))}</nav>
        <span class="grow"></span>
        ${freshMark(this.freshness)} ${this.#who()}
        <button
          class="icon-button roomy"
          type="button"
          aria-label=${t('home.out')}
          title=${t('home.out')}
          @click=${() => this.#out()}
        >
          ${icon('out')}
        </button>
      </header>
      ${this.switching
        ? html`<switch-dialog
            .place=${place}
            .user=${user}
            @gone=${() => (this.switching = false)}
            @switched=${() => location.reload()}
          ></switch-dialog>`
        : nothing}`;
  }

  #way({ page, href, picture, words }) {
    const count = page === 'integrations' ? this.#count : 0;
    return html`<a
      class="way"
      href=${href}
      title=${words}
      aria-current=${page === this.here ? 'page' : nothing}
      @click=${(event) => this.#go(event, page)}
      >${icon(picture)} <span>${words}</span>${count > 0 ? this.#badge : nothing}</a
    >`;
  }

  get #count() {
    return this.alerting ?? this.heard ?? 0;
  }

  get #badge() {
    return html`<b class="count" data-s="call"><span class="visually-hidden">${t('head.alerting')} </span>${this.#count}</b>`;
  }

  /** Everything that has no room in the head of a phone. */
  #menu(ways) {
    const home = { href: '/', picture: 'place', words: t('panel.choose') };
    return html`<button
        class="icon-button menu-button"
        type="button"
        popovertarget="head-menu"
        aria-label=${this.#count > 0 ? `${t('head.menu')}, ${t('head.alerting')} ${this.#count}` : t('head.menu')}
      >
        ${icon('menu')} ${this.#count > 0 ? html`<b class="count" data-s="call" aria-hidden="true">${this.#count}</b>` : nothing}
      </button>
      <nav class="head-menu" id="head-menu" popover aria-label=${t('head.menu')}>
        ${[home, ...ways].map((way) => this.#way(way))}
        <button class="way" type="button" @click=${() => this.#out()}>${icon('out')} ${t('home.out')}</button>
      </nav>`;
  }

  /** The place, to change where there are several. */
  #places() {
    const { user, place } = this;
    if (user.locations.length < 2 && place) return html`<span class="place-name">${place.name}</span>`;
    return html`<select
      class="place-choice"
      aria-label=${t('panel.place')}
      @change=${(event) => this.tell('move', event.target.value)}
    >
      ${place ? nothing : html`<option selected disabled></option>`}
      ${user.locations.map(
        (one) => html`<option value=${one.slug} ?selected=${one.id === place?.id}>${one.name}</option>`,
      )}
    </select>`;
  }

  /** Who is signed in, and the way for somebody else to take over. */
  #who() {
    const { name } = this.user;
    const face = html`<span class="face" aria-hidden="true">${initials(name)}</span>
      <span class="who-name">${name}</span>`;
    if (!this.place) return html`<span class="who">${face}</span>`;
    return html`<button
      class="who"
      type="button"
      aria-label=${t('switch.button', { name })}
      @click=${() => this.#switch()}
    >
      ${face}
    </button>`;
  }
}

customElements.define('staff-head', StaffHead);

/** The pages of a place, in the order in which every page names them. */
function waysOf(user, { slug }) {
  const products = { page: 'products', href: productsOf(slug), picture: 'soldout', words: t('soldout.short') };
  const stations = { page: 'station', href: stationOf(slug), picture: 'pan', words: t('head.stations') };
  if (user.role === 'kitchen') return [stations, products];
  const ways = [
    { page: 'panel', href: panelOf(slug), picture: 'slip', words: t('panel.title') },
    { page: 'tables', href: tablesOf(slug), picture: 'table', words: t('spots.title') },
    stations,
    products,
    { page: 'reports', href: reportsOf(slug), picture: 'chart', words: t('home.reports') },
  ];
  if (manages(user)) {
    ways.push({ page: 'integrations', href: consoleOf(slug), picture: 'plug', words: t('head.integrations') });
    ways.push({ page: 'admin', href: `/admin?loc=${slug}`, picture: 'key', words: t('home.admin') });
  }
  return ways;
}

/** The first letters of at most two names. */
const initials = (name) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part.charAt(0).toLocaleUpperCase())
    .join('');

/** How fresh what is shown is; nothing where nothing is shown. */
const freshMark = (freshness) =>
  freshness
    ? html`<span class="fresh fresh-${freshness}" role="status"
        ><span class="dot" aria-hidden="true"></span>${t(`fresh.${freshness}`)}</span
      >`
    : nothing;
