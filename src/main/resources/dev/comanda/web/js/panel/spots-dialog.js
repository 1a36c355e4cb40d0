// The tables of a place: open one that is free, add one, print their codes, set how guests get in.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Drawer } from '../drawer.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { seriesOf } from '../series.js';
import { atSpot } from '../store.js';
import { toneOf } from './session-parts.js';

/** Characters a name may have; the server's own bound. */
const NAME_LENGTH_MAX = 60;

/** Says `edit` with a spot, `open` with a free one, `pick` with the session at one. */
class SpotsDialog extends Drawer {
  static properties = {
    panel: { attribute: false },
    role: {},
    tables: { attribute: false },
    admission: { state: true },
    problem: { state: true },
    series: { state: true },
    note: { state: true },
  };

  constructor() {
    super();
    this.problem = '';
    this.note = '';
    this.series = [];
  }

  firstUpdated() {
    super.firstUpdated();
    if (this.role !== 'admin') return;
    this.#try(async () => (this.admission = await this.tables.admission()));
  }

  title() {
    return t('spots.title');
  }

  under() {
    return html`<p class="hint">${t('spots.words')}</p>`;
  }

  content() {
    const { spots } = this.panel;
    const manages = this.role === 'manager' || this.role === 'admin';
    return html`<div class="modal-body" tabindex="0">
        ${spots.length === 0 ? html`<p class="empty">${icon('table')} ${t('spots.none')}</p>` : nothing}
        <ul class="spots">
          ${repeat(
            spots,
            (one) => one.id,
            (one) => this.#spot(one),
          )}
        </ul>
        ${manages ? html`${this.#form()} ${this.#row()}` : nothing}
        ${this.problem ? html`<p class="message message-fault" role="alert">${this.problem}</p>` : nothing}
        ${this.role === 'admin' ? this.#admission() : nothing}
      </div>
      <footer class="modal-foot">
        <a class="button quiet" href="/spots?loc=${this.panel.location.slug}">
          ${icon('print')} ${t('spots.sheet')}
        </a>
      </footer>`;
  }

  #spot(spot) {
    const session = atSpot(this.panel, spot.id);
    const words = !session
      ? t('spots.is_free')
      : session.name === spot.name
        ? t('spots.is_taken')
        : t('spots.taken', { name: session.name });
    return html`<li class="spot">
      <button
        class="spot-open ${session ? 'is-taken' : ''}"
        type="button"
        aria-label=${`${spot.name}: ${words}${session ? '' : `. ${t('spots.open_at', { name: spot.name })}`}`}
        @click=${() => (session ? this.tell('pick', session) : this.tell('open', spot))}
      >
        <span class="spot-name">${spot.name}</span>
        <span class="tag" data-s=${session ? toneOf(session) : nothing}>${words}</span>
      </button>
      <button
        class="icon-button"
        type="button"
        aria-label=${t('spots.edit', { name: spot.name })}
        title=${t('spots.edit', { name: spot.name })}
        @click=${() => this.tell('edit', spot)}
      >
        ${icon('qr')}
      </button>
    </li>`;
  }

  #form() {
    return html`<form class="open-form" novalidate @submit=${this.#added}>
      <label class="visually-hidden" for="spot-new">${t('spots.add_name')}</label>
      <input
        id="spot-new"
        name="name"
        data-chars=${NAME_LENGTH_MAX}
        autocomplete="off"
        placeholder=${t('spots.add_example')}
        @input=${(event) => this.#typed(event.target.value)}
      />
      <button class="button ${this.series.length > 0 ? 'quiet' : ''}" type="submit">
        ${icon('plus')} ${t('spots.add')}
      </button>
    </form>`;
  }

  #typed(name) {
    this.note = '';
    this.series = seriesOf(name);
  }

  /** The tables that `Table 1-12` stands for, to be seen before they are made. */
  #row() {
    const { series } = this;
    if (series.length === 0) return html`<p class="hint" role="status">${this.note}</p>`;
    return html`<p class="hint" role="status">${t('spots.series', { names: series.join(', ') })}</p>
      <button class="button" type="button" @click=${() => this.#addSeries()}>
        ${icon('plus')} ${t('spots.add_series', { count: series.length })}
      </button>`;
  }

  async #addSeries() {
    await this.#try(async () => {
      this.note = t('spots.series_made', await this.tables.addSpots(this.series));
      this.series = [];
      this.querySelector('#spot-new').value = '';
    });
  }

  async #added(event) {
    event.preventDefault();
    const input = event.target.elements.name;
    const name = input.value.trim();
    input.focus();
    if (!name) return;
    await this.#try(async () => {
      await this.tables.addSpot(name);
      input.value = '';
      this.series = [];
    });
  }

  #admission() {
    return html`<label class="check">
      <input
        type="checkbox"
        ?disabled=${!this.admission}
        .checked=${this.admission === 'at_once'}
        @change=${(event) => this.#admit(event.target.checked)}
      />
      <span>${t('spots.at_once')}</span>
    </label>`;
  }

  #admit(atOnce) {
    return this.#try(async () => (this.admission = await this.tables.admit(atOnce)));
  }

  async #try(act) {
    this.problem = '';
    this.note = '';
    try {
      await act();
    } catch (problem) {
      this.problem = problem.words;
      this.requestUpdate();
    }
  }
}

customElements.define('spots-dialog', SpotsDialog);
