// Every part that pages are made of, in all of its states, in the light and in the dark. Only the demonstration
// shows this page.

import { html } from 'lit';
import { View } from '../element.js';
import { timesOf } from '../format.js';
import { speak, staffLanguage, t } from '../i18n.js';
import { SECTIONS } from './parts.js';
import './samples.js';
import '../staff-head.js';

const PLACE = { id: 'bistro', slug: 'bistro', name: 'Bistro Linden' };
const USER = { name: 'Marta Kern', role: 'manager', locations: [PLACE, { id: 'bar', slug: 'bar', name: 'Blue Hour' }] };

/** What each pane's head stands on, and how fresh that is. */
const PANES = [
  { theme: 'light', here: 'panel', freshness: 'live' },
  { theme: 'dark', here: 'reports', freshness: 'stale' },
];

class DesignPage extends View {
  static properties = { drawers: { state: true }, dialog: { state: true } };

  constructor() {
    super();
    this.drawers = [];
  }

  async connectedCallback() {
    super.connectedCallback();
    timesOf({ time_zone: 'UTC' });
    await speak(staffLanguage(), 'design');
  }

  render() {
    document.title = `${t('design.title')} · Comanda`;
    const open = { drawer: () => this.#push(), dialog: () => (this.dialog = true) };
    return html`<main class="design">
        <header class="design-head">
          <h1>${t('design.title')}</h1>
          <p class="hint">${t('design.words')}</p>
        </header>
        <div class="heads">${PANES.map((pane) => this.#head(pane))}</div>
        <div class="panes">${PANES.map((pane) => this.#pane(pane, open))}</div>
      </main>
      ${this.drawers.map(
        (one) =>
          html`<design-drawer .level=${one} @next=${() => this.#push()} @gone=${() => this.#pop()}></design-drawer>`,
      )}
      ${this.dialog ? html`<design-dialog @gone=${() => (this.dialog = false)}></design-dialog>` : ''}`;
  }

  #push() {
    this.drawers = [...this.drawers, this.drawers.length + 1];
  }

  #pop() {
    this.drawers = this.drawers.slice(0, -1);
  }

  /** The samples lead nowhere. */
  #head({ theme, here, freshness }) {
    return html`<div data-theme=${theme}>
      <staff-head inert here=${here} .user=${USER} .place=${PLACE} .alerting=${2} freshness=${freshness}></staff-head>
    </div>`;
  }

  #pane({ theme }, open) {
    return html`<div class="pane" data-theme=${theme}>
      ${SECTIONS.map(
        ({ name, parts }) =>
          html`<section aria-label="${t(`design.${name}`)}, ${t(`design.${theme}`)}">
            <h2>${t(`design.${name}`)}</h2>
            ${parts(theme, open)}
          </section>`,
      )}
    </div>`;
  }
}

customElements.define('design-page', DesignPage);
