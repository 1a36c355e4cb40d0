// A guest's visit: joining a session by its code, its menu and orders, and everything that is heard
// about them. Knows nothing of how it is shown.

import { call } from '../api.js';
import { withOlder } from '../bill.js';
import { money, timesOf } from '../format.js';
import { choose, speak, t } from '../i18n.js';
import { Live, sameEpoch, seqOf } from '../live.js';
import { applyToMenu, applyToSession, latestFirst, readAnew } from '../store.js';
import { raised } from './cart.js';
import { Outbox } from './outbox.js';

const RELOAD_MS_MIN = 300;

/** Stages: `loading`, `failed` (no answer; try again), `unknown`, `confirm`, `open`, `closed`. */
export class Visit {
  stage = 'loading';
  freshness = 'connecting';
  problem = '';
  unsent = [];

  #path;
  #kept;
  #hooks;
  #live;
  #productEvents = [];
  #reloading;

  /** Hooks: onChange(), onNotice(words), onRefused(words, entry) for an order that may be mended,
   * onDearer(words) for what to ask about it. */
  constructor(code, kept, hooks) {
    this.#path = `/api/join/${encodeURIComponent(code)}`;
    this.#kept = kept;
    this.#hooks = hooks;
    this.outbox = new Outbox(kept, (entry) => this.#place(entry), {
      onChange: hooks.onChange,
      onSent: (order) => this.#sent(order),
      onRefused: (problem, entry) => this.#refused(problem, entry),
    });
    addEventListener('online', () => this.stage === 'failed' && this.begin());
  }

  /** The language of menu and texts: what the guest chose, else what the browser asks for. */
  get language() {
    const { languages } = this.place;
    return languages.includes(this.#kept.language) ? this.#kept.language : choose(languages);
  }

  /** Looks the code up, and goes on where this phone was. */
  async begin() {
    this.#turn('loading');
    try {
      const { location, session } = await call('GET', this.#path);
      this.place = location;
      timesOf(location);
      this.session = { orders: [], ...session };
      await speak(this.language);
      if (session.state === 'closed') await this.#closed();
      else if (this.#kept.token) await this.#enter();
      else this.#turn('confirm');
    } catch (problem) {
      this.#failed(problem);
    }
  }

  /** Confirms that somebody sits here; returns why not, or nothing. */
  async confirm() {
    try {
      this.#kept.token = (await call('POST', this.#path, { body: {} })).guest_token;
      await this.#enter();
    } catch (problem) {
      if (problem.code === 'session_closed') await this.#closed();
      else if (problem.status === 404) this.#failed(problem);
      else return problem.words;
    }
    return '';
  }

  /** Goes on in another language. */
  async speak(tag) {
    this.#kept.language = tag;
    await speak(tag);
    if (this.stage === 'open') await this.#reloadMenu();
    this.#hooks.onChange();
  }

  #turn(stage) {
    this.stage = stage;
    this.#hooks.onChange();
  }

  #failed(problem) {
    if (problem.status === 401) {
      this.#kept.token = '';
      this.#live?.stop();
      this.#turn('confirm');
      return;
    }
    this.problem = problem.words;
    this.#turn(problem.status === 404 ? 'unknown' : 'failed');
  }

  /**
   * The channel starts at the position of the session, which is read first: nothing is missed
   * between. A menu that the browser had already tells the position that it had then.
   */
  async #enter() {
    this.session = await this.#readSession();
    if (this.session.state === 'closed') {
      await this.#closed();
      return;
    }
    const { position } = this.session;
    this.menu = await this.#readMenu();
    document.title = `${this.place.name} · ${this.session.name}`;
    this.#turn('open');
    this.#listen(position);
    this.outbox.now();
  }

  /** When products would be ready that are named by a query. */
  quote = (query) => call('GET', `/api/guest/quote?${query}`, { token: this.#kept.token });

  #readSession() {
    return call('GET', '/api/guest/session', { token: this.#kept.token });
  }

  #readMenu() {
    const path = `/api/guest/menu?lang=${encodeURIComponent(this.language)}`;
    return call('GET', path, { token: this.#kept.token });
  }

  async #reloadMenu() {
    try {
      const menu = await this.#readMenu();
      const counts = sameEpoch(menu.position, this.#live.position);
      const later = this.#productEvents.filter((event) => !counts || event.seq > seqOf(menu.position));
      this.menu = later.reduce((now, event) => applyToMenu(now, event.data) ?? now, menu);
      this.#productEvents = later;
      this.#hooks.onChange();
    } catch (problem) {
      this.#hooks.onNotice(problem.words);
    }
  }

  /** Many changes at once, as of an import, are one reload; and not all phones ask at the same moment. */
  #reloadSoon() {
    if (this.#reloading) return;
    const wait = RELOAD_MS_MIN * (1 + Math.random());
    this.#reloading = setTimeout(() => {
      this.#reloading = undefined;
      this.#reloadMenu();
    }, wait);
  }

  #listen(position) {
    this.#live?.stop();
    this.#live = new Live({
      path: `/live/sessions/${this.session.id}`,
      token: this.#kept.token,
      position,
      onSnapshot: (session) => {
        this.#productEvents = [];
        if (session.id !== this.session.id) this.#hooks.onNotice(t('notice.merged', { name: session.name }));
        this.#show(session);
        this.#reloadMenu();
      },
      onEvents: (events) => events.forEach((event) => this.#happened(event)),
      onState: (state, code) => this.#freshness(state, code),
    });
    this.#live.start();
  }

  #happened(event) {
    const { type, data } = event;
    if (type === 'product.changed') {
      this.#productEvents.push(event);
      const menu = applyToMenu(this.menu, data);
      if (menu) this.menu = menu;
      else this.#reloadSoon();
    } else if (type === 'location.changed') {
      this.place = { ...this.place, ...data };
      this.#reloadSoon();
    } else if (type === 'category.changed' || type === 'modifiers.changed') {
      this.#reloadSoon();
    } else if (type === 'session.moved') {
      this.#hooks.onNotice(t('notice.moved', { name: data.name }));
    } else if (type === 'order.cancelled') {
      const { number, cancel_reason: reason } = data;
      this.#hooks.onNotice(t(reason ? 'notice.cancelled_because' : 'notice.cancelled', { number, reason }));
    }
    this.#show(applyToSession(this.session, event));
    if (this.session.stale) this.#readAnew();
  }

  async #readAnew() {
    const asked = this.session;
    try {
      const read = await this.#readSession();
      if (read.id === this.session.id) this.#show(readAnew(this.session, read, asked));
    } catch {
      // The next event of this kind asks again.
    }
  }

  /** Shows the orders before the oldest that is shown. */
  async older() {
    try {
      const before = latestFirst(this.session.orders).at(-1);
      const path = `/api/guest/orders?cursor=${before.id}`;
      const { data, has_more: more } = await call('GET', path, { token: this.#kept.token });
      this.#show(withOlder(this.session, data, more));
    } catch (problem) {
      this.#hooks.onNotice(problem.words);
    }
  }

  #show(session) {
    this.session = session;
    if (session.state === 'closed' && this.stage === 'open') this.#closed();
    this.#hooks.onChange();
  }

  #freshness(state, code) {
    this.freshness = state;
    this.#hooks.onChange();
    if (state !== 'ended') return;
    if (code === 4401) this.#failed({ status: 401 });
    else this.begin();
  }

  /** The end, unless the session was merged into another one: there the guest goes on. */
  async #closed() {
    this.#live?.stop();
    this.session = { ...this.session, state: 'closed' };
    if (this.#kept.token) {
      try {
        this.session = await this.#readSession();
      } catch {
        // The summary is a courtesy; a token that is too old does without.
      }
    }
    if (this.session.state !== 'closed') {
      await this.#enter();
      return;
    }
    this.#turn('closed');
    this.outbox.now();
  }

  #place({ key, lines }) {
    return call('POST', '/api/guest/orders', { token: this.#kept.token, key, body: { lines } });
  }

  /** An answer proves that there is a connection: the channel need not wait any longer. */
  #sent(order) {
    this.#live?.wake();
    this.session = applyToSession(this.session, {
      type: 'order.placed',
      session_id: this.session.id,
      data: order,
    });
    this.#hooks.onNotice(t('notice.sent', { number: order.number }));
  }

  #refused(problem, entry) {
    if (problem.code === 'session_closed') {
      this.unsent = [...this.unsent, ...entry.shown];
      if (this.stage !== 'closed') this.#closed();
      return;
    }
    this.#hooks.onRefused(problem.words, entry);
    if (problem.status === 401) this.#failed(problem);
    else this.#reloadMenu().then(() => problem.code === 'price_raised' && this.#askAbout(entry));
  }

  /** A price that is higher by now is asked about, naming both. */
  #askAbout(entry) {
    const { currency } = this.place;
    const dearer = raised(entry, this.menu).map(({ name, before, price }) =>
      t('price.raised', {
        name,
        price: money({ amount: price, currency }),
        before: money({ amount: before, currency }),
      }),
    );
    if (dearer.length > 0) this.#hooks.onDearer([...dearer, t('price.ask')].join(' '));
  }

  /** Another tab of this phone has changed the cart or the orders on their way. */
  heard() {
    this.outbox.heard();
    this.#hooks.onChange();
  }
}
