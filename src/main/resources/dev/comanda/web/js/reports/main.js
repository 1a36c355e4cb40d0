// The reports of one place: what was sold, and how it was prepared, over a range of business dates.

import { html, nothing } from 'lit';
import { csvChoice, csvWay } from '../csv-way.js';
import { download } from '../download.js';
import { View } from '../element.js';
import { timesOf } from '../format.js';
import { speak, staffLanguage, t } from '../i18n.js';
import { icon } from '../icons.js';
import { now } from '../now.js';
import '../staff-head.js';
import { placeOf, signedIn } from '../staff.js';
import { isEmpty, load, openDate, pathOf } from './figures.js';
import { kpiRow } from './kpis.js';
import { csvButton, empty, skeleton, title, trouble } from './parts.js';
import { nameOf } from './people.js';
import { preparation, preparationKpis } from './preparation.js';
import './range-bar.js';
import { spanOf } from './ranges.js';
import { sales } from './sales.js';
import { read, write } from './wanted.js';

/** Figures of the day that is open are asked for again this often. */
const AGAIN_EVERY_MS = 60_000;

/** What only changes how figures are shown that are there already. */
const LOOKS = ['sort', 'q', 'show', 'category'];

class ReportsPage extends View {
  static properties = {
    user: { state: true },
    place: { state: true },
    wanted: { state: true },
    today: { state: true },
    figures: { state: true },
    asOf: { state: true },
    loading: { state: true },
    refused: { state: true },
    problem: { state: true },
    saving: { state: true },
  };

  #asked = 0;
  #waiting = false;
  #waiters = new Map();

  constructor() {
    super();
    this.wanted = read(location.search);
    this.loading = true;
    this.refused = '';
    this.problem = '';
    this.saving = '';
  }

  async connectedCallback() {
    super.connectedCallback();
    await speak(staffLanguage(), 'reports', 'file');
    addEventListener('popstate', () => this.#begin());
    setInterval(() => this.#again(), AGAIN_EVERY_MS);
    document.addEventListener('visibilitychange', () => this.#again());
    this.#begin();
  }

  async #begin() {
    this.wanted = read(location.search);
    this.refused = '';
    this.loading = true;
    try {
      this.user ??= await signedIn();
    } catch (problem) {
      this.#failed(problem);
      return;
    }
    const { role } = this.user;
    const place = placeOf(this.user, this.wanted.loc);
    if (role === 'kitchen' || !place) {
      this.refused = t(role === 'kitchen' ? 'reports.forbidden' : 'panel.not_found');
      this.loading = false;
      return;
    }
    if (place !== this.place) {
      this.place = place;
      this.figures = undefined;
      this.today = undefined;
      this.#waiters = new Map();
    }
    this.#load();
  }

  /** Only the latest answer counts, and one that came on another business date is asked for anew. */
  async #load(quietly = false) {
    const mine = ++this.#asked;
    this.#waiting = true;
    if (!quietly) this.loading = true;
    try {
      const today = this.today ?? (await openDate(this.place));
      const figures = await load(this.place, spanOf(this.wanted, today), this.wanted);
      if (mine !== this.#asked) return;
      this.today = figures.openDate;
      if (today !== figures.openDate && this.wanted.range !== 'custom') {
        this.#load(quietly);
        return;
      }
      this.#show(figures);
    } catch (problem) {
      if (mine === this.#asked) this.#failed(problem);
    }
  }

  #show(figures) {
    this.figures = figures;
    timesOf(figures.place);
    this.asOf = now();
    this.#waiting = false;
    this.loading = false;
    this.problem = '';
    for (const one of figures.staff) if (one.staff_id) this.#waiters.set(one.staff_id, nameOf(one));
  }

  #failed(problem) {
    this.#waiting = false;
    this.loading = false;
    this.problem = problem.words ?? t('problem.unexpected');
  }

  /** Without a sign that it does, since nothing else than the figures changes; those of days that are over stay. */
  #again() {
    const { figures } = this;
    if (document.visibilityState !== 'visible' || this.#waiting || this.loading || this.refused) return;
    if (this.problem) this.#begin();
    else if (figures.span.to >= figures.openDate) this.#load(true);
  }

  #want(change) {
    const looks = Object.keys(change).every((name) => LOOKS.includes(name));
    this.wanted = read(write({ ...this.wanted, ...change }));
    const address = location.pathname + write(this.wanted);
    if (looks) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    if (!looks) this.#load();
  }

