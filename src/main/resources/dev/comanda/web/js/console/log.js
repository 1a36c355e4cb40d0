// What an integration did, and what it was asked, as its log files have it; the newest last.

import { html, nothing } from 'lit';
import { View, waiting } from '../element.js';
import { Reader } from '../erp/reader.js';
import { dated } from '../format.js';
import { t } from '../i18n.js';
import { icon } from '../icons.js';
import { asStaff } from '../staff.js';

const LINES = 200;
const FILES = ['lines', 'api'];

class ConsoleLog extends View {
  static properties = {
    on: { attribute: false },
    news: { attribute: false },
    file: { state: true },
    lines: { state: true },
    before: { state: true },
    loading: { state: true },
    problem: { state: true },
  };

  #of;
  #reader = new Reader(
    () => this.#page(),
    (page) => this.#newest(page),
    (problem) => this.#failed(problem),
  );

  constructor() {
    super();
    this.file = 'lines';
    this.problem = '';
  }

  willUpdate(changed) {
    const of = `${this.on.integration_id} ${this.file}`;
    if (of !== this.#of) {
      this.#of = of;
      Object.assign(this, { lines: undefined, problem: '', loading: false });
      this.#reader.afresh();
    } else if (changed.has('news') && !this.#back) this.#reader.again();
  }

  #page(before = '') {
    const query = `file=${this.file}&lines=${LINES}${before && `&before=${encodeURIComponent(before)}`}`;
    return asStaff('GET', `/api/integrations/${this.on.integration_id}/log?${query}`);
  }

  /** Whether somebody reads further back, where nothing may move. */
  get #back() {
    return this.loading || this.lines?.length > LINES;
  }

  #newest(page) {
    if (!this.#back) this.#had(page, page.data);
  }

  #had(page, lines) {
    Object.assign(this, { lines, before: page.has_more ? page.before : '', problem: '' });
  }

  #failed(problem) {
    this.problem = problem.words ?? t('problem.unexpected');
  }

  /** Goes on above what is shown. */
  async #earlier() {
    const of = this.#of;
    this.loading = true;
    try {
      const page = await this.#page(this.before);
      if (of === this.#of) this.#had(page, [...page.data, ...this.lines]);
    } catch (problem) {
      if (of === this.#of) this.#failed(problem);
    }
    if (of === this.#of) this.loading = false;
  }

  render() {
    const { lines, problem } = this;
    return html`<div class="erp-part">
      <div class="erp-part-head">
        <div class="segment" role="group" aria-label=${t('log.files')}>
          ${FILES.map(
            (one) =>
              html`<button type="button" aria-pressed=${one === this.file ? 'true' : 'false'} @click=${() => (this.file = one)}>
                ${t(`log.${one}`)}
              </button>`,
          )}
        </div>
      </div>
      ${problem
        ? html`<p class="message message-fault" role="alert">
            <span>${problem}</span>
            <button class="button quiet" type="button" @click=${() => this.#reader.again()}>${t('failed.retry')}</button>
          </p>`
        : nothing}
      ${lines ? this.#lines(lines) : problem ? nothing : waiting()}
    </div>`;
  }

  #lines(lines) {
    if (lines.length === 0) return html`<p class="empty">${icon('document')} ${t('log.none')}</p>`;
    return html`${this.before
        ? html`<button class="button quiet erp-more" type="button" ?disabled=${this.loading} @click=${() => this.#earlier()}>
            ${icon('up')} ${t('log.before')}
          </button>`
        : nothing}
      <ol class="erp-log" role="list" aria-label=${t(`log.${this.file}`)}>
        ${lines.map(
          (one) =>
            html`<li>
              <time>${one.at ? dated(one.at, { dateStyle: 'short', timeStyle: 'medium' }) : nothing}</time> <span>${one.text}</span>
            </li>`,
        )}
      </ol>`;
  }
}

customElements.define('console-log', ConsoleLog);
