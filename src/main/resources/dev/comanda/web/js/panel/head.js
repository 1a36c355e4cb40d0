// What stands above the board, and what is said there and in the window's title.

import { html, nothing } from 'lit';
import '../signs.js';
import '../staff-head.js';
import { alertingOf } from '../erp/alerting.js';
import { money } from '../format.js';
import { t } from '../i18n.js';
import { unseenOf } from '../store.js';
import { nameOf } from './session-parts.js';

/** The head of the page, and what the server says of itself. */
export const head = ({ user, place, freshness, alerts }, { move, tables, switching, problem }) =>
  html`<staff-head
      here="panel"
      .user=${user}
      .place=${place}
      .freshness=${freshness}
      .alerting=${alerts && alertingOf(alerts)}
      @move=${(event) => move(event.detail)}
      @tables=${tables}
      @switching=${switching}
      @problem=${(event) => problem(event.detail)}
    ></staff-head>
    <server-signs></server-signs>`;

/** What an event says to `user`, who does not look: a session was verified, an order of somebody else came. */
export function newsOf({ type, data }, session, user) {
  if (type === 'session.verified') return t('panel.verified_now', { name: data.name });
  if (type !== 'order.placed' || !session || data.placed_by === user.id) return '';
  return t('panel.came', { number: data.number, name: nameOf(session), total: money(data.total) });
}

/** What went wrong with the whole page, and a way on where there is one. */
export const trouble = (problem) =>
  problem
    ? html`<p class="message message-fault page-message" role="alert">
        <span>${problem} <a href="/">${t('panel.choose')}</a></span>
      </p>`
    : nothing;

/** The window's title: how many orders nobody has looked at, and where. */
export function titleOf(place, panel, seen) {
  const verified = panel ? panel.sessions.filter((one) => one.state === 'verified') : [];
  const fresh = verified.reduce((sum, one) => sum + unseenOf(one, seen).length, 0);
  return `${fresh > 0 ? `(${fresh}) ` : ''}${place ? `${place.name} · ` : ''}Comanda`;
}
