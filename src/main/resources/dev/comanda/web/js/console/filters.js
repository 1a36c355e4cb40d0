// What of the lines is shown: a search and filters, all of which the server answers. More of them stand in a drawer.

import { html, nothing } from 'lit';
import { View } from '../element.js';
import { moment } from '../format.js';
import { has, t } from '../i18n.js';
import { icon } from '../icons.js';
import { manyOf } from './standing.js';
import './filter-dialog.js';
import { FILTERS, narrowed, SHOWS, unnarrowed } from './wanted.js';

/** Somebody who types is waited for before the server is asked. */
const TYPING_MS = 250;

/** Says `want` with a change of what is asked for, and `sweep` with what is to be done to all of it. */
class ConsoleFilters extends View {
  static properties = {
    wanted: { attribute: false },
    on: { attribute: false },
    total: { attribute: false },
    unwanted: { type: Number },
    text: { state: true },
    asking: { state: true },
  };

  #timer;

  constructor() {
    super();
    this.asking = false;
    this.text = '';
  }

  /** What is typed stays as it is typed, unless something else is searched for than that. */
  willUpdate(changed) {
    if (!changed.has('wanted') || changed.get('wanted')?.q === this.wanted.q || this.text.trim() === this.wanted.q) return;
    clearTimeout(this.#timer);
    this.text = this.wanted.q;
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  #typed(text) {
    this.text = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#search(), TYPING_MS);
  }

  #search() {
    const q = this.text.trim();
    this.tell('want', { q, show: q && q !== this.wanted.q ? 'all' : this.wanted.show });
  }

  #now(event) {
    event.preventDefault();
    clearTimeout(this.#timer);
    this.#search();
  }

  render() {
    const { wanted } = this;
    return html`<div class="erp-bar">
        <form class="search" role="search" @submit=${(event) => this.#now(event)}>
          ${icon('search')}
          <input
            type="search"
            enterkeyhint="search"
            placeholder=${t('console.search')}
            aria-label=${t('console.search_words')}
            .value=${this.text}
            @input=${(event) => this.#typed(event.target.value)}
          />
        </form>
        <button
          class="button quiet erp-filters"
          type="button"
          aria-haspopup="dialog"
          aria-label=${t('console.filters')}
          @click=${() => (this.asking = true)}
        >
          ${icon('filter')} <span>${t('console.filters')}</span> ${this.#count()}
        </button>
      </div>
      <div class="chips" role="group" aria-label=${t('console.shown')}>
        ${this.#shows.map(
          (one) =>
            html`<button
              class="chip"
              type="button"
              aria-pressed=${one === wanted.show ? 'true' : 'false'}
              @click=${() => this.tell('want', { show: one })}
            >
              ${t(`show.${one}`, { count: this.unwanted })}
            </button>`,
        )}
      </div>
      ${this.#set()} ${this.#sum()}
      ${this.asking
        ? html`<filter-dialog
            .wanted=${wanted}
            @want=${(event) => this.tell('want', event.detail)}
            @gone=${() => (this.asking = false)}
          ></filter-dialog>`
        : nothing}`;
  }

  /** What is to be taken out of ERPs is a choice where there is something. */
  get #shows() {
    return SHOWS.filter((one) => one !== 'take_out' || this.unwanted > 0 || this.wanted.show === one);
  }

  #count() {
    const count = FILTERS.filter((name) => this.wanted[name]).length;
    return count > 0 ? html`<span class="count" data-s="accent">${count}</span>` : nothing;
  }

  /** Each filter that is set, to be taken away by one tap. */
  #set() {
    const set = FILTERS.filter((name) => this.wanted[name]);
    if (set.length === 0) return nothing;
    return html`<p class="erp-set">
      ${set.map(
        (name) =>
          html`<button class="chip" type="button" @click=${() => this.tell('want', { [name]: '' })}>
            ${this.#words(name)} ${icon('close')}<span class="visually-hidden">${t('console.unfilter')}</span>
          </button>`,
      )}
      ${narrowed(this.wanted)
        ? html`<button class="link-button" type="button" @click=${() => this.tell('want', unnarrowed())}>
            ${t('console.show_all')}
          </button>`
        : nothing}
    </p>`;
  }

  #words(name) {
    const value = this.wanted[name];
    if (name === 'reason' && has(`why.${value}`)) return t(`why.${value}`);
    return t(`filter.is_${name}`, { value: name === 'due_before' ? moment(value) : value });
  }

  /** How many they are, and what can be done to all of them. */
  #sum() {
    const { total } = this;
    return html`<div class="erp-sum">
      <p class="hint" role="status">${total === undefined ? '' : t('console.total', { count: manyOf(total) })}</p>
      ${this.#sweeps.map(
        (kind) =>
          html`<button class="button quiet" type="button" @click=${() => this.tell('sweep', kind)}>
            ${icon({ retry: 'retry', clear: 'tray', undo: 'undo' }[kind])} ${t(`sweep.${kind}_all`)}
          </button>`,
      )}
    </div>`;
  }

  /** What can be done to what is shown. */
  get #sweeps() {
    return { needs: ['retry', 'clear'], waiting: ['retry', 'clear'], aside: ['undo'] }[this.wanted.show] ?? [];
  }
}

customElements.define('console-filters', ConsoleFilters);
