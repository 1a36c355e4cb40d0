// Asks before something that cannot be undone; with a reason where one is kept.

import { html, nothing } from 'lit';
import { Drawer } from '../drawer.js';
import { t } from '../i18n.js';

/** Characters a reason may have; the server's own bound. */
const REASON_LENGTH_MAX = 200;

/**
 * `act(reason)` does it and may throw a Problem, whose words are then shown here; `reason` is what it is at first. `instead` is
 * something else to do, with its `words` and its `act`. With `atField` the cursor stands in the reason at once.
 */
class AskDialog extends Drawer {
  static properties = {
    heading: {},
    words: {},
    button: {},
    withReason: { type: Boolean },
    atField: { type: Boolean },
    reasons: { attribute: false },
    harmless: { type: Boolean },
    instead: { attribute: false },
    act: { attribute: false },
    problem: { state: true },
    busy: { state: true },
    reason: { attribute: false },
  };

  constructor() {
    super();
    this.withReason = false;
    this.atField = false;
    this.harmless = false;
    this.problem = '';
    this.busy = false;
    this.reason = '';
  }

  /** A question about what a drawer shows is asked in it, every other one by itself. */
  open() {
    if (this.below) super.open();
    else this.dialog.showModal();
  }

  get asks() {
    return this.atField;
  }

  get look() {
    return this.below ? super.look : 'small';
  }

  title() {
    return this.heading;
  }

  async #do(event) {
    event.preventDefault();
    if (this.withReason && !this.reason.trim()) {
      this.problem = t('reason.missing');
      this.querySelector('input').focus();
      return;
    }
    this.busy = true;
    this.problem = '';
    try {
      await this.act(this.reason.trim());
      this.close();
    } catch (problem) {
      this.problem = problem.words;
      this.busy = false;
    }
  }

  #instead() {
    this.close();
    this.instead.act();
  }

  content() {
    return html`<form @submit=${this.#do} novalidate>
      <div class="modal-body">
        <p>${this.words}</p>
        ${this.withReason ? this.#reasons() : nothing}
        ${this.problem ? html`<p class="message message-fault" role="alert">${this.problem}</p>` : nothing}
      </div>
      <footer class="modal-foot">
        ${this.instead
          ? html`<button class="button" type="button" @click=${() => this.#instead()}>
              ${this.instead.words}
            </button>`
          : html`<button class="button quiet" type="button" @click=${() => this.close()}>
              ${t(this.harmless ? 'cancel' : 'reason.keep')}
            </button>`}
        <button class="button ${this.harmless ? '' : 'danger'}" type="submit" ?disabled=${this.busy}>
          ${this.button}
        </button>
      </footer>
    </form>`;
  }

  #reasons() {
    return html`<label class="field"
        ><span>${t('reason.label')}</span>
        <input
          data-chars=${REASON_LENGTH_MAX}
          .value=${this.reason}
          @input=${(event) => (this.reason = event.target.value)}
      /></label>
      <div class="chips wrap">
        ${(this.reasons ?? ['reason.1', 'reason.2', 'reason.3']).map(
          (key) =>
            html`<button
              class="chip"
              type="button"
              aria-pressed=${this.reason === t(key) ? 'true' : 'false'}
              @click=${() => (this.reason = t(key))}
            >
              ${t(key)}
            </button>`,
        )}
      </div>`;
  }
}

customElements.define('ask-dialog', AskDialog);
