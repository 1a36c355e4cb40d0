// The lines for ERPs: searched and filtered by the server, read again while people work in them, never moved under
// their hands.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { View, waiting } from '../element.js';
import { t } from '../i18n.js';
import { icon } from '../icons.js';
import { deliveries, deliveriesDownTo, queryOf, totalOf } from './data.js';
import './chosen.js';
import './filters.js';
import { row } from './row.js';
import { again, first, told } from './rows.js';
import { narrowed, unnarrowed } from './wanted.js';

/** Rows of which the list is kept up to date; what was loaded beyond stays as it was read. */
const KEPT_ROWS_MAX = 400;

/** Below the head of a page that is scrolled as a whole. */
const HEAD_PX = 64;

/** Says `want` with a change of what is asked for, and `sweep` with what is to be done to all. */
class ConsoleLines extends View {
  static properties = {
    place: { attribute: false },
    wanted: { attribute: false },
    on: { attribute: false },
    healths: { attribute: false },
    news: { attribute: false },
    way: { attribute: false },
    list: { state: true },
    total: { state: true },
    cursor: { state: true },
    chosen: { state: true },
    loading: { state: true },
    problem: { state: true },
  };

  #query = '';
  #asked = 0;
  #rereading = false;
  #unread = false;

  constructor() {
    super();
    this.#clear();
  }

