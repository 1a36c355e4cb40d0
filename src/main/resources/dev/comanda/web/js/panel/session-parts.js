// What the dialogs of sessions and spots share: a session's document, the button that moves it, the
// warning below an address that no phone can open.

import { html, nothing } from 'lit';
import { paidState } from '../bill.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { opensHereOnly } from '../reach.js';
import { isAlone, isScans } from '../store.js';

/** A session's name; of orders that have none what they are. */
export const nameOf = (session) =>
  isScans(session) ? t('panel.scans') : isAlone(session) ? t('panel.alone') : session.name;

/** The colour of a session's state. */
export const toneOf = ({ state }) => ({ opened: 'new', verified: 'ready', closed: 'served' })[state];

/** Whether a session is paid, in words; nothing where nothing of it is. */
export function paidMark(session) {
  const state = paidState(session);
  if (!state) return nothing;
  return html`<span class="tag" data-s=${state === 'paid' ? 'ready' : 'preparing'}>${t(`bill.is_${state}`)}</span>`;
}

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
  html`<button
    class="button quiet"
    type="button"
    aria-label=${t('move.button')}
    title=${t('move.button')}
    @click=${onMove}
  >
    ${icon('move')} ${t('move.short')}
  </button>`;

/** The way to the bill; of one order among others it says which. */
export const billButton = (onBill, order) =>
  html`<button
    class="button quiet"
    type="button"
    aria-label=${order ? t('bill.of_order', { number: order.number }) : nothing}
    @click=${onBill}
  >
    ${icon('slip')} ${t('bill.button')}
  </button>`;

export function loopback(url) {
  if (!opensHereOnly(url)) return nothing;
  return html`<p class="message message-warning">${icon('warning')} <span>${t('qr.loopback')}</span></p>`;
}
