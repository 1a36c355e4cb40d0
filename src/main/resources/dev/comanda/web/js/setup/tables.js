// The tables, each with a permanent QR code to glue on: made by number, shown, taken away one by one.

import { html, nothing } from 'lit';
import { all } from '../api.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { seriesOf } from '../series.js';
import { asStaff } from '../staff.js';
import { Step } from './fields.js';

/** Tables that are made at once. */
const TABLES_MAX = 100;
/** What is suggested. */
const TABLES_USUAL = 8;
const NAME_LENGTH_MAX = 50;

class SetupTables extends Step {
  static properties = { tables: { state: true }, series: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.attempt(() => this.#look());
  }

  get #path() {
    return `/api/locations/${this.place.id}/spots`;
  }

  async #look() {
    this.tables = await all(this.#path);
  }

  #make(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const count = this.series?.length || Number(form.get('count'));
    if (this.tables?.length > 0 || count === 0) {
      this.tell('next');
      return;
    }
    this.attempt(async () => {
      const prefix = form.get('name').trim();
      const numbered = Array.from({ length: count }, (_, i) => `${prefix} ${i + 1}`.trim());
      const names = this.series?.length ? this.series : numbered;
      await asStaff('POST', `${this.#path}/row`, { body: { names } });
      await this.#look();
    });
  }

  #remove(table) {
    this.attempt(async () => {
      await asStaff('DELETE', `${this.#path}/${table.id}`);
      this.tables = this.tables.filter((one) => one !== table);
    });
  }

  render() {
    const submit = (event) => this.#make(event);
    const made = this.tables?.length > 0;
    const content = this.tables ? (made ? this.#made() : this.#fields()) : nothing;
    const words = t(made ? 'setup.tables_made' : 'setup.tables_words');
    return this.frame(t('setup.tables'), words, content, { submit });
  }

  #fields() {
    return html`<div class="pair">
      ${this.field(
        t('setup.tables_name'),
        '/name',
        html`<input
          name="name"
          data-chars=${NAME_LENGTH_MAX}
          required
          aria-invalid=${this.wrong('/name')}
          value=${t('setup.tables_example')}
          @input=${(event) => (this.series = seriesOf(event.target.value))}
        />`,
        this.series?.length ? t('setup.tables_series', { names: this.series.join(', ') }) : '',
      )}
      ${this.field(
        t('setup.tables_count'),
        '',
        html`<input
          name="count"
          type="number"
          inputmode="numeric"
          min="0"
          max=${TABLES_MAX}
          required
          ?disabled=${this.series?.length > 0}
          value=${this.passed ? 0 : TABLES_USUAL}
        />`,
        t('setup.tables_none'),
      )}
    </div>`;
  }

  #made() {
    return html`<a class="button quiet" href="/spots?loc=${this.place.slug}" target="_blank" rel="noopener">
        ${icon('print')} ${t('setup.tables_print')}
      </a>
      <ul class="tables">
        ${this.tables.map(
          (one) =>
            html`<li class="table">
              <span>${one.name}</span>
              <button
                class="icon-button"
                type="button"
                aria-label=${t('setup.tables_remove', { name: one.name })}
                ?disabled=${this.busy}
                @click=${() => this.#remove(one)}
              >
                ${icon('remove')}
              </button>
            </li>`,
        )}
      </ul>`;
  }
}

customElements.define('setup-tables', SetupTables);
