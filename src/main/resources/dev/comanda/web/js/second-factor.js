// Sets up a second factor: the app reads a code, shows another one, and what is for a lost phone is
// shown once.

import { html, nothing } from 'lit';
import { call } from './api.js';
import { View, waiting } from './element.js';
import { t } from './i18n.js';

/** Characters of a code that anybody types, also one for a lost phone with its dashes. */
export const CODE_LENGTH_MAX = 24;

/** The field for a code of an authenticator app. */
export const codeField = (words) => html`<label class="field"
  ><span>${words}</span>
  <input
    name="code"
    autocomplete="one-time-code"
    autocapitalize="off"
    spellcheck="false"
    maxlength=${CODE_LENGTH_MAX}
    required
/></label>`;

/** Needs `email` and `password`; says `set` once the codes for a lost phone are kept, `failed` with words where they are not taken. */
class SecondFactorSet extends View {
  static properties = {
    email: { attribute: false },
    password: { attribute: false },
    begun: { state: true },
    codes: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.problem = '';
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#begin();
  }

  async #begin() {
    await this.#attempt(async () => (this.begun = await this.#call('')));
    if (!this.begun) this.tell('failed', this.problem);
  }

  #call(what, more = {}) {
    const { email, password } = this;
    return call('POST', `/api/auth/second-factor${what}`, { body: { email, password, ...more } });
  }

  async #attempt(act) {
    this.busy = true;
    this.problem = '';
    try {
      await act();
    } catch (problem) {
      this.problem = problem.words;
    }
    this.busy = false;
  }

  #confirm(event) {
    event.preventDefault();
    const code = new FormData(event.target).get('code').trim();
    this.#attempt(async () => (this.codes = (await this.#call('/confirmation', { code })).recovery_codes));
  }

  render() {
    const said = this.problem
      ? html`<p class="message message-fault" role="alert">${this.problem}</p>`
      : nothing;
    if (this.codes) return this.#kept();
    if (!this.begun) {
      return this.problem ? said : waiting();
    }
    const { secret, qr } = this.begun;
    return html`<form class="second-factor" @submit=${this.#confirm}>
      <p>${t('factor.scan')}</p>
      <img class="second-factor-qr" alt=${t('factor.qr')} src="data:image/svg+xml,${encodeURIComponent(qr)}" />
      <p class="hint">${t('factor.by_hand')} <code class="second-factor-secret">${secret}</code></p>
      ${codeField(t('factor.first_code'))} ${said}
      <button class="button" type="submit" ?disabled=${this.busy}>${t('factor.confirm')}</button>
    </form>`;
  }

  #kept() {
    return html`<div class="second-factor">
      <p class="message" role="status">${t('factor.is_set')}</p>
      <p>${t('factor.recovery')}</p>
      <ul class="second-factor-codes">
        ${this.codes.map((code) => html`<li><code>${code}</code></li>`)}
      </ul>
      <button class="button" type="button" @click=${() => this.tell('set')}>${t('factor.kept')}</button>
    </div>`;
  }
}

customElements.define('second-factor-set', SecondFactorSet);
