// The order panel of one place: reads a snapshot, follows its live channel, opens the dialogs.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { renew } from '../api.js';
import { View } from '../element.js';
import { timesOf } from '../format.js';
import { speak, staffLanguage, t } from '../i18n.js';
import { Live } from '../live.js';
import { staleness } from '../staff-head.js';
import { asStaff, panelOf, placeOf, signOut, signInOver, whoServes } from '../staff.js';
import { applyToPanel, isAlone, sessionOf, unseenOf, withScans } from '../store.js';
import { concerns, ordersAlone } from './alone.js';
import './board.js';
import { head, newsOf, titleOf, trouble } from './head.js';
import './asks.js';
import { dialogOf } from './dialogs.js';
import { Paying } from './paying.js';
import { cancelling, closing, voiding } from './questions.js';
import { Seen } from './seen.js';
import { Tables } from './tables.js';

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
  #paying = new Paying({
    answered: (...event) => this.#answered(...event),
    push: (dialog) => this.#push(dialog),
  });
  #does = {
    end: (session) => this.#end(session),
    add: (session) => this.#push({ kind: 'add', id: session.id }),
    qr: (session) => this.#tables.qr(session),
    pick: (session) => this.#pick(session),
    ordered: (order) => this.#ordered(order),
    cancel: (order) => this.#cancel(order),
    voidLine: (what) => this.#void(what),
    relocate: (session) => this.#push({ kind: 'move', id: session.id }),
    document: (session) => this.#push({ kind: 'document', id: session.id }),
  };

  constructor() {
    super();
    this.problem = '';
    this.freshness = 'connecting';
    this.dialogs = [];
    this.fresh = new Set();
    this.news = '';
    this.tick = 0;
  }

  async connectedCallback() {
    super.connectedCallback();
    await speak(staffLanguage(), 'bill');
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
      const panel = await asStaff('GET', `/api/locations/${this.place.id}/panel`);
      this.seen = new Seen(this.place.id);
      this.#tables = new Tables(this.place, {
        answered: (...event) => this.#answered(...event),
        push: (dialog) => this.#push(dialog),
        clear: () => (this.dialogs = []),
        failed: (words) => this.#failed(words),
      });
      this.#show(panel);
      this.#listen(panel.position);
    } catch (problem) {
      this.problem =
        problem.status === 403 ? t('panel.forbidden') : (problem.words ?? t('problem.unexpected'));
    }
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
    this.panel = { ...panel, sessions: [...panel.sessions, ...(this.panel?.sessions.filter(isAlone) ?? [])] };
    this.#look();
    this.#gather(this.place);
  }

  async #gather(place) {
    try {
      const orders = await ordersAlone(place, this.user);
      if (place !== this.place) return;
      for (const order of orders) this.#answered('order.placed', undefined, order);
      this.seen = this.seen.only(this.panel.sessions);
      this.#look();
    } catch (problem) {
      this.problem = problem.words;
    }
  }

  #happened(event) {
    if (!concerns(event, this.user)) return;
    this.panel = applyToPanel(this.panel, event);
    if (event.type === 'product.changed') this.productChanged = event.data;
    if (event.type === 'request.made') this.news = this.#tables.news(event.data);
    this.news = newsOf(event, this.#session(sessionOf(event))) || this.news;
    this.#look();
  }

  /** Takes over what a call has answered, before its event comes. */
  #answered(type, session_id, data) {
    this.panel = applyToPanel(this.panel, { type, session_id, data });
  }

  /** What went wrong is said above the board, where no dialog may hide it. */
  #failed(words) {
    this.dialogs = [];
    this.problem = words;
  }

  /** Orders that are open before somebody's eyes are seen, and stand out as new until the dialog closes. */
  #look() {
    const looking = this.dialogs.find((one) => one.kind === 'orders');
    const session = looking && this.#session(looking.id);
    if (!session) return;
    const fresh = unseenOf(session, this.seen);
    this.fresh = new Set([...this.fresh, ...fresh.map((one) => one.id)]);
    this.seen = this.seen.with(session.orders);
  }

  #freshness(state, code) {
    if (this.freshness === 'live') this.lastLive = new Date();
    this.freshness = state;
    if (code === 4401) signInOver();
  }

  #session(id) {
    return this.panel?.sessions.find((one) => one.id === id);
  }

  async #end(session) {
    const { location: place } = this.panel;
    const open = Paying.openIn(session, place);
    const act = async () => {
      const path = `/api/sessions/${session.id}/closure`;
      this.#answered('session.closed', session.id, await asStaff('POST', path, { body: { confirm: open > 0 } }));
      this.dialogs = [];
    };
    if (session.state === 'verified' || session.orders.some((one) => one.state !== 'cancelled')) {
      const pay = () => this.#paying.open(session);
      this.#push({ kind: 'ask', ...closing(session, place.currency, open, pay), act });
      return;
    }
    try {
      await act();
    } catch (problem) {
      this.problem = problem.words;
    }
  }

  #cancel(order) {
    const act = (reason) => this.#change(`/api/orders/${order.id}/cancellation`, reason);
    this.#push({ kind: 'ask', ...cancelling(order), act });
  }

  #void({ order, line }) {
    const act = (reason) => this.#change(`/api/orders/${order.id}/lines/${line.no}/void`, reason);
    this.#push({ kind: 'ask', ...voiding(order, line), act });
  }

  async #change(path, reason) {
    this.#ordered(await asStaff('POST', path, { body: { reason } }));
  }

  #ordered(order) {
    this.seen = this.seen.with([order]);
    this.#answered('order.placed', order.session_id, order);
  }

  // Dialogs stand on each other; the last one is on top.

  #push(dialog) {
    this.dialogs = [...this.dialogs, dialog];
    this.#look();
  }

  #gone(dialog) {
    this.dialogs = this.dialogs.filter((one) => one !== dialog);
    if (dialog.kind === 'orders') this.fresh = new Set();
  }

  #pick(session) {
    if (session.state === 'opened') this.#tables.qr(session);
    else this.#push({ kind: 'orders', id: session.id });
  }

  // What is shown.

  render() {
    const { user, place, lastLive } = this;
    const freshness = this.panel || !this.problem ? this.freshness : ''; // of nothing there is none
    document.title = titleOf(place, this.panel, this.seen);
    const onSpots = this.panel && (() => this.#push({ kind: 'spots' }));
    const onSwitch = () => this.#push({ kind: 'switch' });
    const doing = { onMove: (slug) => this.#move(slug), onOut: () => this.#out(), onSpots, onSwitch };
    return html`${user ? head({ user, place, freshness, ...doing }) : nothing}
      ${staleness({ freshness, lastLive })}
      <main class="panel-main ${freshness === 'stale' || freshness === 'ended' ? 'is-stale' : ''}">
        <h1 class="visually-hidden">${t('panel.title')}${this.place ? `: ${this.place.name}` : nothing}</h1>
        ${trouble(this.problem)}
        ${this.panel
          ? this.#board()
          : this.problem
            ? nothing
            : html`<div class="spinner big" role="status" aria-label=${t('loading')}></div>`}
      </main>
      <p class="visually-hidden" aria-live="polite">${this.news}</p>
      ${repeat(
        this.dialogs,
        (dialog) => dialog,
        (dialog) => this.#dialog(dialog),
      )}`;
  }

  #board() {
    return html`<panel-asks
        .panel=${this.panel}
        .tick=${this.tick}
        .answer=${(request, how) => this.#tables.answer(request, how)}
      ></panel-asks>
      <panel-board
      .panel=${this.panel}
      .seen=${this.seen}
      .tick=${this.tick}
      .open=${(name) => this.#tables.open(name)}
      @pick=${(event) => this.#pick(event.detail)}
      @openat=${(event) => this.#tables.openAt(event.detail)}
    ></panel-board>`;
  }

  #move(slug) {
    history.pushState(null, '', panelOf(slug));
    this.#begin();
  }

  #out() {
    signOut().catch((problem) => (this.problem = problem.words));
  }

  #dialog(dialog) {
    const { panel, place, user, fresh, tick: minute, productChanged: changed } = this;
    const tables = this.#tables;
    const paying = this.#paying;
    const at = { panel, place, user, fresh, minute, changed, tables, paying, session: this.#session(dialog.id) };
    return dialogOf(dialog, at, this.#does, () => this.#gone(dialog));
  }
}

customElements.define('panel-page', PanelPage);
