// Somebody else takes over a shared device: who, and their PIN.

import { html, nothing } from 'lit';
import { call } from '../api.js';
import { Modal } from '../element.js';
import { t } from '../i18n.js';
import { colleagues } from '../staff.js';

/** Says `switched` once somebody else is signed in. */
class SwitchDialog extends Modal {
  static properties = {
    place: { attribute: false },
    user: { attribute: false },
    people: { state: true },
    chosen: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.problem = '';
    this.busy = false;
  }

  async connectedCallback() {
    super.connectedCallback();
    try {
      this.people = await this.#withPins();
    } catch (problem) {
      this.people = [];
      this.problem = problem.words;
    }
  }

  /** Those who can take over here, by their names. */
  async #withPins() {
    return (await colleagues())
      .filter((one) => one.active && one.has_pin && one.id !== this.user.id)
      .filter((one) => one.locations.some((each) => each.id === this.place.id))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  title() {
    return this.chosen ? this.chosen.name : t('switch.title');
  }

  content() {
    return this.chosen ? this.#pin() : html`<div class="modal-body" tabindex="0">${this.#choice()}</div>`;
  }

  #choice() {
    if (!this.people) return html`<div class="spinner" role="status" aria-label=${t('loading')}></div>`;
    if (this.people.length === 0) return html`${this.#said()}<p class="empty">${t('switch.none')}</p>`;
    return html`<p class="hint">${t('switch.words')}</p>
      <div class="chips wrap">
        ${this.people.map(
          (one) => html`<button class="chip" type="button" @click=${() => this.#choose(one)}>${one.name}</button>`,
        )}
      </div>`;
  }

  async #choose(person) {
    this.chosen = person;
    await this.updateComplete;
    this.querySelector('[name=pin]').focus();
  }

  #pin() {
    return html`<form @submit=${this.#take}>
      <div class="modal-body">
        <label class="field"
          ><span>${t('switch.pin')}</span>
          <input
            name="pin"
            type="password"
            inputmode="numeric"
            autocomplete="off"
            pattern="[0-9]{4,8}"
            maxlength="8"
            required
        /></label>
        ${this.#said()}
      </div>
      <footer class="modal-foot">
        <button class="button quiet" type="button" @click=${() => this.#back()}>${t('switch.back')}</button>
        <button class="button" type="submit" ?disabled=${this.busy}>${t('switch.take')}</button>
      </footer>
    </form>`;
  }

  #back() {
    this.chosen = undefined;
    this.problem = '';
  }

  #said() {
    return this.problem ? html`<p class="message message-danger" role="alert">${this.problem}</p>` : nothing;
  }

  async #take(event) {
    event.preventDefault();
    const pin = new FormData(event.target).get('pin');
    this.busy = true;
    this.problem = '';
    try {
      await call('POST', '/api/auth/pin', { body: { user_id: this.chosen.id, pin } });
      this.tell('switched');
    } catch (problem) {
      this.problem = problem.code === 'invalid_credentials' ? t('switch.wrong') : problem.words;
      this.busy = false;
      await this.updateComplete;
      this.querySelector('[name=pin]').select();
    }
  }
}

customElements.define('switch-dialog', SwitchDialog);
