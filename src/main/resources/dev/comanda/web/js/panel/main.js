// The order panel of one place: reads a snapshot, follows its live channel, opens the dialogs.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { renew } from '../api.js';
import { View, waiting } from '../element.js';
import '../erp/alerts.js';
import { hear, missed } from '../erp/bookings.js';
import { timesOf } from '../format.js';
import { now } from '../now.js';
import { speak, staffLanguage, t } from '../i18n.js';
import { Live } from '../live.js';
import { staleness } from '../staleness.js';
import { asStaff, panelOf, placeOf, signInOver, whoServes } from '../staff.js';
import { applyToPanel, countOf, isAlone, sessionOf, unseenOf, withScans } from '../store.js';
import '../tickets/held.js';
import { Kitchen } from '../tickets/kitchen.js';
import { ticketsOf } from '../tickets/progress.js';
import { concerns, ordersAlone } from './alone.js';
import './board.js';
import { head, newsOf, titleOf, trouble } from './head.js';
import './asks.js';
import { Changing } from './changing.js';
import { dialogOf } from './dialogs.js';
import { Ending } from './ending.js';
import { Older } from './older.js';
import { Paying } from './paying.js';
import { Seen } from './seen.js';
import { Stack } from './stack.js';
import { Tables } from './tables.js';
import './unsent.js';

const AGES_EVERY_MS = 30_000;

class PanelPage extends View {
  static properties = {
    user: { state: true },
    place: { state: true },
    panel: { state: true },
    problem: { state: true },
    freshness: { state: true },
    lastLive: { state: true },
    dialogs: { state: true },
    seen: { state: true },
    fresh: { state: true },
    news: { state: true },
    productChanged: { state: true },
    tick: { state: true },
  };

