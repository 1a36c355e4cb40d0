// One person: who it is, what and where they work, how they sign in.

import { html, nothing } from 'lit';
import { Modal } from '../element.js';
import { t } from '../i18n.js';
import { PASSWORD_LENGTH_MIN } from '../passwords.js';
import { asStaff } from '../staff.js';

const NAME_LENGTH_MAX = 100;
const ROLES = ['waiter', 'kitchen', 'manager', 'admin'];

const same = (a, b) => [...a].sort().join() === [...b].sort().join();

/** Says `saved` when something has changed. A person without an id is new. */
class PersonDialog extends Modal {
  static properties = {
    person: { attribute: false },
    me: { attribute: false },
    works: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.problem = null;
    this.busy = false;
  }

  title() {
    return this.person.id ? this.person.name : t('people.add');
  }

  under() {
    return this.person.id ? html`<p class="hint">${this.person.email}</p>` : nothing;
  }

  willUpdate() {
    const { person, me } = this;
    this.works ??= (person.locations ?? [{ id: me.default_location_id }]).map((one) => one.id);
  }

  /** The usual place as it is, or will be without another word: the first one. */
  get #usual() {
    const { default_location_id: usual } = this.person;
    return this.works.includes(usual) ? usual : this.works[0];
  }

  /** What the form says that was not so before. */
  #body(form) {
    const { person } = this;
    const usual = form.get('usual');
    const places = form.getAll('place');
    const body = {};
    if (!person.id) body.email = form.get('email').trim();
    if (form.get('name').trim() !== person.name) body.name = form.get('name').trim();
    if (form.get('role') !== person.role) body.role = form.get('role');
    if (!same(places, (person.locations ?? []).map((one) => one.id))) body.locations = places;
    if (usual && usual !== (person.id ? person.default_location_id : places[0])) body.default_location = usual;
    if (form.get('password')) body.password = form.get('password');
    if (form.get('pin')) body.pin = form.get('pin');
    if (form.has('no-pin')) body.pin = '';
    if (person.id && form.has('active') !== person.active) body.active = form.has('active');
    return body;
  }

  async #save(event) {
    event.preventDefault();
    const { person } = this;
    this.busy = true;
    this.problem = null;
    try {
      const form = new FormData(event.target);
      const body = this.#body(form);
      if (Object.keys(body).length > 0) {
        await asStaff(person.id ? 'PATCH' : 'POST', `/api/users${person.id ? `/${person.id}` : ''}`, { body });
        this.tell('saved');
      }
      if (form.has('no-factor')) await asStaff('DELETE', `/api/users/${person.id}/second-factor`);
      if (form.has('no-factor')) this.tell('saved');
      this.close();
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }

  #fault(pointer) {
    const words = this.problem?.at(pointer);
    return words ? html`<span class="fault" role="alert">${words}</span>` : nothing;
  }

  content() {
    const { person, problem } = this;
    const shown = ['/email', '/name', '/role', '/locations', '/default_location', '/password', '/pin'];
    return html`<form @submit=${this.#save} novalidate>
      <div class="modal-body">
        ${person.id ? nothing : this.#field('email', t('signin.email'), 'email', '')}
        ${this.#field('name', t('person.name'), 'text', person.name ?? '')} ${this.#role()} ${this.#places()}
        ${this.#usually()}
        ${this.#field(
          'password',
          t(person.has_password ? 'person.new_password' : 'person.password'),
          'password',
          '',
          t('person.password_rule', { count: PASSWORD_LENGTH_MIN }),
        )}
        ${this.#pin()} ${person.id ? this.#active() : nothing}
        ${problem && !shown.some((at) => problem.at(at))
          ? html`<p class="message message-fault" role="alert">${problem.words}</p>`
          : nothing}
      </div>
      <footer class="modal-foot">
        <button class="button quiet" type="button" @click=${() => this.close()}>${t('cancel')}</button>
        <button class="button" type="submit" ?disabled=${this.busy}>${t('spot.save')}</button>
      </footer>
    </form>`;
  }

  #field(name, words, type, value, rule = '') {
    return html`<label class="field ${this.problem?.at(`/${name}`) ? 'is-wrong' : ''}"
      ><span>${words}</span>
      <input
        name=${name}
        type=${type}
        data-chars=${name === 'name' ? NAME_LENGTH_MAX : nothing}
        autocomplete=${type === 'password' ? 'new-password' : 'off'}
        .value=${value}
      />
      ${rule ? html`<small>${rule}</small>` : nothing} ${this.#fault(`/${name}`)}
    </label>`;
  }

  #role() {
    const roles = ROLES.filter((role) => role !== 'admin' || this.me.role === 'admin');
    return html`<label class="field"
      ><span>${t('person.role')}</span>
      <select name="role">
        ${roles.map(
          (role) =>
            html`<option value=${role} ?selected=${role === (this.person.role ?? 'waiter')}>
              ${t(`role.${role}`)}
            </option>`,
        )}
      </select>
      ${this.#fault('/role')}
    </label>`;
  }

  #places() {
    const works = (event) => (this.works = new FormData(event.target.form).getAll('place'));
    return html`<fieldset class="choice" @change=${works}>
      <legend>${t('person.places')}</legend>
      ${this.me.locations.map(({ id, name }) => this.#tick('place', id, name, this.works.includes(id)))}
      ${this.#fault('/locations')}
    </fieldset>`;
  }

  /** Where a sign-in leads first, and orders go that name no place; of one there is nothing to choose. */
  #usually() {
    const offered = this.me.locations.filter((one) => this.works.includes(one.id));
    if (offered.length < 2) return nothing;
    return html`<label class="field"
      ><span>${t('person.usual')}</span>
      <select name="usual">
        ${offered.map(
          ({ id, name }) => html`<option value=${id} .selected=${id === this.#usual}>${name}</option>`,
        )}
      </select>
      ${this.#fault('/default_location')}
    </label>`;
  }

  #tick(name, value, words, on) {
    return html`<label class="choice-one">
      <input type="checkbox" name=${name} value=${value} ?checked=${on} />
      <span class="grow">${words}</span>
    </label>`;
  }

  #pin() {
    const { has_pin: has } = this.person;
    return html`<label class="field"
        ><span>${t(has ? 'person.new_pin' : 'person.pin')}</span>
        <input name="pin" type="password" inputmode="numeric" autocomplete="off" />
        <small>${t('person.pin_rule')}</small> ${this.#fault('/pin')}
      </label>
      ${has ? this.#tick('no-pin', 'on', t('person.no_pin'), false) : nothing}
      ${this.person.has_second_factor && this.me.role === 'admin' && this.person.id !== this.me.id
        ? this.#tick('no-factor', 'on', t('factor.take'), false)
        : nothing}`;
  }

  #active() {
    return html`${this.#tick('active', 'on', t('person.active'), this.person.active)}
      <p class="hint">${t('person.active_words')}</p>`;
  }
}

customElements.define('person-dialog', PersonDialog);
