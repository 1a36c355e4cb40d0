// What the place sells: a sample, a file of its own or nothing for now; what was put there can be taken
// away again. A file is looked at first; what is wrong with it is told row by row.

import { html, nothing } from 'lit';
import { all } from '../api.js';
import { t } from '../i18n.js';
import { asStaff } from '../staff.js';
import { Step } from './fields.js';

/** Faults of a file that are shown at once. */
const FAULTS_MAX = 10;

class SetupMenu extends Step {
  static properties = {
    count: { state: true },
    choice: { state: true },
    file: { state: true },
    report: { state: true },
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

  #import(preview) {
    const path = `/api/locations/${this.place.id}/catalog/import?preview=${preview}`;
    return asStaff('POST', path, { csv: this.file });
  }

  /**
   * Looks at a file without taking anything over. A refused one leaves the field: browsers say nothing when
   * the same file is chosen again after it was mended.
   */
  #chosen({ target }) {
    [this.file] = target.files;
    this.report = undefined;
    if (!this.file) return;
    this.attempt(async () => {
      try {
        this.report = await this.#import(true);
      } catch (problem) {
        target.value = '';
        throw problem;
      }
    });
  }

  #next(event) {
    event.preventDefault();
    this.attempt(async () => {
      if (this.count === 0 && this.choice === 'csv') await this.#import(false);
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
    this.file = this.report = this.problem = undefined;
  }

  #file() {
    const { languages, tax_rates } = this.place;
    const names = languages.map((one) => `name_${one}`).join(', ');
    const classes = [...new Set(tax_rates.map((one) => one.tax_class))].join(', ');
    return html`${this.field(
      t('setup.csv_file'),
      '/file',
      html`<input
        type="file"
        accept=".csv,text/csv"
        required
        ?disabled=${this.busy}
        @change=${(event) => this.#chosen(event)}
      />`,
      t('setup.csv_columns', { names, classes }),
    )}
    ${this.report && !this.problem
      ? html`<p class="made" role="status">
          ${t('setup.csv_report', { count: this.report.rows, categories: this.report.new_categories })}
        </p>`
      : nothing}`;
  }

  words(problem) {
    return problem.code === 'too_large' ? t('setup.csv_too_large') : super.words(problem);
  }

  /** What is wrong with a file stands with its row and column. */
  said() {
    const faults = this.problem?.errors ?? [];
    if (this.choice !== 'csv' || faults.length === 0) return super.said();
    return html`<div class="message message-danger faults" role="alert">
      <p>${t('setup.csv_wrong')}</p>
      <ul>
        ${faults.slice(0, FAULTS_MAX).map((one) => html`<li>${placeOf(one.pointer)} ${one.detail}</li>`)}
      </ul>
      ${faults.length > FAULTS_MAX ? html`<p>${t('setup.csv_more')}</p>` : nothing}
    </div>`;
  }
}

/** `/3/price` as "Row 3, price:"; nothing where a fault is of the whole file. */
function placeOf(pointer) {
  const [, row, ...column] = pointer.split('/');
  if (!row) return '';
  return `${[t('setup.csv_row', { row }), ...column].join(', ')}:`;
}

customElements.define('setup-menu', SetupMenu);
