// The live grid of codes of one place: what a phone scans to order. It shows what can be had now and
// asks again every few seconds; the server answers that nothing has changed nearly always.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { call, maybeSignedIn } from '../api.js';
import { View, waiting } from '../element.js';
import { clock, money, timesOf } from '../format.js';
import { choose, speak, t } from '../i18n.js';
import { icon } from '../icons.js';
import { now } from '../now.js';
import { loopback } from '../panel/session-parts.js';
import './making.js';

const ASK_EVERY_MS = 3_000;
/** Without an answer for this long what is shown may be old. */
const STALE_AFTER_MS = 12_000;

class ScanPage extends View {
  static properties = {
    grid: { state: true },
    problem: { state: true },
    answered: { state: true },
    stale: { state: true },
  };

  #slug = decodeURIComponent(location.pathname.split('/')[2]);
  #language = '';

  constructor() {
    super();
    this.problem = '';
    this.stale = false;
  }

  async connectedCallback() {
    super.connectedCallback();
    await speak(choose(['en', 'de']));
    this.#language = document.documentElement.lang;
    await this.#ask();
    setInterval(() => document.visibilityState === 'visible' && this.#ask(), ASK_EVERY_MS);
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.#ask());
  }

  async #ask() {
    try {
      const path = `/api/scan/${encodeURIComponent(this.#slug)}?lang=${this.#language}`;
      const grid = await call('GET', path);
      if (JSON.stringify(grid) !== JSON.stringify(this.grid)) this.grid = grid;
      timesOf(grid.location);
      this.answered = now();
      this.stale = false;
      this.problem = '';
    } catch (problem) {
      if (problem.status === 404) {
        this.grid = undefined;
        this.problem = t('scan.none');
      } else if (!this.grid) {
        this.problem = problem.words;
      }
      this.stale = Boolean(this.grid) && now() - this.answered > STALE_AFTER_MS;
    }
  }

  render() {
    const { grid, problem } = this;
    document.title = `${grid ? `${grid.location.name} · ` : ''}Comanda`;
    return html`${this.stale ? this.#stale() : nothing}
      <main class="scan-grid ${this.stale ? 'is-stale' : ''}">
        ${grid ? this.#grid(grid) : problem ? this.#trouble() : this.#spinner()}
      </main>`;
  }

  #spinner() {
    return waiting();
  }

  #trouble() {
    return html`<h1 class="visually-hidden">${t('scan.title')}</h1>
      <p class="empty" role="alert">${icon('qr')} ${this.problem}</p>`;
  }

  #stale() {
    return html`<p class="strip" role="alert">
      ${icon('cloud')} <span>${t('scan.stale', { time: clock(this.answered) })}</span>
    </p>`;
  }

  #grid({ location: place, categories }) {
    return html`<header class="scan-head">
        <div>
          <h1>${place.name}</h1>
          <p class="hint scan-by-camera">${t('scan.words')}</p>
          <p class="hint scan-here">${t('scan.words_here')}</p>
        </div>
        ${maybeSignedIn()
          ? html`<a class="button quiet" href="/api/locations/${place.slug}/scan-sheet"
              >${icon('print')} ${t('scan.sheet')}</a
            >`
          : nothing}
      </header>
      ${this.#loopback(categories)}
      <scan-making slug=${place.slug}></scan-making>
      ${categories.length === 0 ? html`<p class="empty">${icon('qr')} ${t('scan.empty')}</p>` : nothing}
      ${repeat(
        categories,
        (one) => one.id,
        (one) => this.#shelf(one),
      )}`;
  }

  /** Whoever may sign in can mend it; guests have no use for the words. */
  #loopback(categories) {
    const url = categories[0]?.drinks[0].url;
    if (!url || !maybeSignedIn()) return nothing;
    return loopback(url);
  }

  #shelf({ name, drinks }) {
    return html`<section class="scan-shelf">
      <h2>${name}</h2>
      <ul class="scan-codes">
        ${repeat(
          drinks,
          (one) => one.id,
          (one) => html`<li>${this.#drink(one)}</li>`,
        )}
      </ul>
    </section>`;
  }

  /** For whoever reads this on the phone itself the code is a link to the page that asks first. */
  #drink(drink) {
    return html`<a class="scan-code" href=${drink.order}>
      <img src=${drink.picture} alt="" width="200" height="200" loading="lazy" />
      <strong>${drink.name}</strong>
      <span>${money(drink.price)}</span>
    </a>`;
  }
}

customElements.define('scan-page', ScanPage);
