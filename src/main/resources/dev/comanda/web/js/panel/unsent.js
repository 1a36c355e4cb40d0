// What was picked for sessions that were closed meanwhile: said above the board, to be sent elsewhere or discarded.

import { html, nothing } from 'lit';
import { newKey } from '../api.js';
import { Modal, View } from '../element.js';
import { times } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { openSessions } from '../store.js';
import { drafts, draftsAt, keepDraft, moveDraft, piecesOf } from './drafts.js';

/** Says `elsewhere` with a session, and `discard`. */
class UnsentDialog extends Modal {
  static look = 'small';
  static properties = { draft: { attribute: false }, sessions: { attribute: false } };

  title() {
    return t('unsent.title', { name: this.draft.name });
  }

  #do(what, detail) {
    this.close();
    this.tell(what, detail);
  }

  content() {
    const { sessions } = this;
    return html`<div class="modal-body" tabindex="0">
        <p>${t('unsent.words')}</p>
        <ul class="lines">
          ${this.draft.lines.map(
            (line) =>
              html`<li class="line">
                <span class="line-times">${times(line.quantity, line.unit)}</span>
                <span class="line-what"
                  ><span class="line-name">${line.name}</span>${line.note
                    ? html`<span class="line-note">${icon('note')} ${line.note}</span>`
                    : nothing}</span
                >
              </li>`,
          )}
        </ul>
        <section class="move-group">
          <h3>${t(sessions.length > 0 ? 'unsent.elsewhere' : 'unsent.nowhere')}</h3>
          <div class="chips wrap">
            ${sessions.map(
              (one) =>
                html`<button class="chip" type="button" @click=${() => this.#do('elsewhere', one)}>
                  ${icon('table')} ${one.name}
                </button>`,
            )}
          </div>
        </section>
      </div>
      <footer class="modal-foot">
        <button class="button danger" type="button" @click=${() => this.#do('discard')}>
          ${t('pick.discard')}
        </button>
        <span class="grow"></span>
        <button class="button quiet" type="button" @click=${() => this.close()}>${t('unsent.later')}</button>
      </footer>`;
  }
}

customElements.define('unsent-dialog', UnsentDialog);

/** Says `add` with the session to which it is sent instead, `shown` when it asks over everything else. */
class PanelUnsent extends View {
  static properties = { panel: { attribute: false }, shown: { state: true } };

  #changed = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    drafts.addEventListener('change', this.#changed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    drafts.removeEventListener('change', this.#changed);
  }

  get #place() {
    return this.panel.location.id;
  }

  get #homeless() {
    const open = new Set(openSessions(this.panel).map((one) => one.id));
    return draftsAt(this.#place).filter((one) => !open.has(one.id));
  }

  /** A session that closes before somebody's eyes tells at once what was not sent. */
  willUpdate(changed) {
    const before = changed.get('panel');
    if (!before) return;
    const was = new Set(openSessions(before).map((one) => one.id));
    this.shown = this.#homeless.find((one) => was.has(one.id))?.id ?? this.shown;
  }

  updated(changed) {
    if (changed.has('shown') && this.shown) this.tell('shown');
  }

  render() {
    const homeless = this.#homeless;
    const shown = homeless.find((one) => one.id === this.shown);
    return html`${homeless.map(
      (draft) =>
        html`<p class="message message-warning page-message">
          ${icon('warning')}
          <span class="grow" role="status"
            >${t('unsent.said', { name: draft.name, count: piecesOf(draft.lines) })}</span
          >
          <button class="button quiet" type="button" @click=${() => (this.shown = draft.id)}>
            ${t('unsent.look')}
          </button>
        </p>`,
    )}
    ${shown
      ? html`<unsent-dialog
          .draft=${shown}
          .sessions=${openSessions(this.panel)}
          @gone=${() => (this.shown = undefined)}
          @discard=${() => keepDraft(this.#place, shown, shown.key, [])}
          @elsewhere=${(event) => this.#elsewhere(shown, event.detail)}
        ></unsent-dialog>`
      : nothing}`;
  }

  #elsewhere(draft, session) {
    moveDraft(this.#place, draft.id, session, newKey());
    this.tell('add', session);
  }
}

customElements.define('panel-unsent', PanelUnsent);
