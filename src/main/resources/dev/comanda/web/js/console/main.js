// The console: a place's integrations, their lines, and the one that somebody looks at. What is shown stands in the
// address.

import { html, nothing } from 'lit';
import { renew } from '../api.js';
import { View, waiting } from '../element.js';
import { Reader } from '../erp/reader.js';
import { timesOf } from '../format.js';
import { speak, staffLanguage, t } from '../i18n.js';
import { Live } from '../live.js';
import { now } from '../now.js';
import '../signs.js';
import '../staff-head.js';
import { staleness } from '../staleness.js';
import { asStaff, manages, placeOf, signedIn, signInOver } from '../staff.js';
import './add-dialog.js';
import { alone, none, refusal, trouble } from './around.js';
import { standOf } from './data.js';
import './lane.js';
import './line.js';
import './middle.js';
import { News } from './news.js';
import './side.js';
import './sweep-dialog.js';
import { EVERY, read } from './wanted.js';
import { Ways } from './ways.js';

/** Ages go on while nothing happens. */
const AGES_EVERY_MS = 30_000;

class ConsolePage extends View {
  static properties = {
    user: { state: true },
    place: { state: true },
    wanted: { state: true },
    healths: { state: true },
    known: { state: true },
    news: { state: true },
    refused: { state: true },
    problem: { state: true },
    freshness: { state: true },
    lastLive: { state: true },
    delivery: { state: true },
    sweeping: { state: true },
    adding: { state: true },
    tick: { state: true },
  };

  #live;
  #begun = 0;
  #whole = true;
  #reader = new Reader(() => this.#read(), (read) => Object.assign(this, read, { problem: '' }), (problem) => this.#failed(problem));
  #ways = new Ways(this);
  #news = new News((news) => this.#tell(news));

  constructor() {
    super();
    Object.assign(this, { refused: '', problem: '', freshness: 'connecting', tick: 0 });
    this.news = { changes: [], all: true };
    this.wanted = read(location.search);
  }

  async connectedCallback() {
    super.connectedCallback();
    await speak(staffLanguage(), 'console', 'file');
    addEventListener('popstate', () => this.#stepped());
    setInterval(() => this.tick++, AGES_EVERY_MS);
    this.#begin();
  }

  /** Who goes on to another place before the first is shown has one ear all the same. */
  async #begin() {
    const mine = ++this.#begun;
    this.#live?.stop();
    this.#news.stop();
    this.#reader.leave();
    Object.assign(this, { healths: undefined, known: undefined, delivery: undefined, refused: '', problem: '' });
    try {
      this.user ??= await signedIn();
      this.place = placeOf(this.user, this.wanted.loc);
      if (!manages(this.user) || !this.place) {
        this.refused = t(this.place ? 'console.forbidden' : 'panel.not_found');
        return;
      }
      const place = await asStaff('GET', `/api/locations/${this.place.id}`);
      if (mine !== this.#begun) return;
      timesOf(place);
      this.#whole = true;
      await this.#reader.afresh();
      if (mine === this.#begun) this.#listen();
    } catch (problem) {
      if (mine === this.#begun) this.#failed(problem);
    }
  }

  #failed(problem) {
    this.problem = problem.words ?? t('problem.unexpected');
  }

  /** Lines that go on change nothing of how integrations are set up. */
  #load(whole = true) {
    this.#whole ||= whole;
    return this.#reader.again();
  }

  async #read() {
    const whole = this.#whole && this.user.role === 'admin';
    this.#whole = false;
    try {
      return await standOf(this.place, whole, this.known);
    } catch (problem) {
      this.#whole ||= whole;
      throw problem;
    }
  }

