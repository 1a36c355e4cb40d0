// The codes of a place's spots on paper: one card a table, to cut out and to glue on.

import { html, nothing } from 'lit';
import { all } from '../api.js';
import { View, waiting } from '../element.js';
import { speak, staffLanguage, t } from '../i18n.js';
import { icon } from '../icons.js';
import { loopback } from '../panel/session-parts.js';
import '../staff-head.js';
import { placeOf, signedIn } from '../staff.js';

class SpotsPage extends View {
  static properties = {
    user: { state: true },
    place: { state: true },
    spots: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.problem = '';
  }

  async connectedCallback() {
    super.connectedCallback();
    await speak(staffLanguage());
    try {
      this.user = await signedIn();
      const place = placeOf(this.user, new URLSearchParams(location.search).get('loc'));
      if (!place) {
        this.problem = t('panel.not_found');
        return;
      }
      this.place = place;
      this.spots = await all(`/api/locations/${place.id}/spots`);
      document.title = `${place.name} · ${t('sheet.title')}`;
    } catch (problem) {
      this.problem = problem.words;
    }
  }

  render() {
    return html`${this.user ? this.#head() : nothing}
      <main class="sheet-page">
        <header class="sheet-head">
          <h1>${t('sheet.title')}</h1>
          <button class="button" type="button" ?disabled=${!this.spots?.length} @click=${() => print()}>
            ${icon('print')} ${t('qr.print')}
          </button>
        </header>
        ${this.problem
          ? html`<p class="message message-fault" role="alert">${this.problem}</p>`
          : this.spots
            ? this.#sheet()
            : waiting()}
      </main>`;
  }

  #head() {
    return html`<staff-head
      here="tables"
      .user=${this.user}
      .place=${this.place}
      @move=${(event) => location.assign(`/spots?loc=${event.detail}`)}
      @problem=${(event) => (this.problem = event.detail)}
    ></staff-head>`;
  }

  #sheet() {
    if (this.spots.length === 0) return html`<p class="empty">${icon('table')} ${t('spots.none')}</p>`;
    return html`${this.spots.slice(0, 1).map((spot) => loopback(spot.url))}
      <div class="sheet">${this.spots.map((spot) => this.#card(spot))}</div>`;
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
