// What is said once: it stands above everything for a moment, and is read out.

import { html } from 'lit';
import { View } from './element.js';

const SHOWN_MS = 4_000;

/** Says `gone` when its words have been there long enough; then they are to be taken away. */
class ToastNote extends View {
  static properties = { words: {} };

  #timer;

  constructor() {
    super();
    this.words = '';
  }

  updated(changed) {
    if (!changed.has('words')) return;
    clearTimeout(this.#timer);
    if (this.words) this.#timer = setTimeout(() => this.tell('gone'), SHOWN_MS);
  }

  render() {
    return html`<p class="toast ${this.words ? 'is-shown' : ''}" role="status">${this.words}</p>`;
  }
}

customElements.define('toast-note', ToastNote);
