// The whole menu as a file: to take away, to change in a spreadsheet, to bring back.

import { html, nothing } from 'lit';
import { Modal } from '../element.js';
import { t } from '../i18n.js';
import './file-import.js';
import { fileWays } from './files.js';

/** Says `taken` when a file has come in. */
class FileDialog extends Modal {
  static look = 'wide';
  static properties = {
    place: { attribute: false },
    ready: { state: true },
    busy: { state: true },
    done: { state: true },
    problem: { state: true },
  };

  title() {
    return t('file.title');
  }

  under() {
    return html`<p class="hint">${t('file.title_words')}</p>`;
  }

  async #take() {
    this.busy = true;
    const report = await this.querySelector('catalog-file').take();
    if (report) {
      this.done = t('file.done', report);
      this.tell('taken');
    }
    this.busy = false;
  }

  content() {
    return html`<div class="modal-body" tabindex="0">
        ${fileWays(this.place, 'export', (problem) => (this.problem = problem.words))}
        ${this.problem ? html`<p class="message message-fault" role="alert">${this.problem}</p>` : nothing}
        ${this.done
          ? html`<p class="message message-success" role="status">${this.done}</p>`
          : html`<catalog-file
              .place=${this.place}
              @looked=${({ detail }) => (this.ready = detail)}
            ></catalog-file>`}
      </div>
      <footer class="modal-foot">
        ${this.done
          ? html`<button class="button" type="button" @click=${() => this.close()}>${t('close')}</button>`
          : html`<button
              class="button"
              type="button"
              ?disabled=${!this.ready || this.busy}
              @click=${() => this.#take()}
            >
              ${this.busy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing}
              ${t('file.take')}
            </button>`}
      </footer>`;
  }
}

customElements.define('file-dialog', FileDialog);
