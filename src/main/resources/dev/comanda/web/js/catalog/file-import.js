// A menu from a file: it is looked at, columns that nobody knows are matched by hand, what would change is
// shown, then it is done. What is wrong with the file is told row by row.

import { html, nothing } from 'lit';
import { wordsOf } from '../api.js';
import { View, waiting } from '../element.js';
import { t } from '../i18n.js';
import { asStaff } from '../staff.js';
import { fileWays } from './files.js';

/** Faults of a file that are shown at once. */
const FAULTS_MAX = 10;

/** Columns that stand for a language: `name_de`. */
const TEXT = /^(name|description)_(.+)$/;

/** Says `looked` with whether the file can be taken; `take()` does it. */
class CatalogFile extends View {
  static properties = {
    place: { attribute: false },
    busy: { state: true },
    look: { state: true },
    said: { state: true },
    report: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.said = {};
  }

  /** Takes the file over as it was looked at; what is wrong with it stands here, and nothing is answered. */
  async take() {
    if (!this.report || this.problem) return undefined;
    try {
      return await this.#import(false);
    } catch (problem) {
      this.problem = problem;
      this.tell('looked', false);
      return undefined;
    }
  }

  #path(what, ...query) {
    const said = this.look?.columns.map((_, index) => this.said[index] ?? null) ?? [];
    if (said.some((one) => one !== null)) query.push(`columns=${encodeURIComponent(JSON.stringify(said))}`);
    return `/api/locations/${this.place.id}/catalog/${what}${query.length > 0 ? '?' : ''}${query.join('&')}`;
  }

  #import(preview) {
    return asStaff('POST', this.#path('import', `preview=${preview}`), { csv: this.file });
  }

  /**
   * Looks at a file without taking anything over. A refused one leaves the field: browsers say nothing when
   * the same file is chosen again after it was mended.
   */
  async #chosen({ target }) {
    [this.file] = target.files;
    this.said = {};
    this.look = undefined;
    await this.#try();
    if (this.problem && !this.#asks()) target.value = '';
  }

  /** Whether somebody must say what columns are. */
  #asks() {
    return this.look?.columns.some((one) => one.column === null) ?? false;
  }

  async #try() {
    this.report = this.problem = undefined;
    this.tell('looked', false);
    const { file } = this;
    if (!file) return;
    this.busy = true;
    try {
      const look = await asStaff('POST', this.#path('columns'), { csv: file });
      if (file !== this.file) return;
      this.look = look;
      if (!this.#asks()) this.report = await this.#import(true);
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
    this.tell('looked', Boolean(this.report) && !this.problem);
  }

  /** Said by its place in the file: headings may be alike, and many of them are long. */
  #match(index, column) {
    this.said = { ...this.said, [index]: column };
    this.#try();
  }

  render() {
    return html`<label class="field">
        <span>${t('file.csv')}</span>
        <input
          type="file"
          accept=".csv,.txt,.tsv,text/csv"
          required
          ?disabled=${this.busy}
          @change=${(event) => this.#chosen(event)}
        />
        <small>${t('file.words')}</small>
      </label>
      ${this.look && !this.problem ? nothing : fileWays(this.place, 'template')}
      ${this.busy ? this.#waiting() : nothing} ${this.#columns()}
      ${this.#wrong()} ${this.report && !this.problem ? this.#told() : nothing}`;
  }

  #waiting() {
    return waiting();
  }

  #told() {
    const { rows, created, changed, new_categories: categories } = this.report;
    return html`<p class="made" role="status">${t('file.report', { count: rows, categories })}</p>
      <p class="hint">${t('file.changes', { created, changed })}</p>`;
  }

  #columns() {
    const { look } = this;
    if (!look) return nothing;
    const asks = this.#asks();
    return html`<details class="file-columns" ?open=${asks}>
      <summary>${t(asks ? 'file.unknown' : 'file.columns', { count: look.columns.length })}</summary>
      ${asks ? html`<p class="hint">${t('file.match')}</p>` : nothing}
      ${look.columns.map((one, index) => this.#column(one, index))}
    </details>`;
  }

  #column({ heading, column, samples }, index) {
    return html`<label class="field ${column === null ? 'is-wrong' : ''}">
      <span>${heading}</span>
      <select ?disabled=${this.busy} @change=${(event) => this.#match(index, event.target.value)}>
        ${column === null ? html`<option value="?" selected disabled>${t('file.choose')}</option>` : nothing}
        <option value="" ?selected=${column === ''}>${t('file.left_out')}</option>
        ${this.look.known.map(
          (one) => html`<option value=${one} ?selected=${column === one}>${this.#named(one)}</option>`,
        )}
      </select>
      <small>${samples.join(' · ')}</small>
    </label>`;
  }

  /** `/3/price` as "Row 3, Price:"; nothing where a fault is of the whole file. */
  #placeOf(pointer) {
    const [, row, ...columns] = pointer.split('/');
    if (!row) return '';
    const known = this.look?.known ?? [];
    const named = columns.map((one) => (known.includes(one) ? this.#named(one) : one));
    return `${[t('file.row', { row }), ...named].join(', ')}:`;
  }

  #named(column) {
    const [, text, language] = TEXT.exec(column) ?? [];
    if (!text) return t(`file.column_${column}`);
    const name = t(`file.column_${text}`);
    return this.place.languages.length > 1 ? `${name} (${language})` : name;
  }

  /** What is wrong with a file stands with its row and column. */
  #wrong() {
    const { problem } = this;
    if (!problem) return nothing;
    const faults = problem.errors;
    if (faults.length === 0) {
      const words = problem.code === 'too_large' ? t('file.too_large') : problem.words;
      return html`<p class="message message-fault" role="alert"><span>${words}</span></p>`;
    }
    return html`<div class="message message-fault faults" role="alert">
      <p>${t('file.wrong')}</p>
      <ul>
        ${faults.slice(0, FAULTS_MAX).map((one) => html`<li>${this.#placeOf(one.pointer)} ${wordsOf(one)}</li>`)}
      </ul>
      ${faults.length > FAULTS_MAX ? html`<p>${t('file.more')}</p>` : nothing}
    </div>`;
  }
}

customElements.define('catalog-file', CatalogFile);
