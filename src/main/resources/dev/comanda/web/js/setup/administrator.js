// Who sets up: made with the token of the one-time link, which is used up then; later only shown.

import { html } from 'lit';
import { call } from '../api.js';
import { t } from '../i18n.js';
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from '../passwords.js';
import { Step } from './fields.js';

class SetupAdministrator extends Step {
  static properties = { token: {}, user: { attribute: false } };

  pointers = ['/name', '/email', '/password'];

  #made(event) {
    event.preventDefault();
    if (this.user) {
      this.tell('next', this.user);
      return;
    }
    const form = new FormData(event.target);
    const body = {
      token: this.token,
      name: form.get('name').trim(),
      email: form.get('email').trim(),
      password: form.get('password'),
    };
    this.attempt(async () => this.tell('next', (await call('POST', '/api/setup', { body })).user));
  }

  words(problem) {
    return problem.code === 'token_invalid' ? t('setup.bad_token') : problem.words;
  }

  render() {
    const submit = (event) => this.#made(event);
    if (this.user) {
      const { name, email } = this.user;
      const who = html`<p><strong>${name}</strong><br />${email}</p>`;
      return this.frame(t('setup.you'), t('setup.you_done'), who, { submit });
    }
    return this.frame(t('setup.you'), t('setup.you_words'), this.#fields(), { submit });
  }

  #fields() {
    return html`${this.field(
      t('setup.name'),
      '/name',
      html`<input
        name="name"
        autocomplete="name"
        data-chars="100"
        required
        aria-invalid=${this.wrong('/name')}
      />`,
    )}
    ${this.field(
      t('signin.email'),
      '/email',
      html`<input
        name="email"
        type="email"
        autocomplete="username"
        maxlength="254"
        required
        aria-invalid=${this.wrong('/email')}
      />`,
      t('setup.email_hint'),
    )}
    ${this.field(
      t('signin.password'),
      '/password',
      html`<input
        name="password"
        type="password"
        autocomplete="new-password"
        minlength=${PASSWORD_LENGTH_MIN}
        maxlength=${PASSWORD_LENGTH_MAX}
        required
        aria-invalid=${this.wrong('/password')}
      />`,
      t('setup.password_hint', { count: PASSWORD_LENGTH_MIN }),
    )}`;
  }
}

customElements.define('setup-administrator', SetupAdministrator);
