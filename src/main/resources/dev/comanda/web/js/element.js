// What every element of the pages shares: they render into the document itself, so that one style
// sheet serves all, and show themselves again when the language changes.

import { html, LitElement, nothing } from 'lit';
import { language, speaks, t } from './i18n.js';
import { icon } from './icons.js';
import { withOwnTexts } from './translated.js';

export class View extends LitElement {
  #again = () => this.requestUpdate();

  createRenderRoot() {
    return this;
  }

  /** Nothing is shown by the names of its texts. */
  shouldUpdate() {
    return speaks();
  }

  update(changes) {
    withOwnTexts(this, () => super.update(changes));
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

/** What stands where the first data are waited for. */
export const waiting = () =>
  html`<p class="waiting" role="status"><span class="spinner" aria-hidden="true"></span> ${t('loading')} …</p>`;

/**
 * A dialog that opens when it is put into the page and says `gone` when it has been closed, by its
 * button, the Escape key or a tap beside it. The browser gives the focus back to where it was.
 */
export class Modal extends View {
  firstUpdated() {
    this.open();
    if (this.asks) this.toField();
  }

  /** Whether it is opened in order to type something into it. */
  get asks() {
    return Boolean(this.constructor.typed);
  }

  /** Puts the cursor into the first field. */
  toField() {
    this.querySelector('dialog :is(input, select, textarea)')?.focus();
  }

  open() {
    this.dialog.showModal();
  }

  get dialog() {
    return this.querySelector('dialog');
  }

  close() {
    this.dialog.close();
  }

  /** How wide it is, by the class of its dialog. */
  get look() {
    return this.constructor.look ?? '';
  }

  /** What its button does. */
  leave() {
    this.close();
  }

  closed() {
    this.tell('gone');
  }

  /** The title in the dialog's head. */
  title() {
    return '';
  }

  /** What stands before the title. */
  before() {
    return nothing;
  }

  /** A line below the title. */
  under() {
    return nothing;
  }

  render() {
    return html`<dialog
      class="modal ${this.look}"
      aria-labelledby="${this.localName}-title"
      @click=${(event) => event.target === this.dialog && this.close()}
      @close=${(event) => event.target === this.dialog && this.closed()}
    >
      <div class="modal-frame">
        <header class="modal-head">
          ${this.before()}
          <div class="modal-words">
            <h2 id="${this.localName}-title" tabindex="-1" autofocus>${this.title()}</h2>
            ${this.under()}
          </div>
          <button class="icon-button" type="button" aria-label=${t('close')} @click=${() => this.leave()}>
            ${icon('close')}
          </button>
        </header>
        ${this.content()}
      </div>
    </dialog>`;
  }
}
