// The second factor: one's own, and whether administrators must have one.

import { html, nothing } from 'lit';
import { View } from '../element.js';
import { t } from '../i18n.js';
import { codeField } from '../second-factor.js';
import { asStaff } from '../staff.js';

class AdminSecurity extends View {
  static properties = {
    me: { attribute: false },
    required: { state: true },
    given: { state: true },
    on: { state: true },
    said: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.said = '';
    this.problem = '';
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.on = this.me.has_second_factor;
    if (this.me.role === 'admin') {
      this.#attempt(async () => {
        this.required = (await asStaff('GET', '/api/second-factor')).required;
      });
    }
  }

  async #attempt(act) {
    this.busy = true;
    this.problem = '';
    this.said = '';
    try {
      await act();
    } catch (problem) {
      this.problem = problem.words;
    }
    this.busy = false;
  }

  #begin(event) {
    event.preventDefault();
    this.problem = '';
    this.said = '';
    this.given = new FormData(event.target).get('password');
  }

  #remove(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const body = { email: this.me.email, password: form.get('password'), code: form.get('code').trim() };
    this.#attempt(async () => {
      await asStaff('POST', '/api/auth/second-factor/removal', { body });
      this.on = false;
      this.said = t('factor.removed');
    });
  }

  /** Back to the password, with what was wrong with it. */
  #again(words) {
    this.given = undefined;
    this.problem = words;
  }

  #isSet() {
    this.given = undefined;
    this.on = true;
  }

  async #require(event) {
    const box = event.target;
    const body = { required: box.checked };
    await this.#attempt(async () => {
      this.required = (await asStaff('PUT', '/api/second-factor', { body })).required;
    });
    box.checked = this.required;
  }

  render() {
    return html`<section class="table-card" aria-labelledby="security-title">
      <header class="card-head">
        <div>
          <h2 id="security-title">${t('admin.security')}</h2>
          <p class="hint">${t('factor.hint')}</p>
        </div>
      </header>
      <div class="security">
        ${this.problem ? html`<p class="message message-fault" role="alert">${this.problem}</p>` : nothing}
        ${this.said ? html`<p class="message" role="status">${this.said}</p>` : nothing}
        ${this.given ? nothing : html`<p><strong>${t(this.on ? 'factor.on' : 'factor.off')}</strong></p>`}
        ${this.on ? this.#removal() : this.#setUp()} ${this.required === undefined ? nothing : this.#policy()}
      </div>
    </section>`;
  }

  #password() {
    return html`<label class="field"
      ><span>${t('factor.password')}</span>
      <input name="password" type="password" autocomplete="current-password" required
    /></label>`;
  }

  #setUp() {
    if (this.given) {
      return html`<second-factor-set
        .email=${this.me.email}
        .password=${this.given}
        @set=${() => this.#isSet()}
        @failed=${(event) => this.#again(event.detail)}
      ></second-factor-set>`;
    }
    return html`<form class="second-factor" @submit=${this.#begin}>
      ${this.#password()}
      <button class="button" type="submit">${t('factor.set_up')}</button>
    </form>`;
  }

  #removal() {
    return html`<form class="second-factor" @submit=${this.#remove}>
      ${this.#password()} ${codeField(t('factor.code'))}
      <button class="button danger quiet" type="submit" ?disabled=${this.busy}>${t('factor.remove')}</button>
    </form>`;
  }

  #policy() {
    return html`<label class="choice-one">
        <input
          type="checkbox"
          name="required"
          .checked=${this.required}
          ?disabled=${this.busy}
          @change=${(event) => this.#require(event)}
        />
        <span class="grow">${t('factor.required')}</span>
      </label>
      <p class="hint">${t('factor.required_words')}</p>`;
  }
}

customElements.define('admin-security', AdminSecurity);
