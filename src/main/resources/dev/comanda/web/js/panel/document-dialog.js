// What a session is booked on in another system.

import { html, nothing } from 'lit';
import { Drawer } from '../drawer.js';
import { t } from '../i18n.js';
import { countOf } from '../store.js';

/** Characters a document may have; the server's own bound. */
const DOCUMENT_LENGTH_MAX = 100;

/** `act(document)` keeps it and may throw a Problem, whose words are then shown here. */
class DocumentDialog extends Drawer {
  static properties = {
    session: { attribute: false },
    act: { attribute: false },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.problem = '';
    this.busy = false;
  }

  title() {
    return t('document.title', { name: this.session.name });
  }

  async #keep(event) {
    event.preventDefault();
    this.busy = true;
    this.problem = '';
    try {
      await this.act(event.target.elements.document.value.trim());
      this.close();
    } catch (problem) {
      this.problem = problem.words;
      this.busy = false;
    }
  }

  content() {
    return html`<form @submit=${this.#keep} novalidate>
      <div class="modal-body">
        <label class="field"
          ><span>${t('document.label')} <small>${t('document.hint')}</small></span>
          <input
            name="document"
            data-chars=${DOCUMENT_LENGTH_MAX}
            autocomplete="off"
            value=${this.session.document ?? ''}
        /></label>
        ${countOf(this.session) > 0 ? html`<p class="hint">${t('document.kept')}</p>` : nothing}
        ${this.problem ? html`<p class="message message-fault" role="alert">${this.problem}</p>` : nothing}
      </div>
      <footer class="modal-foot">
        <button class="button quiet" type="button" @click=${() => this.close()}>${t('cancel')}</button>
        <button class="button" type="submit" ?disabled=${this.busy}>${t('document.save')}</button>
      </footer>
    </form>`;
  }
}

customElements.define('document-dialog', DocumentDialog);
