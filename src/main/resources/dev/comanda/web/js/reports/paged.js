// A table of which some rows are shown at a time. Paper has all.

import { html, nothing } from 'lit';
import { View } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';

const ROWS_MAX = 25;
const PRINT = matchMedia('print');

export class PagedRows extends View {
  static properties = { page: { state: true }, printing: { state: true } };

  #print = () => (this.printing = PRINT.matches);

  constructor() {
    super();
    this.page = 0;
    this.printing = PRINT.matches;
  }

  connectedCallback() {
    super.connectedCallback();
    PRINT.addEventListener('change', this.#print);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    PRINT.removeEventListener('change', this.#print);
  }

  /** The rows of the page that is shown. */
  shownOf(rows) {
    const page = this.#within(rows.length);
    return this.printing ? rows : rows.slice(page * ROWS_MAX, (page + 1) * ROWS_MAX);
  }

  /** The last page; where there are fewer rows than before, it may be an earlier one. */
  #within(count) {
    return Math.min(this.page, this.#last(count));
  }

  #last(count) {
    return Math.max(0, Math.ceil(count / ROWS_MAX) - 1);
  }

  /** The ways to other pages of so many rows, where there are any. */
  pages(count) {
    const page = this.#within(count);
    const last = this.#last(count);
    if (last === 0) return nothing;
    const range = t('rows.range', { from: page * ROWS_MAX + 1, to: Math.min(count, (page + 1) * ROWS_MAX), count });
    return html`<nav class="pages" aria-label=${t('rows.pages')}>
      ${this.#way('back', t('rows.earlier'), page === 0, page - 1)}
      <span role="status">${range}</span>
      ${this.#way('forward', t('rows.later'), page === last, page + 1)}
    </nav>`;
  }

  #way(sign, name, disabled, to) {
    return html`<button
      class="icon-button"
      type="button"
      aria-label=${name}
      ?disabled=${disabled}
      @click=${() => (this.page = to)}
    >
      ${icon(sign)}
    </button>`;
  }
}
