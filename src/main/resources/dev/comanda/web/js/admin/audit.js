// The audit log: who did what, the newest first; what is asked for stands in the address.

import { html, nothing } from 'lit';
import { all } from '../api.js';
import { csvChoice, csvWay } from '../csv-way.js';
import { download } from '../download.js';
import { View, waiting } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { asStaff } from '../staff.js';
import './audit-filters.js';
import { byDay, deed } from './audit-lines.js';
import { everybody } from './people.js';

const PAGE_LINES = 50;

/** Filters as the address and the API name them. */
const FILTERS = ['location', 'staff', 'action', 'from', 'to'];

/** Stands in the address for all places, since nothing there stands for the usual one. */
const EVERYWHERE = 'all';

class AdminAudit extends View {
  static properties = {
    me: { attribute: false },
    wanted: { state: true },
    known: { state: true },
    entries: { state: true },
    cursor: { state: true },
    loading: { state: true },
    saving: { state: true },
    problem: { state: true },
    note: { state: true },
  };

  #asked = 0;

  constructor() {
    super();
    this.loading = true;
    this.saving = false;
    this.problem = '';
    this.note = '';
  }

  connectedCallback() {
    super.connectedCallback();
    const address = new URLSearchParams(location.search);
    const wanted = Object.fromEntries(FILTERS.map((name) => [name, address.get(name) ?? '']));
    this.wanted = { ...wanted, location: wanted.location || this.#usual() };
    this.#begin();
  }

  /** Who has one place sees that; who has several sees the usual one first. */
  #usual() {
    const { locations, default_location_id: usual } = this.me;
    return locations.find((one) => one.id === usual)?.slug ?? locations[0]?.slug ?? EVERYWHERE;
  }

  async #begin() {
    this.loading = true;
    this.problem = '';
    try {
      const admin = this.me.role === 'admin';
      const [people, places, keys] = await Promise.all([
        everybody(),
        all('/api/locations'),
        admin ? all('/api/api-keys') : [],
      ]);
      this.known = { people, places, keys };
      await this.#load();
    } catch (problem) {
      this.#failed(problem);
    }
  }

  #query() {
    const asked = { ...this.wanted };
    if (asked.location === EVERYWHERE) delete asked.location;
    return new URLSearchParams(Object.entries(asked).filter(([, value]) => value));
  }

  /** Only the latest answer counts; `cursor` goes on where the shown lines end. */
  async #load(cursor = '') {
    const mine = ++this.#asked;
    this.loading = true;
    this.problem = '';
    this.note = '';
    const query = this.#query();
    query.set('limit', PAGE_LINES);
    if (cursor) query.set('cursor', cursor);
    try {
      const page = await asStaff('GET', `/api/audit?${query}`);
      if (mine !== this.#asked) return;
      this.entries = cursor ? [...this.entries, ...page.data] : page.data;
      this.cursor = page.has_more ? page.next_cursor : '';
      this.loading = false;
    } catch (problem) {
      if (mine === this.#asked) this.#failed(problem);
    }
  }

  #failed(problem) {
    this.loading = false;
    this.problem = problem.words ?? t('problem.unexpected');
  }

  #want(change) {
    this.wanted = { ...this.wanted, ...change };
    const address = new URLSearchParams({ part: 'audit' });
    for (const name of FILTERS) if (this.wanted[name]) address.set(name, this.wanted[name]);
    history.replaceState(null, '', `?${address}`);
    this.#load();
  }

  #all() {
    this.#want(Object.fromEntries(FILTERS.map((name) => [name, name === 'location' ? this.wanted.location : ''])));
  }

  async #save() {
    this.saving = true;
    this.problem = '';
    try {
      const answer = await download(`/api/audit?${this.#query()}&csv=${csvWay()}`);
      this.note = answer.headers.has('X-Next-Cursor') ? t('audit.file_full') : '';
    } catch (problem) {
      this.#failed(problem);
    }
    this.saving = false;
  }

  // What is shown.

  get #place() {
    const { location: slug } = this.wanted;
    return this.known?.places.find((one) => one.slug === slug || one.id === slug);
  }

  render() {
    const { loading, entries, known, saving } = this;
    return html`<section class="table-card" aria-labelledby="audit-title" aria-busy=${loading}>
      <header class="card-head with-tool">
        <div>
          <h2 id="audit-title">${t('admin.audit')}</h2>
          <p class="hint">${t('audit.words')}</p>
        </div>
        <span class="grow"></span>
        ${csvChoice()}
        <button
          class="button quiet"
          type="button"
          aria-label=${t('audit.csv')}
          ?disabled=${saving || !entries || entries.length === 0}
          @click=${() => this.#save()}
        >
          ${saving ? html`<span class="spinner" aria-hidden="true"></span>` : icon('download')} CSV
        </button>
      </header>
      ${known
        ? html`<audit-filters
            .wanted=${this.wanted}
            .known=${known}
            .everywhere=${EVERYWHERE}
            @want=${(event) => this.#want(event.detail)}
          ></audit-filters>`
        : nothing}
      ${this.problem ? this.#trouble() : nothing}
      <p class="audit-note" role="status">${this.note}</p>
      ${entries ? this.#list() : loading ? this.#spinner() : nothing}
    </section>`;
  }

  #trouble() {
    const again = () => (this.known ? this.#load() : this.#begin());
    return html`<p class="message message-fault" role="alert">
      <span>${this.problem}</span>
      <button class="button quiet" type="button" @click=${again}>${t('failed.retry')}</button>
    </p>`;
  }

  #spinner() {
    return waiting();
  }

  #list() {
    const { entries, loading, problem } = this;
    const filtered = this.#filtered;
    if (entries.length === 0) return loading ? this.#spinner() : problem ? nothing : this.#empty(filtered);
    const timeZone = this.#place?.time_zone ?? 'UTC';
    return html`<div class="deeds ${loading || problem ? 'is-old' : ''}">
        ${byDay(entries, timeZone).map(
          ([day, deeds]) =>
            html`<h3>${day}</h3>
              <ul>
                ${deeds.map((entry) => deed(entry, timeZone))}
              </ul>`,
        )}
      </div>
      <footer class="audit-foot">
        <p class="hint">${this.#place ? t('audit.zone', { place: this.#place.name }) : t('audit.utc')}</p>
        ${this.cursor
          ? html`<button class="button quiet" type="button" ?disabled=${loading} @click=${() => this.#load(this.cursor)}>
              ${loading ? html`<span class="spinner" aria-hidden="true"></span>` : icon('down')} ${t('audit.older')}
            </button>`
          : html`<p class="hint">${t(filtered ? 'audit.end_filtered' : 'audit.end')}</p>`}
      </footer>`;
  }

  get #filtered() {
    return FILTERS.some((name) => name !== 'location' && this.wanted[name]);
  }

  #empty(filtered) {
    return html`<div class="empty">
      ${icon('search')}
      <p>${t(filtered ? 'audit.nothing' : 'audit.none')}</p>
      ${filtered
        ? html`<button class="button quiet" type="button" @click=${() => this.#all()}>${t('audit.all')}</button>`
        : nothing}
    </div>`;
  }
}

customElements.define('admin-audit', AdminAudit);
