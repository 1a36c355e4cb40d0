// The drawer and the dialog of the page that shows every part.

import { html } from 'lit';
import { Drawer } from '../drawer.js';
import { Modal } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { lines } from './parts.js';

/** Says `next` for one more state. */
class DesignDrawer extends Drawer {
  static properties = { level: { type: Number } };

  title() {
    return this.level === 1 ? 'Table 12' : t('design.state', { number: this.level });
  }

  under() {
    return html`<p class="hint"><span class="tag" data-s="ready">${t('session.verified')}</span> Marta</p>`;
  }

  content() {
    return html`<div class="modal-body sunken" tabindex="0">
        <article class="slip">${lines()}</article>
      </div>
      <footer class="modal-foot">
        <button class="button quiet" type="button" @click=${() => this.close()}>${t('cancel')}</button>
        <button class="button" type="button" @click=${() => this.tell('next')}>
          ${icon('plus')} ${t('design.next')}
        </button>
      </footer>`;
  }
}

class DesignDialog extends Modal {
  static look = 'small';

  title() {
    return t('design.question');
  }

  content() {
    return html`<div class="modal-body"><p>${t('design.dialog_words')}</p></div>
      <footer class="modal-foot">
        <button class="button quiet" type="button" @click=${() => this.close()}>${t('cancel')}</button>
        <button class="button danger" type="button" @click=${() => this.close()}>${t('design.destroys')}</button>
      </footer>`;
  }
}

customElements.define('design-drawer', DesignDrawer);
customElements.define('design-dialog', DesignDialog);
