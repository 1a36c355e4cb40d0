// What is said once: it stands there for a moment, and is read out.

import { html, nothing } from 'lit';
import { View } from './element.js';

const SHOWN_MS = 4_000;

/** What can still be taken back stays longer. */
const UNDO_MS = 8_000;

/**
 * Says `gone` when its words have been there long enough; then they are to be taken away. Where `action` names what can
 * be done about them, it says `act` when that is done, and is gone.
 */
class ToastNote extends View {
  static properties = { words: {}, action: {} };

  #timer;

  constructor() {
    super();
    this.words = '';
    this.action = '';
  }

  updated(changed) {
    if (!changed.has('words') && !changed.has('action')) return;
    clearTimeout(this.#timer);
    if (this.words) this.#timer = setTimeout(() => this.tell('gone'), this.action ? UNDO_MS : SHOWN_MS);
  }

  #act() {
    this.tell('act');
    this.tell('gone');
  }

  render() {
    const acts = this.words && this.action;
    return html`<div class="toast ${this.words ? 'is-shown' : ''}">
      <p role="status">${this.words}</p>
      ${acts ? html`<button type="button" @click=${() => this.#act()}>${this.action}</button>` : nothing}
    </div>`;
  }
}

customElements.define('toast-note', ToastNote);
