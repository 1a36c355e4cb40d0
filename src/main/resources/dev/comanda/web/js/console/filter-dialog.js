// More filters, which together narrow what is shown.

import { html } from 'lit';
import { Drawer } from '../drawer.js';
import { moment } from '../format.js';
import { t } from '../i18n.js';
import { now } from '../now.js';
import { FILTERS } from './wanted.js';

/** Why lines may stand as they do, as the server names it; whatever else an ERP says is typed. */
const REASONS = [
  'document_missing',
  'product_unmapped',
  'document_not_found',
  'document_closed',
  'product_unknown',
  'duplicate',
  'mismatch',
  'outcome_unknown',
  'attempts_used_up',
  'page_unknown',
  'credentials_refused',
  'bad_request',
];

/** Minutes after which a line is older. */
const AGES = [10, 60, 24 * 60, 7 * 24 * 60];

/** Minutes within which the next attempt is due. */
const SOON = [5, 60, 24 * 60];

const DOCUMENT_LENGTH_MAX = 100;

/** Says `want` with all filters. */
class FilterDialog extends Drawer {
  static typed = true;

  static properties = { wanted: { attribute: false } };

  title() {
    return t('console.filters');
  }

  #set(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const set = Object.fromEntries(FILTERS.map((name) => [name, (form.get(name) ?? '').trim()]));
    this.tell('want', { ...set, due_before: dueBefore(set.due_before) });
    this.close();
  }

  content() {
    const { wanted } = this;
    return html`<form @submit=${this.#set} novalidate>
      <div class="modal-body">
        ${this.#choice('reason', [...new Set([...REASONS, wanted.reason].filter(Boolean))], (one) => t(`why.${one}`))}
        <label class="field"
          ><span>${t('filter.document')}</span>
          <input name="document" data-chars=${DOCUMENT_LENGTH_MAX} autocomplete="off" .value=${wanted.document} />
        </label>
        ${this.#choice('attempts_min', ['1', '3', '5', '10'], (one) => t('filter.attempts', { count: Number(one) }))}
        ${this.#choice('due_before', [...SOON.map(String), wanted.due_before].filter(Boolean), (one) =>
          SOON.includes(Number(one)) ? t(`filter.due_${one}`) : t('filter.is_due_before', { value: moment(one) }),
        )}
        ${this.#choice('older_than', AGES.map(String), (one) => t(`filter.age_${one}`))}
      </div>
      <footer class="modal-foot">
        <button class="button quiet" type="reset" @click=${() => this.#none()}>${t('console.show_all')}</button>
        <button class="button" type="submit">${t('filter.show')}</button>
      </footer>
    </form>`;
  }

  #none() {
    this.tell('want', Object.fromEntries(FILTERS.map((name) => [name, ''])));
    this.close();
  }

  #choice(name, offered, words) {
    return html`<label class="field"
      ><span>${t(`filter.${name}`)}</span>
      <select name=${name}>
        <option value="">${t('filter.any')}</option>
        ${offered.map((one) => html`<option value=${one} ?selected=${one === this.wanted[name]}>${words(one)}</option>`)}
      </select>
    </label>`;
  }
}

/** Minutes from now as the instant that they lead to, which stays when it has come. */
const dueBefore = (chosen) =>
  SOON.includes(Number(chosen)) ? new Date(now() + Number(chosen) * 60_000).toISOString() : chosen;

customElements.define('filter-dialog', FilterDialog);