  #move(loc) {
    history.pushState(null, '', location.pathname + write({ ...this.wanted, loc, waiter: '', category: '', q: '' }));
    this.#begin();
  }

  async #save(name, more) {
    this.saving = name;
    const { place, wanted } = this;
    try {
      await download(pathOf(name, { place, span: this.figures.span, wanted, csv: csvWay(), ...more }));
    } catch (problem) {
      this.problem = problem.words ?? t('problem.unexpected');
    }
    this.saving = '';
  }

  // What is shown.

  render() {
    const { user, place, figures, refused, wanted } = this;
    document.title = `${place ? `${place.name} · ` : ''}${t('reports.title')} · Comanda`;
    if (!user) return html`<main class="report">${this.problem ? this.#trouble() : skeleton()}</main>`;
    return html`<staff-head
        here="reports"
        .user=${user}
        .place=${place}
        @move=${(event) => this.#move(event.detail)}
        @problem=${(event) => (this.problem = event.detail)}
      ></staff-head>
      <main class="report" aria-busy=${this.loading}>
        ${refused
          ? html`<h1 class="visually-hidden">${t('reports.title')}</h1>
              <p class="message message-fault" role="alert"><span>${refused} <a href="/">${t('panel.choose')}</a></span></p>`
          : html`${this.#bar(wanted)} ${this.problem ? this.#trouble() : nothing}
            ${figures ? nothing : html`<h1 class="visually-hidden">${t('reports.title')}</h1>`}
            ${figures ? this.#report(figures) : this.loading ? skeleton() : nothing}`}
      </main>`;
  }

  #bar(wanted) {
    const own = this.user.role === 'waiter';
    const waiters = [...this.#waiters].map(([id, name]) => ({ id, name }));
    return html`<range-bar
        .wanted=${wanted}
        .today=${this.today ?? new Date(now()).toISOString().slice(0, 10)}
        .waiters=${own ? undefined : waiters.sort((a, b) => a.name.localeCompare(b.name))}
        @want=${(event) => this.#want(event.detail)}
      ></range-bar>
      ${own ? html`<p class="message own-only">${icon('person')} <span>${t('reports.own')}</span></p>` : nothing}`;
  }

  #trouble() {
    const { figures, asOf, problem: words } = this;
    return trouble({ words, figures, asOf, onRetry: () => this.#begin() });
  }

  #csv(name, more) {
    return csvButton(t(`csv.${name}`), this.saving === name, () => this.#save(name, more));
  }

  #report(figures) {
    return html`<div class="report-figures ${this.loading || this.problem ? 'is-old' : ''}">
      <div class="report-head">
        ${title(figures, this)}
        ${isEmpty(figures) ? nothing : csvChoice()}
        <button class="button quiet print-button" type="button" @click=${() => print()}>
          ${icon('print')} ${t('qr.print')}
        </button>
      </div>
      ${figures.view === 'preparation' ? this.#preparation(figures) : this.#sales(figures)}
    </div>`;
  }

  #sales(figures) {
    const none = isEmpty(figures);
    return html`${none && figures.before.orders === 0 ? nothing : kpiRow(figures)}
    ${none ? this.#empty(figures) : sales(figures, this.#page())}`;
  }

  #preparation(figures) {
    if (isEmpty(figures)) return this.#empty(figures);
    return html`${preparationKpis(figures)} ${preparation(figures, this.#page())}`;
  }

  /** What the views need to know and do. */
  #page() {
    return {
      wanted: this.wanted,
      own: this.user.role === 'waiter',
      csv: (name, more) => this.#csv(name, more),
      want: (change) => this.#want(change),
    };
  }

  #empty({ view, span, openDate: open }) {
    const { source, waiter } = this.wanted;
    const filtered = Boolean(source || waiter);
    const today = span.from === open;
    const other = filtered
      ? { source: '', waiter: '' }
      : { range: today ? 'yesterday' : 'this_year', from: '', to: '' };
    return empty({ view, filtered, today, onOther: () => this.#want(other) });
  }
}

customElements.define('reports-page', ReportsPage);
