// Somebody else takes over a shared device: who, and their PIN.

import { html, nothing } from 'lit';
import { call } from '../api.js';
import { Modal, waiting } from '../element.js';
import { t } from '../i18n.js';
import { codeField } from '../second-factor.js';
import { colleagues, makeWay, manages } from '../staff.js';

/** Says `switched` once somebody else is signed in. */
class SwitchDialog extends Modal {
  static properties = {
    place: { attribute: false },
    user: { attribute: false },
    people: { state: true },
    chosen: { state: true },
    needsCode: { state: true },
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
    if (!this.people) return waiting();
    const some = this.people.length > 0;
    return html`${this.#said()}
      <p class=${some ? 'hint' : 'empty'}>${t(some ? 'switch.words' : 'switch.none')}</p>
      <div class="chips wrap">
        ${this.people.map(
          (one) => html`<button class="chip" type="button" @click=${() => this.#choose(one)}>${one.name}</button>`,
        )}
      </div>
      ${this.#otherWays()}`;
  }

  /** Whoever has no PIN signs in by password; and who may give one is led to where that is done. */
  #otherWays() {
    return html`<div class="chips wrap">
      <button class="button quiet" type="button" @click=${() => this.#makeWay()}>${t('switch.by_password')}</button>
      ${manages(this.user)
        ? html`<a class="button quiet" href="/admin?part=people">${t('switch.give_pins')}</a>`
        : nothing}
    </div>`;
  }

  async #makeWay() {
    try {
      await makeWay();
    } catch (problem) {
      this.problem = problem.words;
    }
  }

  async #choose(person) {
    this.chosen = person;
    this.needsCode = false;
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
        ${this.needsCode ? codeField(t('switch.code')) : nothing} ${this.#said()}
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
    return this.problem ? html`<p class="message message-fault" role="alert">${this.problem}</p>` : nothing;
  }

  async #take(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const pin = form.get('pin');
    const code = form.get('code')?.trim();
    this.busy = true;
    this.problem = '';
    try {
      await call('POST', '/api/auth/pin', { body: { user_id: this.chosen.id, pin, ...(code && { code }) } });
      this.tell('switched');
    } catch (problem) {
      const asked = problem.code === 'second_factor_required';
      this.needsCode ||= asked;
      const wrong = problem.code === 'invalid_credentials' ? t('switch.wrong') : problem.words;
      this.problem = asked ? '' : wrong;
      this.busy = false;
      await this.updateComplete;
      this.querySelector(this.needsCode ? '[name=code]' : '[name=pin]').select();
    }
  }
}

customElements.define('switch-dialog', SwitchDialog);
