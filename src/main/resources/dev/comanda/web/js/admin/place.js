// The settings of a place: seen by those who manage it, changed by administrators.

import { html, nothing } from 'lit';
import { all } from '../api.js';
import { View, waiting } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import '../panel/ask-dialog.js';
import { asStaff } from '../staff.js';
import { boundTexts, boundsOf } from './place-bounds.js';
import { fieldsOf } from './place-fields.js';

/** What can be changed here, as the API names it. */
const SETTINGS = [
  'name',
  'address',
  'time_zone',
  'day_start',
  'languages',
  'payments',
  'open_items',
  'waiters_set_prices',
  'spot_admission',
  'scan',
  'guest_bounds',
];

/** The lines that are not empty. */
const linesOf = (text) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

class AdminPlace extends View {
  static properties = {
    me: { attribute: false },
    places: { state: true },
    chosen: { state: true },
    wish: { state: true },
    leaving: { state: true },
    problem: { state: true },
    busy: { state: true },
    saved: { state: true },
  };

  #guard = (event) => {
    if (this.#changed) event.preventDefault();
  };

  constructor() {
    super();
    this.wish = {};
    this.busy = false;
    this.saved = false;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('beforeunload', this.#guard);
    this.#begin();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.#guard);
  }

  async #begin() {
    this.problem = undefined;
    const asked = new URLSearchParams(location.search).get('location') ?? this.me.default_location_id;
    try {
      const places = await all('/api/locations');
      this.places = places.sort((a, b) => a.name.localeCompare(b.name));
      const chosen = this.places.find((one) => one.slug === asked || one.id === asked) ?? this.places[0];
      this.#show(chosen?.id);
    } catch (problem) {
      this.problem = problem;
    }
  }

  get #place() {
    return this.places?.find((one) => one.id === this.chosen);
  }

  #show(id) {
    this.chosen = id;
    this.#forget();
    if (id) history.replaceState(null, '', `?part=place&location=${this.#place.slug}`);
  }

  #forget() {
    this.wish = {};
    this.problem = undefined;
    this.saved = false;
  }

  /** What would be sent: only what is not so yet, so that nobody undoes what another one has changed. */
  get #body() {
    const wished = { ...this.wish };
    if ('address' in wished) wished.address = linesOf(wished.address);
    if ('guest_bounds' in wished) wished.guest_bounds = boundsOf(wished.guest_bounds, this.#place.guest_bounds);
    const differs = ([name, value]) => SETTINGS.includes(name) && !same(value, this.#place[name]);
    return Object.fromEntries(Object.entries(wished).filter(differs));
  }

  get #changed() {
    return Boolean(this.#place) && Object.keys(this.#body).length > 0;
  }

  /** What was wrong with a setting is no longer known once it is typed anew. */
  #set(change) {
    this.wish = { ...this.wish, ...change };
    this.saved = false;
    const anew = ({ pointer }) => Object.keys(change).includes(pointer.split('/')[1]);
    if (this.problem?.errors.every(anew)) this.problem = undefined;
    else if (this.problem) this.problem.errors = this.problem.errors.filter((one) => !anew(one));
  }

  async #save(event) {
    event.preventDefault();
    this.problem = undefined;
    this.saved = false;
    const body = this.#body;
    this.busy = true;
    try {
      const place = await asStaff('PATCH', `/api/locations/${this.chosen}`, { body });
      this.places = this.places.map((one) => (one.id === place.id ? place : one));
      this.wish = {};
      this.saved = true;
    } catch (problem) {
      this.problem = problem;
      await this.updateComplete;
      this.querySelector('[aria-invalid=true]')?.focus();
    }
    this.busy = false;
  }

  /** Another place is shown at once, or after a question where something would be lost. */
  #turn(event) {
    const id = event.target.value;
    if (this.#changed) {
      this.leaving = id;
      event.target.value = this.chosen;
    } else this.#show(id);
  }

  // What is shown.

  render() {
    const place = this.#place;
    return html`<section class="table-card" aria-labelledby="place-title">
        <header class="card-head">
          <div>
            <h2 id="place-title">${t('admin.place')}</h2>
            <p class="hint">${t('place.words')}</p>
          </div>
          <span class="grow"></span>
          ${this.places?.length > 1 ? this.#choice() : nothing}
        </header>
        ${place
          ? this.#form(place)
          : this.problem
            ? this.#trouble()
            : waiting()}
      </section>
      ${this.leaving ? this.#ask() : nothing}`;
  }

  #choice() {
    return html`<select class="place-choice" aria-label=${t('panel.place')} @change=${this.#turn}>
      ${this.places.map(
        ({ id, name }) => html`<option value=${id} .selected=${id === this.chosen}>${name}</option>`,
      )}
    </select>`;
  }

  #trouble() {
    return html`<p class="message message-fault" role="alert">
      <span>${this.problem.words}</span>
      <button class="button quiet" type="button" @click=${() => this.#begin()}>${t('failed.retry')}</button>
    </p>`;
  }

  #ask() {
    return html`<ask-dialog
      heading=${t('place.leave_title')}
      words=${t('place.leave_words', { name: this.#place.name })}
      button=${t('place.discard')}
      .act=${() => this.#show(this.leaving)}
      @gone=${() => (this.leaving = undefined)}
    ></ask-dialog>`;
  }

  #form(place) {
    const fixed = this.me.role !== 'admin';
    const shown = {
      ...place,
      address: place.address.join('\n'),
      ...this.wish,
      guest_bounds: { ...boundTexts(place.guest_bounds), ...this.wish.guest_bounds },
    };
    const { problem } = this;
    return html`<form class="settings" novalidate @submit=${this.#save}>
      ${fixed ? html`<p class="message">${t('place.fixed')}</p>` : nothing}
      ${fieldsOf(shown, { fixed, problem, change: (change) => this.#set(change) })}
      ${problem && problem.errors.length === 0
        ? html`<p class="message message-fault" role="alert"><span>${problem.words}</span></p>`
        : nothing}
      ${fixed ? nothing : this.#foot()}
    </form>`;
  }

  #foot() {
    const changed = this.#changed;
    return html`<footer class="settings-foot">
      <p class="settings-said" role="status">
        ${this.saved
          ? html`${icon('check')} ${t('place.saved')}`
          : changed
            ? html`<span>${t('place.unsaved')}</span>`
            : nothing}
      </p>
      <span class="grow"></span>
      ${changed
        ? html`<button class="button quiet" type="button" @click=${() => this.#forget()}>
            ${t('place.discard')}
          </button>`
        : nothing}
      <button class="button" type="submit" ?disabled=${!changed || this.busy}>
        ${this.busy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing} ${t('spot.save')}
      </button>
    </footer>`;
  }
}

customElements.define('admin-place', AdminPlace);
