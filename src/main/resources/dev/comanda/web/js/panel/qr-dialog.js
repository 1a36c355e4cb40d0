// A session's QR code, for guests to scan from the screen or from paper.

import { html, nothing } from 'lit';
import { Drawer } from '../drawer.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { billButton, documentOf, loopback, moveButton } from './session-parts.js';

/** Says `order` to take an order for the session, `end` to close it, `relocate` and `document`. */
class QrDialog extends Drawer {
  static properties = {
    session: { attribute: false },
    billed: { type: Boolean },
    place: {},
    copied: { state: true },
  };

  constructor() {
    super();
    this.copied = false;
  }

  title() {
    return t('qr.title', { name: this.session.name });
  }

  under() {
    return html`<p class="hint">${t('qr.words')}</p>
      ${documentOf(this.session, () => this.tell('document'))}`;
  }

  /** The clipboard exists on secure pages only; elsewhere the selected text is copied. */
  async #copy() {
    const shown = this.querySelector('.join-url');
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(this.session.join_url);
    } else {
      getSelection().selectAllChildren(shown);
      document.execCommand('copy');
    }
    this.copied = true;
  }

  content() {
    const { session } = this;
    const opened = session.state === 'opened';
    return html`<div class="modal-body qr-body">
        <div class="qr-paper">
          <p class="print-only place">${this.place}</p>
          <img
            src="/api/sessions/${session.id}/qr.svg"
            alt=${t('qr.image', { url: session.join_url ?? '' })}
            width="264"
            height="264"
          />
          <p class="qr-name">${session.name}</p>
        </div>
        ${session.join_url ? this.#address() : nothing}
      </div>
      <footer class="modal-foot">
        ${opened
          ? html`<button class="button danger quiet" type="button" @click=${() => this.tell('end')}>
              ${t('session.close')}
            </button>`
          : nothing}
        <span class="grow"></span>
        ${opened && this.billed ? billButton(() => this.tell('bill')) : nothing}
        ${opened ? moveButton(() => this.tell('relocate')) : nothing}
        ${opened
          ? html`<button class="button quiet" type="button" @click=${() => this.tell('order')}>
              ${icon('plus')} ${t('qr.take_order')}
            </button>`
          : nothing}
        <button class="button" type="button" @click=${() => print()}>
          ${icon('print')} ${t('qr.print')}
        </button>
      </footer>`;
  }

  #address() {
    const { join_url: url } = this.session;
    return html`<div class="qr-address">
        <code class="join-url">${url}</code>
        <button class="button quiet" type="button" @click=${this.#copy}>
          ${icon(this.copied ? 'check' : 'copy')}
          <span aria-live="polite">${t(this.copied ? 'qr.copied' : 'qr.copy')}</span>
        </button>
      </div>
      ${loopback(url)}`;
  }
}

customElements.define('qr-dialog', QrDialog);
