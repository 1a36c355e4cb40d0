// One business date: what was ordered, delivered and read back in the ERP, and the lines in which these differ, for the
// bookkeeper also as a file.

import { html, nothing } from 'lit';
import { csvChoice, csvWay } from '../csv-way.js';
import { download } from '../download.js';
import { View, waiting } from '../element.js';
import { Reader } from '../erp/reader.js';
import { money, quantity as amountOf, thousandths } from '../format.js';
import { has, t } from '../i18n.js';
import { icon } from '../icons.js';
import { asStaff } from '../staff.js';

/** What stays in the file alone. */
const DIFFERENCES_MAX = 200;

/** A day is long: it is summed up again now and then, however much is booked, and only before somebody's eyes. */
const AGAIN_MS = 30_000;

/** Says `want` with another date. */
class ConsoleDay extends View {
  static properties = {
    place: { attribute: false },
    on: { attribute: false },
    wanted: { attribute: false },
    news: { attribute: false },
    way: { attribute: false },
    day: { state: true },
    loading: { state: true },
    saving: { state: true },
    problem: { state: true },
  };

  #of;
  #timer;
  #read = 0;
  #due = false;
  #reader = new Reader(
    () => asStaff('GET', `/api/locations/${this.place.id}/reconciliation?${this.#query}`),
    (day) => this.#had({ day, problem: '' }),
    (problem) => this.#had({ problem: problem.words ?? t('problem.unexpected') }),
  );
  #looked = () => this.#seen();

  constructor() {
    super();
    this.problem = '';
    this.saving = false;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#looked);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#reader.leave();
    document.removeEventListener('visibilitychange', this.#looked);
    super.disconnectedCallback();
  }

  willUpdate(changed) {
    const of = `${this.place.id} ${this.on?.integration_id ?? ''} ${this.wanted.date}`;
    if (of !== this.#of) {
      this.#of = of;
      Object.assign(this, { day: undefined, problem: '', loading: true });
      this.#calm();
      this.#reader.afresh();
    } else if (changed.has('news') && this.day?.open) this.#later();
  }

  get #query() {
    const query = new URLSearchParams();
    if (this.wanted.date) query.set('date', this.wanted.date);
    if (this.on) query.set('integration', this.on.integration_id);
    return query;
  }

  #had(answer) {
    Object.assign(this, answer, { loading: false });
    this.#read = performance.now();
  }

  #again() {
    this.loading = true;
    this.#calm();
    this.#reader.again();
  }

  #calm() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#due = false;
  }

  /** It is another by now. */
  #later() {
    this.#timer ??= setTimeout(() => {
      this.#due = true;
      this.#seen();
    }, Math.max(0, this.#read + AGAIN_MS - performance.now()));
  }

  #seen() {
    if (this.#due && document.visibilityState === 'visible') this.#again();
  }

  async #save() {
    this.saving = true;
    const query = this.#query;
    query.set('csv', csvWay());
    if (this.day) query.set('date', this.day.date);
    try {
      await download(`/api/locations/${this.place.id}/reconciliation.csv?${query}`);
    } catch (problem) {
      this.problem = problem.words ?? t('problem.unexpected');
    }
    this.saving = false;
  }

  render() {
    const { day, problem, loading } = this;
    return html`<div class="erp-part" aria-busy=${Boolean(loading)}>
      <div class="erp-part-head erp-day-head">
        <label class="field"
          ><span>${t('day.date')}</span>
          <input type="date" .value=${this.wanted.date || (day?.date ?? '')} @change=${(event) => this.tell('want', { date: event.target.value })} />
        </label>
        <div class="erp-day-files">
          ${csvChoice()}
          <button class="button quiet" type="button" aria-label=${t('day.csv')} ?disabled=${this.saving || !day} @click=${() => this.#save()}>
            ${this.saving ? html`<span class="spinner" aria-hidden="true"></span>` : icon('download')} CSV
          </button>
        </div>
      </div>
      ${problem
        ? html`<p class="message message-fault" role="alert">
            <span>${problem}</span>
            <button class="button quiet" type="button" @click=${() => this.#again()}>${t('failed.retry')}</button>
          </p>`
        : nothing}
      ${day ? this.#day(day) : loading ? waiting() : nothing}
    </div>`;
  }

  #day({ integrations, open }) {
    const some = integrations.filter((one) => one.ordered.lines + one.delivered.lines + one.read_back.lines > 0);
    return html`${open ? html`<p class="message">${icon('clock')} <span>${t('day.open')}</span></p>` : nothing}
      ${some.length === 0 ? html`<p class="empty">${icon('slip')} ${t('day.none')}</p>` : some.map((one) => this.#one(one))}`;
  }

  #one(one) {
    const equal = one.difference_lines === 0;
    return html`<section class="erp-section">
      <header class="erp-check-head">
        <h3>${one.name}</h3>
        <span class="tag ${equal ? '' : 'act'}" data-s=${equal ? 'ready' : 'preparing'}
          >${equal ? t('day.equal') : t('day.differ', { count: one.difference_lines })}</span
        >
      </header>
      <dl class="erp-sums">
        ${['ordered', 'delivered', 'read_back'].map(
          (name) =>
            html`<div>
              <dt>${t(`day.${name}`)}</dt>
              <dd>${money(one[name].amount)} <small>${t('console.total', { count: one[name].lines })}</small></dd>
            </div>`,
        )}
      </dl>
      <p class="hint">${t('day.prices')}</p>
      ${equal ? nothing : this.#differences(one)}
    </section>`;
  }

  #differences(one) {
    const shown = one.differences.slice(0, DIFFERENCES_MAX);
    const left = one.difference_lines - shown.length;
    return html`<ul class="erp-differences">
        ${shown.map((each) => this.#difference(each))}
      </ul>
      ${left > 0 ? html`<p class="hint">${t('day.more', { count: left })}</p>` : nothing}`;
  }

  #difference(each) {
    const { delivery_id: line, order_number: order, document, product } = each;
    const facts = [t('order.number', { number: order }), document ? t('line.document', { document }) : ''].filter(Boolean).join(' · ');
    const what = html`<span class="erp-what"><strong>${product}</strong><small>${facts}</small><small class="erp-why">${whyWords(each)}</small></span>
      <span class="erp-state">${['ordered', 'read_back'].map((name) => this.#side(name, each))}</span>`;
    return html`<li>
      ${line
        ? html`<a href=${this.way.href({ line })} @click=${(event) => this.way.go(event, { line })}>${what}</a>`
        : html`<div>${what}</div>`}
    </li>`;
  }

  #side(name, each) {
    const { quantity, amount } = each[name] ?? {};
    return html`<small>${t(`day.${name}`)}: ${quantity ? amountOf(thousandths(quantity), each.unit) : '0'}${amount ? ` · ${money(amount)}` : ''}</small>`;
  }
}

customElements.define('console-day', ConsoleDay);

/** The server's own sentence for each reason says what the words say. */
const OWN = [
  'It is booked later: when it is served, or its session is closed.',
  'Nothing was to be booked here when it was ordered.',
  'It waits to be booked.',
  'A person has to decide.',
  'Nobody knows whether it is booked.',
  'It was put aside.',
  'It is not to be booked.',
  'It is not to be booked any more.',
  'It is no longer wanted.',
  'It was voided, and stands in the ERP.',
  'It was voided, and may stand in the ERP.',
  'It was voided, and stays in the ERP as a person said.',
  'Somebody has changed it in the ERP.',
  'A person said that it stands in the ERP.',
  'Less of it is wanted by now.',
  'A person had another quantity booked.',
];

/** Why a line differs, with what the ERP or a person said where there is more. */
const whyWords = ({ why, text }) =>
  has(`differs.${why}`) ? [t(`differs.${why}`), OWN.includes(text) ? '' : text].filter(Boolean).join(': ') : text || why;
