// What every element of the pages shares: they render into the document itself, so that one style
// sheet serves all, and show themselves again when the language changes.

import { html, LitElement, nothing } from 'lit';
import { language, t } from './i18n.js';
import { icon } from './icons.js';

export class View extends LitElement {
  #again = () => this.requestUpdate();

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    language.addEventListener('change', this.#again);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    language.removeEventListener('change', this.#again);
  }

  /** Tells whoever holds this element that something happened. */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/**
 * A dialog that opens when it is put into the page and says `gone` when it has been closed, by its
 * button, the Escape key or a tap beside it. The browser gives the focus back to where it was.
 */
export class Modal extends View {
  firstUpdated() {
    this.dialog.showModal();
  }

  get dialog() {
    return this.querySelector('dialog');
  }

  close() {
    this.dialog.close();
  }

  /** The title in the dialog's head. */
  title() {
    return '';
  }

  /** A line below the title. */
  under() {
    return nothing;
  }

  render() {
    return html`<dialog
      class="modal ${this.constructor.look ?? ''}"
      aria-labelledby="${this.localName}-title"
      @click=${(event) => event.target === this.dialog && this.close()}
      @close=${(event) => event.target === this.dialog && this.tell('gone')}
    >
      <div class="modal-frame">
        <header class="modal-head">
          <div>
            <h2 id="${this.localName}-title" tabindex="-1" autofocus>${this.title()}</h2>
            ${this.under()}
          </div>
          <button class="icon-button" type="button" aria-label=${t('close')} @click=${() => this.close()}>
            ${icon('close')}
          </button>
        </header>
        ${this.content()}
      </div>
    </dialog>`;
  }
}
