// Sign-in; for those who are signed in, the choice of the place they work at.

import { html, nothing } from 'lit';
import { call } from './api.js';
import { View, waiting } from './element.js';
import { speak, staffLanguage, t } from './i18n.js';
import { icon, mark } from './icons.js';
import { codeField } from './second-factor.js';
import { manages, signOut, wayBack, whoIsHere, workOf } from './staff.js';

const TITLES = {
  choice: 'home.title',
  signin: 'signin.title',
  unset: 'home.unset',
  code: 'factor.title',
  enrol: 'factor.needed',
};

/** Where a sign-in goes on whose password was right. */
const NEXT = { second_factor_required: 'code', second_factor_missing: 'enrol' };

class HomePage extends View {
  static properties = {
    stage: { state: true },
    user: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.stage = 'loading';
    this.problem = '';
    this.busy = false;
  }

  async connectedCallback() {
    super.connectedCallback();
    await speak(staffLanguage(), 'second-factor');
    try {
      this.user = await whoIsHere();
      this.stage = this.user ? 'choice' : await this.#nobody();
    } catch (problem) {
      this.problem = problem.words;
      this.stage = 'signin';
    }
  }

  willUpdate() {
    if (TITLES[this.stage]) document.title = `${t(TITLES[this.stage])} · Comanda`;
  }

  /** Before there is an administrator nobody can sign in. */
  async #nobody() {
    return (await call('GET', '/api/setup')).step === 'administrator' ? 'unset' : 'signin';
  }

  async #signIn(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    if (this.stage === 'signin') {
      this.given = { email: form.get('email').trim(), password: form.get('password') };
    }
    this.busy = true;
    this.problem = '';
    try {
      const code = form.get('code')?.trim();
      const { user } = await call('POST', '/api/auth/login', { body: code ? { ...this.given, code } : this.given });
      const [only] = user.locations;
      location.assign(wayBack(user.locations.length === 1 ? workOf(user, only.slug) : '/'));
    } catch (problem) {
      const next = NEXT[problem.code];
      this.problem = next ? '' : problem.words;
      this.stage = next ?? this.stage;
      this.busy = false;
      await this.updateComplete;
      const field = this.querySelector('[name=code], [name=password]');
      field?.focus();
      field?.select();
    }
  }

  #enrolled() {
    this.justSet = true;
    this.stage = 'code';
  }

  #again() {
    this.given = undefined;
    this.justSet = false;
    this.problem = '';
    this.stage = 'signin';
  }

  async #out() {
    try {
      await signOut();
    } catch (problem) {
      this.problem = problem.words;
    }
  }

  render() {
    return html`<main class="entry">
      <p class="brand">${mark(40)} Comanda</p>
      ${this.stage === 'loading'
        ? waiting()
        : nothing}
      ${this.stage === 'signin' ? this.#form() : nothing}
      ${this.stage === 'code' ? this.#code() : nothing} ${this.stage === 'enrol' ? this.#enrol() : nothing}
      ${this.stage === 'unset' ? this.#unset() : nothing}
      ${this.stage === 'choice' ? this.#choice() : nothing}
    </main>`;
  }

  #form() {
    const back = new URLSearchParams(location.search).has('return');
    return html`<form class="entry-card" @submit=${this.#signIn}>
      <h1>${t('signin.title')}</h1>
      <p class="hint">${back ? t('signin.expired') : t('signin.words')}</p>
      <label class="field"
        ><span>${t('signin.email')}</span>
        <input name="email" type="email" autocomplete="username" required autofocus
      /></label>
      <label class="field"
        ><span>${t('signin.password')}</span>
        <input name="password" type="password" autocomplete="current-password" required
      /></label>
      ${this.#said()}
      <button class="button" type="submit" ?disabled=${this.busy}>
        ${this.busy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing} ${t('signin.button')}
      </button>
    </form>`;
  }

  #code() {
    return html`<form class="entry-card" @submit=${this.#signIn}>
      <h1>${t('factor.title')}</h1>
      <p class="hint">${t(this.justSet ? 'factor.next' : 'factor.words')}</p>
      ${codeField(t('factor.code'))} ${this.#said()}
      <button class="button" type="submit" ?disabled=${this.busy}>
        ${this.busy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing} ${t('signin.button')}
      </button>
      <button class="button quiet" type="button" @click=${() => this.#again()}>${t('factor.other')}</button>
    </form>`;
  }

  #enrol() {
    return html`<section class="entry-card">
      <h1>${t('factor.needed')}</h1>
      <p class="hint">${t('factor.needed_words')}</p>
      <second-factor-set
        .email=${this.given.email}
        .password=${this.given.password}
        @set=${() => this.#enrolled()}
      ></second-factor-set>
      <button class="button quiet" type="button" @click=${() => this.#again()}>${t('factor.other')}</button>
    </section>`;
  }

  #unset() {
    return html`<section class="entry-card">
      <h1>${t('home.unset')}</h1>
      <p class="hint">${t('home.unset_words')}</p>
    </section>`;
  }

  #said() {
    return this.problem ? html`<p class="message message-fault" role="alert">${this.problem}</p>` : nothing;
  }

  /** An administrator without a place has not set up to the end. */
  #nowhere() {
    if (this.user.role !== 'admin') return html`<p class="hint">${t('home.none')}</p>`;
    return html`<a class="button" href="/setup">${t('home.setup')}</a>`;
  }

  #choice() {
    const { locations, default_location_id: usual, name, role } = this.user;
    const usualFirst = [...locations].sort(
      (a, b) => (b.id === usual) - (a.id === usual) || a.name.localeCompare(b.name),
    );
    return html`<section class="entry-card">
      <h1>${t('home.title')}</h1>
      ${locations.length === 0 ? this.#nowhere() : nothing}
      <ul class="places">
        ${usualFirst.map(
          (one) =>
            html`<li>
              <a class="place-link" href=${workOf(this.user, one.slug)}>
                ${icon('place')}
                <span class="grow"
                  ><strong>${one.name}</strong>${one.id === usual && locations.length > 1
                    ? html`<small>${t('home.default')}</small>`
                    : nothing}</span
                >
                ${icon('forward')}
              </a>
            </li>`,
        )}
      </ul>
      ${locations.length > 0 && role !== 'kitchen'
        ? html`<a class="place-link" href="/reports">
            ${icon('chart')} <span class="grow"><strong>${t('home.reports')}</strong></span> ${icon('forward')}
          </a>`
        : nothing}
      ${manages(this.user)
        ? html`<a class="place-link" href="/admin">
            ${icon('key')} <span class="grow"><strong>${t('home.admin')}</strong></span> ${icon('forward')}
          </a>`
        : nothing}
      ${this.#said()}
      <footer class="entry-foot">
        <span class="hint">${t('home.hello', { name })}</span>
        <button class="button quiet" type="button" @click=${this.#out}>
          ${icon('out')} ${t('home.out')}
        </button>
      </footer>
    </section>`;
  }
}

customElements.define('home-page', HomePage);
