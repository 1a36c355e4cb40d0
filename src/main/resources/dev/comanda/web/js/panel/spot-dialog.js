// One table: its code for good, its name and document, a new code, its end.

import { html, nothing } from 'lit';
import { Drawer } from '../drawer.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { loopback } from './session-parts.js';

const NAME_LENGTH_MAX = 60;
const DOCUMENT_LENGTH_MAX = 100;

/** Says `reset` and `remove`. `keep({name, document})` changes it and may throw a Problem. */
class SpotDialog extends Drawer {
  static properties = {
    spot: { attribute: false },
    place: { attribute: false },
    manages: { type: Boolean },
    keep: { attribute: false },
    problem: { state: true },
    saved: { state: true },
  };

  constructor() {
    super();
    this.problem = '';
    this.saved = false;
  }

  title() {
    return this.spot.name;
  }

  get #qr() {
    return `/api/locations/${this.place.id}/spots/${this.spot.id}/qr`;
  }

  content() {
    const { spot } = this;
    return html`<form novalidate @submit=${this.#keep}>
      <div class="modal-body qr-body">
        <div class="qr-paper">
          <p class="place print-only">${this.place.name}</p>
          <img
            src="${this.#qr}.svg?${spot.code}"
            alt=${t('qr.image', { url: spot.url ?? '' })}
            width="264"
            height="264"
          />
          <p class="qr-name">${spot.name}</p>
        </div>
        ${spot.url ? html`<code class="join-url">${spot.url}</code> ${loopback(spot.url)}` : nothing}
        ${this.manages ? this.#fields() : nothing}
        ${this.problem ? html`<p class="message message-fault" role="alert">${this.problem}</p>` : nothing}
        <p class="hint" role="status">${this.saved ? t('spot.saved') : nothing}</p>
      </div>
      <footer class="modal-foot">
        <a class="button quiet" href="${this.#qr}.png" download="${spot.name}.png">${t('spot.png')}</a>
        ${this.manages ? this.#buttons() : nothing}
      </footer>
    </form>`;
  }

  #fields() {
    return html`<div class="spot-fields">
      <label class="field"
        ><span>${t('spot.name')}</span>
        <input name="name" data-chars=${NAME_LENGTH_MAX} autocomplete="off" value=${this.spot.name} />
      </label>
      <label class="field"
        ><span>${t('spot.document')} <small>${t('spot.document_hint')}</small></span>
        <input
          name="document"
          data-chars=${DOCUMENT_LENGTH_MAX}
          autocomplete="off"
          value=${this.spot.document ?? ''}
        />
      </label>
    </div>`;
  }

  #buttons() {
    return html`<button class="button danger quiet" type="button" @click=${() => this.tell('remove')}>
        ${t('spot.delete')}
      </button>
      <button class="button quiet" type="button" @click=${() => this.tell('reset')}>
        ${icon('qr')} ${t('spot.reset')}
      </button>
      <button class="button" type="submit">${t('spot.save')}</button>`;
  }

  async #keep(event) {
    event.preventDefault();
    const { name, document } = event.target.elements;
    this.problem = '';
    this.saved = false;
    try {
      await this.keep({ name: name.value.trim(), document: document.value.trim() });
      this.saved = true;
    } catch (problem) {
      this.problem = problem.words;
    }
  }
}

customElements.define('spot-dialog', SpotDialog);
