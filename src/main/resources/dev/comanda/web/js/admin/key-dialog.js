// Makes a key, and shows it this one time.

import { html, nothing } from 'lit';
import { Modal } from '../element.js';
import { day } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { now } from '../now.js';
import { asStaff } from '../staff.js';

const NAME_LENGTH_MAX = 100;
const SCOPES = [
  'catalog:read',
  'catalog:write',
  'orders:read',
  'orders:write',
  'reports:read',
  'tickets:work',
  'events:read',
];

/** Days after which a key ends by itself; none is for good. */
const LIVES = [30, 90, 365, 0];
const DAY_MS = 86_400_000;

/** Says `made` when there is a new key. */
class KeyDialog extends Modal {
  static properties = {
    places: { attribute: false },
    made: { state: true },
    copied: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.problem = null;
    this.busy = false;
    this.copied = false;
  }

  title() {
    return this.made ? t('key.made_title', { name: this.made.name }) : t('keys.new');
  }

  content() {
    return this.made ? this.#shown() : this.#form();
  }

  async #make(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const life = Number(form.get('life'));
    this.busy = true;
    this.problem = null;
    try {
      const body = {
        name: form.get('name').trim(),
        scopes: form.getAll('scope'),
        locations: form.getAll('place'),
        expires_at: life ? new Date(now() + life * DAY_MS).toISOString() : null,
      };
      this.made = await asStaff('POST', '/api/api-keys', { body });
      this.tell('made');
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }

  /** The clipboard exists on secure pages only; elsewhere the selected text is copied. */
  async #copy() {
    const field = this.querySelector('.key-secret');
    field.select();
    try {
      await navigator.clipboard.writeText(this.made.key);
      this.copied = true;
    } catch {
      this.copied = document.execCommand('copy');
    }
  }

  #shown() {
    return html`<div class="modal-body">
        <p class="message message-warning">${icon('warning')} <span>${t('key.once')}</span></p>
        <label class="field"
          ><span>${t('key.key')}</span>
          <input class="key-secret" readonly .value=${this.made.key} @focus=${(event) => event.target.select()}
        /></label>
        <p class="hint">${t('key.how')}</p>
        <p class="hint">
          ${this.made.expires_at ? t('keys.until', { day: day(this.made.expires_at) }) : t('key.for_good')}
        </p>
      </div>
      <footer class="modal-foot">
        <button class="button quiet" type="button" @click=${() => this.#copy()}>
          ${icon(this.copied ? 'check' : 'copy')} ${t(this.copied ? 'qr.copied' : 'qr.copy')}
        </button>
        <button class="button" type="button" @click=${() => this.close()}>${t('key.kept')}</button>
      </footer>`;
  }

  #fault(pointer) {
    const words = this.problem?.at(pointer);
    return words ? html`<span class="fault" role="alert">${words}</span>` : nothing;
  }

  #form() {
    const whole = this.problem && !['/name', '/scopes', '/locations'].some((at) => this.problem.at(at));
    return html`<form @submit=${this.#make} novalidate>
      <div class="modal-body">
        <label class="field"
          ><span>${t('key.name')}</span>
          <input name="name" data-chars=${NAME_LENGTH_MAX} placeholder=${t('key.name_example')} autocomplete="off" />
          ${this.#fault('/name')}
        </label>
        ${this.#choice('scope', t('key.scopes'), this.#fault('/scopes'), SCOPES.map((id) => [id, t(`scope.${id}`)]))}
        ${this.#choice(
          'place',
          t('key.places'),
          this.#fault('/locations'),
          this.places.map(({ id, name }) => [id, name]),
        )}
        <label class="field"
          ><span>${t('key.life')}</span>
          <select name="life">
            ${LIVES.map(
              (days) =>
                html`<option value=${days} ?selected=${days === 90}>
                  ${days ? t('key.days', { count: days }) : t('key.no_end')}
                </option>`,
            )}
          </select>
        </label>
        ${whole ? html`<p class="message message-fault" role="alert">${this.problem.words}</p>` : nothing}
      </div>
      <footer class="modal-foot">
        <button class="button quiet" type="button" @click=${() => this.close()}>${t('cancel')}</button>
        <button class="button" type="submit" ?disabled=${this.busy}>${t('key.make')}</button>
      </footer>
    </form>`;
  }

  #choice(name, legend, fault, offered) {
    return html`<fieldset class="choice">
      <legend>${legend}</legend>
      ${offered.map(
        ([value, words]) =>
          html`<label class="choice-one">
            <input type="checkbox" name=${name} value=${value} ?checked=${offered.length === 1} />
            <span class="grow">${words}</span>
          </label>`,
      )}
      ${fault}
    </fieldset>`;
  }
}

customElements.define('key-dialog', KeyDialog);
