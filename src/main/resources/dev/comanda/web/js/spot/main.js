// The page behind a spot's code: asks the staff to be let in, waits for the answer, goes on to the menu.

import { html, nothing } from 'lit';
import { call } from '../api.js';
import { View } from '../element.js';
import { timesOf } from '../format.js';
import { choose, speak, t } from '../i18n.js';
import { icon } from '../icons.js';
import { Live } from '../live.js';
import { failedScreen, loadingScreen, unknownScreen } from '../guest/screens.js';
import { Kept } from '../guest/kept.js';
import { AskedHere } from './asked.js';

/** Stages: `loading`, `failed`, `unknown`, `ask`, `waiting`, `refused`, `expired`. */
class SpotPage extends View {
  static properties = {
    stage: { state: true },
    problem: { state: true },
    busy: { state: true },
    freshness: { state: true },
  };

  #code = decodeURIComponent(location.pathname.split('/').filter(Boolean).at(-1) ?? '');
  #path = `/api/spots/by-code/${encodeURIComponent(this.#code)}`;
  #asked = new AskedHere(this.#code);
  #live;

  constructor() {
    super();
    this.stage = 'loading';
    this.problem = '';
    this.busy = false;
    this.freshness = 'connecting';
  }

  async connectedCallback() {
    super.connectedCallback();
    await speak(choose(['en', 'de']));
    addEventListener('online', () => this.stage === 'failed' && this.#begin());
    await this.#begin();
    document.documentElement.classList.remove('plain');
  }

  /** Looks the code up, and goes on where this phone was. */
  async #begin() {
    this.stage = 'loading';
    this.problem = '';
    try {
      Object.assign(this, await this.#look());
      document.title = `${this.place.name} · ${this.spot.name}`;
      if (this.#asked.id) this.#listen();
      else this.stage = 'ask';
    } catch (problem) {
      this.#failed(problem);
    }
  }

  async #look() {
    const { location: place, spot } = await call('GET', this.#path);
    timesOf(place);
    await speak(choose(place.languages));
    return { place, spot };
  }

  #failed(problem) {
    this.problem = problem.words;
    this.stage = problem.status === 404 ? 'unknown' : 'failed';
  }

  async #ask() {
    this.busy = true;
    this.problem = '';
    try {
      const token = this.#asked.token;
      const made = await call('POST', `${this.#path}/requests`, { body: token ? { token } : {} });
      this.#asked.keep(made.request.id, made.token);
      this.#take(made.request);
      if (this.stage === 'waiting') this.#listen();
    } catch (problem) {
      if (problem.status === 404) this.#failed(problem);
      else this.problem = problem.status === 429 ? t('spot.full') : problem.words;
    }
    this.busy = false;
  }

  #listen() {
    this.#live?.stop();
    this.#live = new Live({
      path: `/live/requests/${this.#asked.id}`,
      token: this.#asked.token,
      onSnapshot: (request) => this.#take(request),
      onEvents: (events) => events.forEach((event) => this.#take(event.data)),
      onState: (state) => this.#freshness(state),
    });
    this.#live.start();
  }

  /** The server knows this phone's request no more: it may ask again. */
  #freshness(state) {
    this.freshness = state;
    if (state !== 'ended') return;
    this.#asked.forget();
    this.stage = 'ask';
  }

  #take(request) {
    if (request.state === 'open') {
      this.stage = 'waiting';
      return;
    }
    this.#live?.stop();
    if (request.state === 'accepted') this.#enter(request.code);
    else this.#over(request.state);
  }

  #over(stage) {
    this.#asked.forget();
    this.stage = stage;
  }

  /** Joins with the code that the phone was told; a visit that has ended since is asked for anew. */
  async #enter(code) {
    this.stage = 'loading';
    const kept = new Kept(code);
    try {
      if (!kept.token) {
        const path = `/api/join/${encodeURIComponent(code)}`;
        kept.token = (await call('POST', path, { body: {} })).guest_token;
      } else {
        const { session } = await call('GET', `/api/join/${encodeURIComponent(code)}`);
        if (session.state === 'closed') {
          this.#over('ask');
          return;
        }
      }
      location.replace(`/s/${encodeURIComponent(code)}`);
    } catch (problem) {
      if (problem.code === 'session_closed' || problem.status === 404) this.#over('ask');
      else this.#failed(problem);
    }
  }

  // What is shown.

  render() {
    switch (this.stage) {
      case 'loading':
        return loadingScreen();
      case 'failed':
        return failedScreen(this.problem, () => this.#begin());
      case 'unknown':
        return unknownScreen();
      case 'ask':
        return this.#asking();
      case 'waiting':
        return this.#waiting();
      default:
        return this.#ended();
    }
  }

  #asking() {
    const words = this.spot.occupied ? 'spot.join_words' : 'spot.open_words';
    const button = this.spot.occupied ? 'spot.join_button' : 'spot.open_button';
    return html`<main class="screen welcome">
      <div class="welcome-lift">
        <div class="welcome-slip">
          <p class="place">${this.place.name}</p>
          <h1>${this.spot.name}</h1>
          <p>${t(words)}</p>
          ${this.#said()} ${this.#button(button)}
        </div>
      </div>
      <p class="hint">${t('spot.wrong')}</p>
    </main>`;
  }

  #waiting() {
    const offline = this.freshness === 'stale' || this.freshness === 'reconnecting';
    return html`<main class="screen">
      <div class="spinner big" aria-hidden="true"></div>
      <p class="place">${this.place.name} · ${this.spot.name}</p>
      <h1>${t('spot.waiting_title')}</h1>
      <p role="status">${t(offline ? 'spot.waiting_offline' : 'spot.waiting_words')}</p>
    </main>`;
  }

  #ended() {
    return html`<main class="screen">
      <div class="screen-mark">${icon(this.stage === 'refused' ? 'close' : 'clock')}</div>
      <p class="place">${this.place.name} · ${this.spot.name}</p>
      <h1>${t(`spot.${this.stage}_title`)}</h1>
      <p role="alert">${t(`spot.${this.stage}_words`)}</p>
      ${this.#said()} ${this.#button('spot.again')}
    </main>`;
  }

  #said() {
    return this.problem ? html`<p class="message message-fault" role="alert">${this.problem}</p>` : nothing;
  }

  #button(words) {
    return html`<button class="button" type="button" ?disabled=${this.busy} @click=${() => this.#ask()}>
      ${this.busy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing} ${t(words)}
    </button>`;
  }
}

customElements.define('spot-page', SpotPage);