  #live;
  #tables;
  #kitchen;
  #older = new Older(this);
  #stack = new Stack(this);
  #hooks = {
    answered: (...event) => this.#answered(...event),
    push: (dialog) => this.#stack.push(dialog),
    clear: () => this.#stack.clear(),
    left: (id) => this.#stack.left(id),
    failed: (words) => this.failed(words),
  };
  #paying = new Paying(this.#hooks);
  #ending = new Ending(this.#hooks, this.#paying);
  #changing = new Changing({ push: this.#hooks.push, ordered: (order) => this.#ordered(order) });
  #asked = {
    move: (slug) => this.#move(slug),
    tables: (event) => this.#showTables(event),
    switching: () => this.#stack.clear(),
    problem: (words) => (this.problem = words),
  };
  #does = {
    end: (session) => this.#ending.end(session, this.panel.location, this.panel.tickets),
    add: (session) => this.#stack.push({ kind: 'add', id: session.id }),
    qr: (session) => this.#tables.qr(session),
    pick: (session) => this.#pick(session),
    ordered: (order) => this.#ordered(this.#stack.placed(order)),
    cancel: (order) => this.#changing.cancel(order),
    voidLine: (what) => this.#changing.voidLine(what),
    relocate: (session) => this.#stack.push({ kind: 'move', id: session.id }),
    document: (session) => this.#stack.push({ kind: 'document', id: session.id }),
    older: (session) => this.#older.more(session),
    serve: (order) => this.#kitchen.serve(ticketsOf(order, this.panel.tickets)),
  };

  constructor() {
    super();
    Object.assign(this, { problem: '', freshness: 'connecting', dialogs: [], fresh: new Set(), news: '', tick: 0 });
  }

  async connectedCallback() {
    super.connectedCallback();
    await speak(staffLanguage(), 'bill', 'station');
    addEventListener('popstate', () => this.#begin());
    setInterval(() => this.tick++, AGES_EVERY_MS);
    this.#begin();
  }

  async #begin() {
    this.#live?.stop();
    this.problem = '';
    this.panel = undefined;
    this.dialogs = [];
    try {
      this.user ??= await whoServes();
      this.place = placeOf(this.user, new URLSearchParams(location.search).get('loc'));
      if (!this.place) {
        this.problem = t('panel.not_found');
        return;
      }
      const { place } = this;
      const panel = await asStaff('GET', `/api/locations/${place.id}/panel`);
      if (place !== this.place) return;
      this.seen = new Seen(this.place.id);
      this.#tables = new Tables(this.place, this.#hooks);
      this.#kitchen = new Kitchen(this.place, this.#hooks);
      this.#show(panel);
      this.#listen(panel.position);
      this.#arrive();
    } catch (problem) {
      this.problem =
        problem.status === 403 ? t('panel.forbidden') : (problem.words ?? t('problem.unexpected'));
    }
  }

  /** Who comes from another page for the tables sees them at once. */
  #arrive() {
    if (location.hash !== '#tables') return;
    history.replaceState(null, '', location.pathname + location.search);
    this.#showTables();
  }

  #listen(position) {
    this.freshness = 'connecting';
    this.#live = new Live({
      path: `/live/locations/${this.place.id}`,
      position,
      onSnapshot: (panel) => this.#show(panel),
      onEvents: (events) => events.forEach((event) => this.#happened(event)),
      onState: (state, code) => this.#freshness(state, code),
      renew,
    });
    this.#live.start();
  }

  /** Orders without a session are no part of the snapshot; those that are known stay meanwhile. */
  #show(snapshot) {
    const panel = withScans(snapshot);
    timesOf(panel.location);
    missed();
    this.panel = { ...panel, sessions: [...panel.sessions, ...(this.panel?.sessions.filter(isAlone) ?? [])] };
    this.look();
    this.#gather(this.place);
  }

  async #gather(place) {
    try {
      const orders = await ordersAlone(place, this.user);
      if (place !== this.place) return;
      for (const order of orders) this.#answered('order.placed', undefined, order);
      this.seen = this.seen.only(this.panel.sessions);
      this.look();
    } catch (problem) {
      this.problem = problem.words;
    }
  }

  #happened(event) {
    if (!concerns(event, this.user)) return;
    this.panel = applyToPanel(this.panel, event);
    hear(event);
    if (event.type === 'product.changed') this.productChanged = event.data;
    if (event.type === 'station.changed') this.#kitchen.changed();
    if (event.type === 'location.changed') timesOf(Object.assign(this.place, event.data));
    if (event.type === 'request.made') this.news = this.#tables.news(event.data);
    const session = this.#session(sessionOf(event));
    this.news = newsOf(event, session, this.user) || this.news;
    if (session?.stale) this.#older.read(session);
    this.look();
  }

  /** Takes over what a call has answered, before its event comes. */
  #answered(type, session_id, data) {
    this.panel = applyToPanel(this.panel, { type, session_id, data });
  }

  /** What went wrong is said above the board, where no dialog may hide it. */
  failed(words) {
    this.dialogs = [];
    this.problem = words;
  }

  looked(orders) {
    this.seen = this.seen.with(orders);
  }

  /** Orders that are open before somebody's eyes are seen, and stand out as new until the dialog closes. */
  look() {
    this.seen = this.seen.withOwn(this.panel.sessions, this.user);
    const looking = this.dialogs.find((one) => one.kind === 'orders');
    const session = looking && this.#session(looking.id);
    if (!session) return;
    const fresh = unseenOf(session, this.seen);
    this.fresh = new Set([...this.fresh, ...fresh.map((one) => one.id)]);
    this.seen = this.seen.with(session.orders);
  }

  #freshness(state, code) {
    if (this.freshness === 'live') this.lastLive = now();
    this.freshness = state;
    if (code === 4401) signInOver();
  }

  #session(id) {
    return this.panel?.sessions.find((one) => one.id === id);
  }

  #ordered(order) {
    this.looked([order]);
    this.#answered('order.placed', order.session_id, order);
  }

  /** What the board opens takes the place of what it has opened before. */
  #open(session) {
    this.#stack.clear();
    this.#pick(session);
  }

  #showTables(event) {
    if (!this.panel) return;
    event?.preventDefault();
    this.dialogs = [{ kind: 'spots' }];
  }

  #pick(session) {
    if (session.state === 'opened' && countOf(session) === 0) this.#tables.qr(session);
    else this.#stack.push({ kind: 'orders', id: session.id });
    if (session.left && session.orders.length === 0) this.#older.read(session);
  }

  // What is shown.

  render() {
    const { user, place, lastLive } = this;
    const freshness = this.panel || !this.problem ? this.freshness : ''; // of nothing there is none
    document.title = titleOf(place, this.panel, this.seen);
    return html`${user ? head({ user, place, freshness, alerts: this.panel?.alerts }, this.#asked) : nothing}
      ${staleness({ freshness, lastLive })}
      <main class="panel-main ${freshness === 'stale' || freshness === 'ended' ? 'is-stale' : ''}">
        <h1 class="visually-hidden">${t('panel.title')}${this.place ? `: ${this.place.name}` : nothing}</h1>
        ${trouble(this.problem)}
        ${this.panel ? this.#board() : this.problem ? nothing : waiting()}
      </main>
      <p class="visually-hidden" aria-live="polite">${this.news}</p>
      ${repeat(
        this.dialogs,
        (dialog) => dialog,
        (dialog) => this.#dialog(dialog),
      )}`;
  }

  #board() {
    return html`<panel-unsent
        .panel=${this.panel}
        @add=${(event) => this.#does.add(event.detail)}
        @shown=${() => this.#stack.clear()}
      ></panel-unsent>
      <panel-alerts .panel=${this.panel} .tick=${this.tick}></panel-alerts>
      <panel-asks
        .panel=${this.panel}
        .tick=${this.tick}
        .answer=${(request, how) => this.#tables.answer(request, how)}
      ></panel-asks>
      <panel-held .panel=${this.panel} .kitchen=${this.#kitchen} .tick=${this.tick}></panel-held>
      <panel-board
      .panel=${this.panel}
      .seen=${this.seen}
      .tick=${this.tick}
      .open=${(name) => this.#tables.open(name)}
      .current=${this.dialogs[0]?.id}
      @pick=${(event) => this.#open(event.detail)}
      @openat=${(event) => this.#tables.openAt(event.detail)}
    ></panel-board>`;
  }

  #move(slug) {
    history.pushState(null, '', panelOf(slug));
    this.#begin();
  }

  #dialog(dialog) {
    const { panel, place, user, fresh, tick: minute, productChanged: changed } = this;
    const tables = this.#tables;
    const paying = this.#paying;
    const at = { panel, place, user, fresh, minute, changed, tables, paying, session: this.#session(dialog.id) };
    return dialogOf(dialog, at, this.#does, () => this.#stack.gone(dialog));
  }
}

customElements.define('panel-page', PanelPage);
