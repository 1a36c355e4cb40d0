// A drawer: what is opened from a page and stands beside it where there is room, and over it elsewhere.

import { html, nothing } from 'lit';
import { Modal } from './element.js';
import { icon } from './icons.js';
import { t } from './i18n.js';

/** Where a page and a drawer have room beside each other. */
const WIDE = matchMedia('(min-width: 80rem)');

/**
 * Drawers that follow each other in the page are states of one: the last is shown, with a way back to the one
 * before it, and the close button leaves all of them. Says `gone` when it has been closed, like every dialog;
 * the focus goes back to where it was.
 */
export class Drawer extends Modal {
  /** The state before this one. */
  below;

  #from;
  #turn = () => this.#reopen();
  #key = (event) => this.#pressed(event);

  connectedCallback() {
    super.connectedCallback();
    this.#from = document.activeElement;
    const before = this.previousElementSibling;
    this.below = before instanceof Drawer ? before : undefined;
    if (this.below) Object.assign(this.below.dataset, { under: '', seen: '' });
    WIDE.addEventListener('change', this.#turn);
    document.addEventListener('keydown', this.#key);
  }

  disconnectedCallback() {
    WIDE.removeEventListener('change', this.#turn);
    document.removeEventListener('keydown', this.#key);
    this.#uncover();
    super.disconnectedCallback();
  }

  #uncover() {
    if (this.below) delete this.below.dataset.under;
  }

  /** The state that has taken this one's place. */
  get #above() {
    return this.nextElementSibling instanceof Drawer;
  }

  open() {
    if (WIDE.matches) this.dialog.show();
    else this.dialog.showModal();
  }

  /** The window has become wider or narrower; what was closed for it alone is not gone. */
  #reopen() {
    if (!this.dialog?.open) return;
    this.dialog.close();
    this.open();
  }

  /** Browsers close with Escape only what stands over the page. */
  #pressed(event) {
    if (event.key !== 'Escape' || event.defaultPrevented || this.#above || !this.dialog?.open) return;
    if (document.querySelector('dialog[open]:not(.drawer)')) return;
    event.preventDefault();
    this.close();
  }

  leave() {
    const { below } = this;
    this.close();
    below?.leave();
  }

  closed() {
    if (this.dialog.open) return;
    this.#uncover();
    this.#from?.focus();
    super.closed();
  }

  get look() {
    return `drawer ${this.below ? 'is-state' : ''}`;
  }

  before() {
    if (!this.below) return nothing;
    return html`<button class="icon-button back-button" type="button" aria-label=${t('back')} @click=${() => this.close()}>
      ${icon('back')}
    </button>`;
  }
}
