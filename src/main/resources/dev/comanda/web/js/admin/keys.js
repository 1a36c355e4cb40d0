// The keys by which programs call: made, shown once, revoked.

import { html, nothing } from 'lit';
import { all } from '../api.js';
import { View, waiting } from '../element.js';
import { day } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { now } from '../now.js';
import '../panel/ask-dialog.js';
import { asStaff } from '../staff.js';
import './key-dialog.js';

/** What has become of a key. */
const stateOf = (key) =>
  key.revoked_at ? 'revoked' : key.expires_at && Date.parse(key.expires_at) <= now() ? 'expired' : 'active';

class AdminKeys extends View {
  static properties = {
    places: { attribute: false },
    keys: { state: true },
    problem: { state: true },
    making: { state: true },
    revoking: { state: true },
  };

  constructor() {
    super();
    this.problem = '';
    this.making = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    this.problem = '';
    try {
      const keys = await all('/api/api-keys');
      this.keys = keys.sort((a, b) => b.created_at.localeCompare(a.created_at));
    } catch (problem) {
      this.problem = problem.words;
    }
  }

  async #revoke(key) {
    await asStaff('DELETE', `/api/api-keys/${key.id}`);
    await this.#load();
  }

  render() {
    return html`<section class="table-card" aria-labelledby="keys-title">
        <header class="card-head">
          <div>
            <h2 id="keys-title">${t('admin.keys')}</h2>
            <p class="hint">${t('keys.words')}</p>
          </div>
          <span class="grow"></span>
          <button class="button" type="button" @click=${() => (this.making = true)}>
            ${icon('plus')} ${t('keys.new')}
          </button>
        </header>
        ${this.problem ? this.#trouble() : nothing} ${this.#list()}
      </section>
      ${this.making
        ? html`<key-dialog
            .places=${this.places}
            @made=${() => this.#load()}
            @gone=${() => (this.making = false)}
          ></key-dialog>`
        : nothing}
      ${this.revoking ? this.#ask(this.revoking) : nothing}`;
  }

  #trouble() {
    return html`<p class="message message-fault" role="alert">
      <span>${this.problem}</span>
      <button class="button quiet" type="button" @click=${() => this.#load()}>${t('failed.retry')}</button>
    </p>`;
  }

  #ask(key) {
    return html`<ask-dialog
      heading=${t('keys.revoke_title', { name: key.name })}
      words=${t('keys.revoke_words')}
      button=${t('keys.revoke')}
      .act=${() => this.#revoke(key)}
      @gone=${() => (this.revoking = undefined)}
    ></ask-dialog>`;
  }

  #list() {
    if (!this.keys) {
      return this.problem
        ? nothing
        : waiting();
    }
    if (this.keys.length === 0) return html`<p class="empty">${icon('key')} ${t('keys.none')}</p>`;
    return html`<ul class="keys">
      ${this.keys.map((key) => this.#key(key))}
    </ul>`;
  }

  #key(key) {
    const state = stateOf(key);
    const places = key.locations.map((id) => this.places.find((one) => one.id === id)?.name ?? id);
    return html`<li class="key ${state === 'active' ? '' : 'is-over'}">
      <div class="key-what">
        <h3>${key.name} <span class="tag" data-s=${state === 'active' ? 'ready' : 'served'}>${t(`keys.${state}`)}</span></h3>
        <p class="hint">${this.#facts(key)}</p>
        <p class="key-may">
          ${key.scopes.map((scope) => html`<span class="tag">${t(`scope.${scope}`)}</span>`)}
          <span class="hint">${places.join(', ')}</span>
        </p>
      </div>
      ${state === 'active'
        ? html`<button
            class="button danger quiet"
            type="button"
            aria-label=${t('keys.revoke_name', { name: key.name })}
            @click=${() => (this.revoking = key)}
          >
            ${t('keys.revoke')}
          </button>`
        : nothing}
    </li>`;
  }

  #facts(key) {
    const facts = [
      t('keys.made', { day: day(key.created_at), name: key.created_by.name }),
      key.last_used_at ? t('keys.used', { day: day(key.last_used_at) }) : t('keys.never_used'),
    ];
    if (key.revoked_at) facts.push(t('keys.revoked_on', { day: day(key.revoked_at) }));
    else if (key.expires_at) facts.push(t('keys.until', { day: day(key.expires_at) }));
    return facts.join(' · ');
  }
}

customElements.define('admin-keys', AdminKeys);
