// Who works here: added, changed, switched off.

import { html, nothing } from 'lit';
import { View, waiting } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { asStaff } from '../staff.js';
import './person-dialog.js';

/** The largest page that the server gives. */
const PEOPLE_MAX = 100;

/** Everybody whom the caller may know of. */
export async function everybody() {
  const found = [];
  for (let page = 1; ; page++) {
    const { users, pagination } = await asStaff('GET', `/api/users?page=${page}&per_page=${PEOPLE_MAX}`);
    found.push(...users);
    if (found.length >= pagination.total || users.length === 0) return found;
  }
}

/** Where somebody works, the usual place first. */
function places({ locations, default_location_id: usual }) {
  if (locations.length < 2) return locations.map((one) => one.name).join();
  const sorted = [...locations].sort((a, b) => (b.id === usual) - (a.id === usual));
  return sorted.map(({ id, name }) => (id === usual ? t('people.usual', { name }) : name)).join(', ');
}

/** Managers change those who work at places of theirs only, and no administrators. */
function mayChange(me, person) {
  if (me.role === 'admin') return true;
  const reached = me.locations.map((one) => one.id);
  return person.role !== 'admin' && person.locations.every((one) => reached.includes(one.id));
}

class AdminPeople extends View {
  static properties = {
    me: { attribute: false },
    people: { state: true },
    problem: { state: true },
    edited: { state: true },
  };

  constructor() {
    super();
    this.problem = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    this.problem = '';
    try {
      const people = await everybody();
      this.people = people.sort((a, b) => b.active - a.active || a.name.localeCompare(b.name));
    } catch (problem) {
      this.problem = problem.words;
    }
  }

  render() {
    return html`<section class="table-card" aria-labelledby="people-title">
        <header class="card-head">
          <div>
            <h2 id="people-title">${t('admin.people')}</h2>
            <p class="hint">${t('people.words')}</p>
          </div>
          <span class="grow"></span>
          <button class="button" type="button" @click=${() => (this.edited = {})}>
            ${icon('plus')} ${t('people.add')}
          </button>
        </header>
        ${this.problem ? this.#trouble() : nothing} ${this.#list()}
      </section>
      ${this.edited
        ? html`<person-dialog
            .person=${this.edited}
            .me=${this.me}
            @saved=${() => this.#load()}
            @gone=${() => (this.edited = undefined)}
          ></person-dialog>`
        : nothing}`;
  }

  #trouble() {
    return html`<p class="message message-fault" role="alert">
      <span>${this.problem}</span>
      <button class="button quiet" type="button" @click=${() => this.#load()}>${t('failed.retry')}</button>
    </p>`;
  }

  #list() {
    if (this.people) {
      return html`<ul class="keys">
        ${this.people.map((person) => this.#person(person))}
      </ul>`;
    }
    return this.problem
      ? nothing
      : waiting();
  }

  #person(person) {
    const ways = [
      person.has_password && t('people.password'),
      person.has_pin && t('people.pin'),
      person.has_second_factor && t('people.factor'),
    ].filter(Boolean);
    return html`<li class="key ${person.active ? '' : 'is-over'}">
      <div class="key-what">
        <h3>
          ${person.name} <span class="tag" data-s=${person.active ? 'accent' : 'served'}>${t(`role.${person.role}`)}</span>
          ${person.active ? nothing : html`<span class="tag" data-s="danger">${t('people.off')}</span>`}
        </h3>
        <p class="hint">${person.email}</p>
        <p class="hint">
          ${places(person)} · ${ways.join(', ') || t('people.no_way')}
        </p>
      </div>
      ${mayChange(this.me, person)
        ? html`<button
            class="button quiet"
            type="button"
            aria-label=${t('people.edit_name', { name: person.name })}
            @click=${() => (this.edited = person)}
          >
            ${t('people.edit')}
          </button>`
        : nothing}
    </li>`;
  }
}

customElements.define('admin-people', AdminPeople);
