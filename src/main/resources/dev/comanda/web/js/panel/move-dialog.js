// Where a session goes: to a free spot, or together with another session.

import { html, nothing } from 'lit';
import { Drawer } from '../drawer.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { freeSpots, openSessions } from '../store.js';

/** Says `move` with a spot, `merge` with a session. */
class MoveDialog extends Drawer {
  static properties = { session: { attribute: false }, panel: { attribute: false } };

  title() {
    return t('move.title', { name: this.session.name });
  }

  content() {
    const spots = freeSpots(this.panel);
    const others = openSessions(this.panel).filter((one) => one.id !== this.session.id);
    const none = spots.length + others.length === 0;
    return html`<div class="modal-body" tabindex="0">
      ${none ? html`<p class="empty">${t('move.none')}</p>` : nothing}
      ${this.#group('move.to', 'move', spots)} ${this.#group('move.into', 'merge', others)}
    </div>`;
  }

  #group(words, what, things) {
    if (things.length === 0) return nothing;
    return html`<section class="move-group">
      <h3>${t(words)}</h3>
      <div class="chips wrap">
        ${things.map(
          (one) =>
            html`<button class="chip" type="button" @click=${() => this.tell(what, one)}>
              ${what === 'merge' ? icon('table') : nothing} ${one.name}
            </button>`,
        )}
      </div>
    </section>`;
  }
}

customElements.define('move-dialog', MoveDialog);
