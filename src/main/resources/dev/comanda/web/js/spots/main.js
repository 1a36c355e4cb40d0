// The codes of a place's spots on paper: one card a table, to cut out and to glue on.

import { html, nothing } from 'lit';
import { all } from '../api.js';
import { View } from '../element.js';
import { speak, staffLanguage, t } from '../i18n.js';
import { icon } from '../icons.js';
import { loopback } from '../panel/session-parts.js';
import { panelOf, signedIn } from '../staff.js';

class SpotsPage extends View {
  static properties = { place: { state: true }, spots: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.problem = '';
  }

  async connectedCallback() {
    super.connectedCallback();
    await speak(staffLanguage());
    try {
      const user = await signedIn();
      const asked = new URLSearchParams(location.search).get('loc');
      const place = user.locations.find((one) => one.slug === asked || one.id === asked);
      if (!place) {
        this.problem = t('panel.not_found');
        return;
      }
      this.spots = await all(`/api/locations/${place.id}/spots`);
      this.place = place;
      document.title = `${place.name} · ${t('sheet.title')}`;
    } catch (problem) {
      this.problem = problem.words;
    }
  }

  render() {
    if (this.problem) return html`<p class="message message-danger" role="alert">${this.problem}</p>`;
    if (!this.place) return html`<div class="spinner big" role="status" aria-label=${t('loading')}></div>`;
    return html`<header class="sheet-head">
        <a class="icon-button" href=${panelOf(this.place.slug)} aria-label=${t('sheet.back')}>
          ${icon('back')}
        </a>
        <h1>${t('sheet.title')}</h1>
        <span class="grow"></span>
        <button class="button" type="button" ?disabled=${this.spots.length === 0} @click=${() => print()}>
          ${icon('print')} ${t('qr.print')}
        </button>
      </header>
      <main class="sheet" aria-label=${t('sheet.title')}>
        ${this.spots.length === 0 ? html`<p class="empty">${t('spots.none')}</p>` : nothing}
        ${this.spots.slice(0, 1).map((spot) => loopback(spot.url))}
        ${this.spots.map((spot) => this.#card(spot))}
      </main>`;
  }

  #card(spot) {
    return html`<section class="sheet-card" aria-label=${spot.name}>
      <p class="sheet-place">${this.place.name}</p>
      <img
        src="/api/locations/${this.place.id}/spots/${spot.id}/qr.svg"
        alt=${t('qr.image', { url: spot.url })}
        width="200"
        height="200"
      />
      <p class="sheet-name">${spot.name}</p>
      <p class="sheet-words">${t('sheet.words')}</p>
    </section>`;
  }
}

customElements.define('spots-page', SpotsPage);
