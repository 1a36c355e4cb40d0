// What the dialogs of a session share: its document, and the button that moves it.

import { html, nothing } from 'lit';
import { icon } from '../icons.js';
import { t } from '../i18n.js';

/** The document, and a way to change it while the session is open. */
export function documentOf(session, onEdit) {
  const words = session.document
    ? t('document.of', { document: session.document })
    : t('document.none');
  if (session.state === 'closed') {
    return session.document ? html`<p class="hint">${icon('document')} ${words}</p>` : nothing;
  }
  return html`<p class="hint session-document">
    ${icon('document')} <span>${words}</span>
    <button class="link-button" type="button" @click=${onEdit}>${t('document.edit')}</button>
  </p>`;
}

export const moveButton = (onMove) =>
  html`<button class="button quiet" type="button" @click=${onMove}>
    ${icon('move')} ${t('move.button')}
  </button>`;