  #listen() {
    this.freshness = 'connecting';
    this.#live = new Live({
      path: `/live/locations/${this.place.id}`,
      onSnapshot: () => this.#news.everything(),
      onEvents: (events) => this.#news.hear(events),
      onState: (state, code) => this.#freshness(state, code),
      renew,
    });
    this.#live.start();
  }

  #tell(news) {
    this.news = news;
    this.#load(news.all);
  }

  #freshness(state, code) {
    if (this.freshness === 'live') this.lastLive = now();
    this.freshness = state;
    if (code === 4401) signInOver();
  }

  #stepped() {
    const wanted = read(location.search);
    const moved = wanted.loc !== this.wanted.loc;
    this.#ways.turn(wanted);
    if (moved) this.#begin();
  }

  #move(slug) {
    history.pushState(null, '', `${location.pathname}?loc=${encodeURIComponent(slug)}`);
    this.wanted = read(location.search);
    this.#begin();
  }

  /** The integration that is shown; where there is only one, it is. */
  get #on() {
    const { healths, wanted } = this;
    const asked = healths.find((one) => one.slug === wanted.on || one.integration_id === wanted.on);
    return asked ?? (healths.length === 1 ? healths[0] : undefined);
  }

  // What is shown.

  render() {
    const { user, place, freshness, lastLive, healths } = this;
    document.title = `${place ? `${place.name} · ` : ''}${t('console.title')} · Comanda`;
    if (!user) return this.problem ? alone(this.#trouble()) : waiting();
    return html`<staff-head
        here="integrations"
        .user=${user}
        .place=${place}
        .freshness=${healths ? freshness : ''}
        .alerting=${healths?.filter((one) => one.alerts.length > 0).length}
        @move=${(event) => this.#move(event.detail)}
        @problem=${(event) => (this.problem = event.detail)}
      ></staff-head>
      <server-signs></server-signs>
      ${healths ? staleness({ freshness, lastLive }) : nothing}
      ${this.#body()}`;
  }

  #body() {
    if (this.refused) return alone(refusal(this.refused));
    return this.healths ? this.#page() : alone(this.problem ? this.#trouble() : waiting());
  }

  #trouble() {
    return trouble(this.problem, () => (this.healths ? this.#load() : this.#begin()));
  }

  #page() {
    const { healths, wanted, place, user } = this;
    if (healths.length === 0) return html`${alone(none(user.role === 'admin' && (() => (this.adding = true))))} ${this.adding ? this.#add() : nothing}`;
    const on = this.#on;
    const depth = wanted.line ? 'line' : wanted.on || wanted.part !== 'lines' ? 'list' : 'all';
    return html`<main class="console ${wanted.part === 'lines' || wanted.line ? '' : 'has-no-lane'}" data-depth=${depth}>
      <section class="console-side" aria-label=${t('console.title')}>
        ${this.problem ? this.#trouble() : nothing}
        <console-side
          .user=${user}
          .place=${place}
          .healths=${healths}
          .known=${this.known}
          .here=${wanted.on === EVERY ? '' : (on?.slug ?? '')}
          .way=${this.#ways}
          .tick=${this.tick}
          @changed=${() => this.#news.everything()}
          @add=${() => (this.adding = true)}
        ></console-side>
      </section>
      <section class="console-mid" aria-label=${on?.workshop ?? t('console.every')}>${this.#middle(on)}</section>
      <aside class="console-lane" aria-label=${t('lane.title_any')}>${this.#lane(on)}</aside>
      ${this.sweeping ? this.#sweep(on) : nothing} ${this.adding ? this.#add() : nothing}
    </main>`;
  }

  #add() {
    return html`<add-dialog
      .place=${this.place}
      @made=${(event) => this.#made(event.detail)}
      @gone=${() => (this.adding = false)}
    ></add-dialog>`;
  }

  async #made({ slug }) {
    await this.#load();
    this.#ways.want({ on: slug, part: 'settings', line: '' });
  }

  #ended() {
    this.#ways.want({ on: '', part: 'lines', line: '' });
    this.#news.everything();
  }

  /** The list stays there behind a line, so that it is found as it was. */
  #middle(on) {
    const { wanted } = this;
    return html`<console-middle
        ?hidden=${Boolean(wanted.line)}
        .user=${this.user}
        .place=${this.place}
        .wanted=${wanted}
        .on=${wanted.on === EVERY ? undefined : on}
        .healths=${this.healths}
        .known=${this.known}
        .news=${this.news}
        .way=${this.#ways}
        @want=${(event) => this.#ways.want(event.detail)}
        @sweep=${(event) => (this.sweeping = event.detail)}
        @changed=${() => this.#news.everything()}
        @ended=${() => this.#ended()}
      ></console-middle>
      ${wanted.line
        ? html`<console-line
            .line=${wanted.line}
            .place=${this.place}
            .healths=${this.healths}
            .news=${this.news}
            .way=${this.#ways}
            @read=${(event) => (this.delivery = event.detail)}
            @acted=${() => this.#news.everything()}
          ></console-line>`
        : nothing}`;
  }

  /** Beside a line that of its integration: it may have been found among all. */
  #lane(on) {
    const { wanted, delivery } = this;
    if (wanted.line && !delivery) return nothing;
    return html`<console-lane
      .delivery=${wanted.line ? delivery : undefined}
      .on=${wanted.line ? this.healths.find((one) => one.integration_id === delivery.integration_id) : wanted.on === EVERY ? undefined : on}
      .healths=${this.healths}
      .place=${this.place}
      .news=${this.news}
      .way=${this.#ways}
      .tick=${this.tick}
    ></console-lane>`;
  }

  #sweep(on) {
    return html`<sweep-dialog
      .kind=${this.sweeping}
      .on=${on && this.wanted.on !== EVERY ? [on] : this.healths}
      .wanted=${this.wanted}
      .news=${this.news}
      @done=${() => this.#news.everything()}
      @undo=${() => this.#undo()}
      @gone=${() => (this.sweeping = undefined)}
    ></sweep-dialog>`;
  }

  /** Its plan says how many come back. */
  async #undo() {
    this.sweeping = undefined;
    await this.updateComplete;
    this.sweeping = 'undo';
  }
}

customElements.define('console-page', ConsolePage);
