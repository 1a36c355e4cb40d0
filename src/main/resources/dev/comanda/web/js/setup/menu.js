// What the place sells: a sample, a file of its own or nothing for now; what was put there can be taken
// away again.

import { html, nothing } from 'lit';
import { all } from '../api.js';
import '../catalog/file-import.js';
import { t } from '../i18n.js';
import { asStaff } from '../staff.js';
import { Step } from './fields.js';

class SetupMenu extends Step {
  static properties = {
    count: { state: true },
    choice: { state: true },
    ready: { state: true },
  };

  constructor() {
    super();
    this.choice = 'sample';
  }

  connectedCallback() {
    super.connectedCallback();
    this.attempt(() => this.#look());
  }

  async #look() {
    const products = await all(`/api/locations/${this.place.id}/products`);
    this.count = products.filter((one) => !one.retired).length;
    if (this.passed) this.choice = 'empty';
  }

  #empty() {
    this.attempt(async () => {
      await asStaff('DELETE', `/api/locations/${this.place.id}/catalog`);
      await this.#look();
    });
  }

  #next(event) {
    event.preventDefault();
    this.attempt(async () => {
      const file = this.querySelector('catalog-file');
      if (file && !(await file.take())) return;
      if (this.count === 0 && this.choice === 'sample') {
        await asStaff('POST', `/api/locations/${this.place.id}/catalog/sample`);
      }
      this.tell('next');
    });
  }

  render() {
    const submit = (event) => this.#next(event);
    if (this.count > 0) {
      return this.frame(t('setup.menu'), t('setup.menu_has_words'), this.#has(), { submit });
    }
    return this.frame(t('setup.menu'), t('setup.menu_words'), this.count === 0 ? this.#choices() : nothing, {
      submit,
    });
  }

  #has() {
    return html`<p class="made">${t('setup.menu_has', { count: this.count })}</p>
      <button class="button quiet" type="button" ?disabled=${this.busy} @click=${() => this.#empty()}>
        ${t('setup.menu_remove')}
      </button>`;
  }

  #choices() {
    return html`<div class="options" role="radiogroup" aria-label=${t('setup.menu')}>
      ${['sample', 'csv', 'empty'].map(
        (one) =>
          html`<label class="option">
            <input
              type="radio"
              name="menu"
              value=${one}
              .checked=${this.choice === one}
              ?disabled=${this.busy}
              @change=${() => this.#choose(one)}
            />
            <span
              ><strong>${t(`setup.menu_${one}`)}</strong><small>${t(`setup.menu_${one}_words`)}</small></span
            >
          </label>`,
      )}
    </div>
    ${this.choice === 'csv' ? this.#file() : nothing}`;
  }

  #choose(choice) {
    this.choice = choice;
    this.problem = undefined;
  }

  #file() {
    return html`<catalog-file
      .place=${this.place}
      @looked=${({ detail }) => (this.ready = detail)}
    ></catalog-file>`;
  }
}

customElements.define('setup-menu', SetupMenu);
