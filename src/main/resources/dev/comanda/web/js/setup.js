// The first administrator and the first place, with the one-time token from the link's fragment.

import { html, nothing } from 'lit';
import { call } from './api.js';
import { View } from './element.js';
import { currentLocale, nameOf, speak, staffLanguage, t } from './i18n.js';
import { panelOf } from './staff.js';

/** Characters a password must have; the server's own bound. */
const PASSWORD_LENGTH_MIN = 8;
const LANGUAGES = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'tr'];

const currencyOf = { AT: 'EUR', CH: 'CHF', DE: 'EUR', GB: 'GBP', US: 'USD' };

class SetupPage extends View {
  static properties = {
    ready: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  #token = location.hash.slice(1).replace(/^token=/, '');

  constructor() {
    super();
    this.ready = false;
    this.busy = false;
  }

  async connectedCallback() {
    super.connectedCallback();
    await speak(staffLanguage());
    document.title = `${t('setup.title')} · Comanda`;
    this.ready = true;
  }

  async #set(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    this.busy = true;
    this.problem = undefined;
    try {
      const { user } = await call('POST', '/api/setup', {
        body: {
          token: this.#token,
          name: form.get('name').trim(),
          email: form.get('email').trim(),
          password: form.get('password'),
          location: {
            name: form.get('place').trim(),
            currency: form.get('currency'),
            time_zone: form.get('time_zone'),
            language: form.get('language'),
          },
        },
      });
      location.replace(panelOf(user.locations[0].slug));
    } catch (problem) {
      this.problem = problem;
      this.busy = false;
    }
  }

  render() {
    return html`<main class="entry">
      <p class="brand"><img src="/web/icon.svg" alt="" width="40" height="40" /> Comanda</p>
      ${this.ready ? (this.#token ? this.#form() : this.#noToken()) : nothing}
    </main>`;
  }

  #noToken() {
    return html`<section class="entry-card">
      <h1>${t('setup.title')}</h1>
      <p class="message message-warning">${t('setup.no_token')}</p>
      <a class="button quiet" href="/">${t('setup.to_signin')}</a>
    </section>`;
  }

  #form() {
    return html`<form class="entry-card wide" @submit=${this.#set}>
      <h1>${t('setup.title')}</h1>
      <p class="hint">${t('setup.words')}</p>
      <fieldset>
        <legend>${t('setup.you')}</legend>
        ${this.#field(
          'name',
          t('setup.name'),
          '/name',
          html`<input name="name" autocomplete="name" maxlength="100" required autofocus />`,
        )}
        ${this.#field(
          'email',
          t('signin.email'),
          '/email',
          html`<input name="email" type="email" autocomplete="username" maxlength="254" required />`,
        )}
        ${this.#field(
          'password',
          t('signin.password'),
          '/password',
          html`<input
            name="password"
            type="password"
            autocomplete="new-password"
            minlength=${PASSWORD_LENGTH_MIN}
            maxlength="128"
            required
          />`,
          t('setup.password_hint', { count: PASSWORD_LENGTH_MIN }),
        )}
      </fieldset>
      <fieldset>
        <legend>${t('setup.place')}</legend>
        ${this.#field(
          'place',
          t('setup.place_name'),
          '/location/name',
          html`<input name="place" maxlength="100" placeholder=${t('setup.place_example')} required />`,
        )}
        <div class="pair">
          ${this.#field('currency', t('setup.currency'), '/location/currency', this.#currencies())}
          ${this.#field('language', t('setup.language'), '/location/language', this.#languages())}
        </div>
        ${this.#field('time_zone', t('setup.time_zone'), '/location/time_zone', this.#timeZones())}
      </fieldset>
      ${this.problem ? this.#said() : nothing}
      <button class="button" type="submit" ?disabled=${this.busy}>
        ${this.busy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing} ${t('setup.button')}
      </button>
    </form>`;
  }

  #said() {
    const { code, words } = this.problem;
    const done = code === 'setup_done';
    return html`<p class="message message-danger" role="alert">
      <span>${code === 'token_invalid' ? t('setup.bad_token') : words}</span> ${done
        ? html`<a href="/">${t('setup.to_signin')}</a>`
        : nothing}
    </p>`;
  }

  #field(name, words, pointer, input, hint = '') {
    const fault = this.problem?.at(pointer);
    return html`<label class="field ${fault ? 'is-wrong' : ''}">
      <span>${words}</span>${input}
      ${fault ? html`<small class="fault">${fault}</small>` : hint ? html`<small>${hint}</small>` : nothing}
    </label>`;
  }

  #currencies() {
    const region = new Intl.Locale(currentLocale()).maximize().region;
    const names = new Intl.DisplayNames([currentLocale()], { type: 'currency' });
    return html`<select name="currency" required>
      ${Intl.supportedValuesOf('currency').map(
        (one) =>
          html`<option value=${one} ?selected=${one === (currencyOf[region] ?? 'EUR')}>
            ${one} · ${names.of(one)}
          </option>`,
      )}
    </select>`;
  }

  #timeZones() {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const zones = Intl.supportedValuesOf('timeZone');
    return html`<select name="time_zone" required>
      ${[...new Set([here, ...zones])].map((one) => html`<option ?selected=${one === here}>${one}</option>`)}
    </select>`;
  }

  #languages() {
    const preset = staffLanguage();
    return html`<select name="language" required>
      ${LANGUAGES.map(
        (one) => html`<option value=${one} ?selected=${one === preset}>${nameOf(one)}</option>`,
      )}
    </select>`;
  }
}

customElements.define('setup-page', SetupPage);