  #clear() {
    Object.assign(this, { list: undefined, total: undefined, cursor: '', chosen: new Map(), loading: true, problem: '' });
  }

  willUpdate(changed) {
    const query = queryOf(this.place, this.wanted, this.on);
    if (query !== this.#query) {
      this.#query = query;
      this.#clear();
      this.#load();
    } else if (changed.has('news') && this.list) this.#heard();
  }

  /** Only the latest answer counts. */
  async #load(cursor = '') {
    const mine = ++this.#asked;
    this.loading = true;
    this.problem = '';
    try {
      const page = await deliveries(this.#query, cursor);
      if (mine !== this.#asked) return;
      this.list = cursor ? { ...this.list, rows: [...this.list.rows, ...page.data] } : first(page.data);
      this.cursor = page.has_more ? page.next_cursor : '';
      this.total = totalOf(page) ?? this.total;
    } catch (problem) {
      if (mine === this.#asked) this.problem = problem.words ?? t('problem.unexpected');
    }
    if (mine === this.#asked) this.loading = false;
  }

  #heard() {
    for (const change of this.news.changes) this.list = told(this.list, change);
    this.#again();
  }

  /** Asks again for what is shown; while that is under way one more time is remembered, not more. */
  async #again() {
    if (this.loading || this.problem || this.list.rows.length > KEPT_ROWS_MAX) return;
    if (this.#rereading) {
      this.#unread = true;
      return;
    }
    this.#rereading = true;
    const mine = this.#asked;
    try {
      const last = this.cursor ? this.list.rows.at(-1)?.id : '';
      const { rows, cursor, total } = await deliveriesDownTo(this.#query, last);
      if (mine === this.#asked && !this.loading) {
        this.list = again(this.list, rows, this.#still());
        if (!last) this.cursor = cursor;
        this.total = total;
      }
    } catch {
      // What is shown is old; the head says how fresh it is.
    }
    this.#rereading = false;
    if (this.#unread) {
      this.#unread = false;
      this.#again();
    }
  }

  /** Whether somebody works here: has chosen lines, or reads further down. */
  #still() {
    if (this.chosen.size > 0) return true;
    const list = this.querySelector('.erp-lines');
    const bar = this.querySelector('console-filters');
    if (!list?.checkVisibility()) return false;
    const edge = getComputedStyle(bar).position === 'sticky' ? bar.getBoundingClientRect().bottom - 8 : HEAD_PX;
    return list.getBoundingClientRect().top < edge;
  }

  /** Everything as it is by now, from the top. */
  #afresh() {
    this.chosen = new Map();
    this.scrollIntoView({ block: 'start' });
    this.#load();
  }

  #choose(delivery, on) {
    const chosen = new Map(this.chosen);
    if (on) chosen.set(delivery.id, delivery);
    else chosen.delete(delivery.id);
    this.chosen = chosen;
    if (chosen.size === 0) this.#again();
  }

  #chooseAll(on) {
    this.chosen = new Map(on ? this.list.rows.map((one) => [one.id, one]) : []);
    if (!on) this.#again();
  }

  /** Those that were chosen, as they stand by now. */
  get #chosenNow() {
    const shown = new Map(this.list.rows.map((one) => [one.id, one]));
    return [...this.chosen.values()].map((one) => shown.get(one.id) ?? one);
  }

  /** How many lines are to be taken out of the ERPs that are shown. */
  get #unwanted() {
    const some = this.on ? this.healths.filter((one) => one.integration_id === this.on.integration_id) : this.healths;
    return some.reduce((sum, one) => sum + one.depth.void_wanted, 0);
  }

  // What is shown.

  render() {
    const { list, loading, problem } = this;
    return html`<console-filters
        .wanted=${this.wanted}
        .on=${this.on}
        .total=${this.total}
        .unwanted=${this.#unwanted}
        @want=${(event) => this.tell('want', event.detail)}
        @sweep=${(event) => this.tell('sweep', event.detail)}
      ></console-filters>
      <div class="erp-list" aria-busy=${loading}>
        ${problem ? this.#trouble() : nothing} ${list ? this.#rows() : loading ? waiting() : nothing}
      </div>
      ${list && this.chosen.size > 0
        ? html`<chosen-lines
            .lines=${this.#chosenNow}
            .count=${list.rows.length}
            @all=${(event) => this.#chooseAll(event.detail)}
            @done=${() => this.#again()}
          ></chosen-lines>`
        : nothing}`;
  }

  #trouble() {
    return html`<p class="message message-fault" role="alert">
      <span>${this.problem}</span>
      <button class="button quiet" type="button" @click=${() => this.#load()}>${t('failed.retry')}</button>
    </p>`;
  }

  #rows() {
    const { list, wanted } = this;
    if (list.rows.length === 0) return this.loading ? waiting() : this.#empty();
    const does = {
      choose: (delivery, on) => this.#choose(delivery, on),
      href: ({ id }) => this.way.href({ line: id }),
      open: (event, { id }) => this.way.go(event, { line: id }),
    };
    const names = new Map(this.on ? [] : this.healths.map((one) => [one.integration_id, one.workshop]));
    return html`${this.#fresh()}
      <ul class="erp-lines" aria-label=${t('console.lines')}>
        ${repeat(
          list.rows,
          (one) => one.id,
          (one) =>
            row(
              one,
              {
                place: names.get(one.integration_id),
                chosen: this.chosen.has(one.id),
                gone: list.gone.has(one.id),
                current: one.id === wanted.line,
              },
              does,
            ),
        )}
      </ul>
      ${this.cursor ? this.#more() : nothing}`;
  }

  /** What came meanwhile, to be let in. */
  #fresh() {
    const { fresh, gone } = this.list;
    if (fresh === 0 && gone.size === 0) return nothing;
    const words = fresh > 0 ? t('console.fresh', { count: fresh }) : t('console.gone', { count: gone.size });
    return html`<button class="button quiet erp-fresh" type="button" @click=${() => this.#afresh()}>
      ${icon('up')} <span role="status">${words}</span>
    </button>`;
  }

  #more() {
    return html`<button class="button quiet erp-more" type="button" ?disabled=${this.loading} @click=${() => this.#load(this.cursor)}>
      ${this.loading ? html`<span class="spinner" aria-hidden="true"></span>` : icon('down')} ${t('console.more')}
    </button>`;
  }

  #empty() {
    const { wanted } = this;
    if (narrowed(wanted)) {
      return html`<div class="empty">
        ${icon('search')}
        <p role="status">${wanted.q ? t('console.nothing', { text: wanted.q }) : t('console.nothing_filtered')}</p>
        <button class="button quiet" type="button" @click=${() => this.tell('want', { ...unnarrowed(), show: 'all' })}>
          ${t('console.show_all')}
        </button>
      </div>`;
    }
    return html`<div class="empty">
      ${icon(wanted.show === 'needs' ? 'check' : 'slip')}
      <p role="status">${t(`console.empty.${wanted.show}`)}</p>
    </div>`;
  }
}

customElements.define('console-lines', ConsoleLines);
