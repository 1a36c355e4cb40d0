// The panel's dialogs, each with what it shows and what it says to the page.

import { html, nothing } from 'lit';
import './bill-dialog.js';
import './document-dialog.js';
import './move-dialog.js';
import './order-picker.js';
import './orders-dialog.js';
import './qr-dialog.js';
import { countOf } from '../store.js';
import { asking } from './questions.js';
import './spot-dialog.js';
import './spots-dialog.js';

/**
 * One dialog. `at` is what it is shown with: panel, place, user, session, fresh, minute, changed,
 * tables, paying; `does` is what the page does when it is told.
 */
export function dialogOf(dialog, at, does, gone) {
  switch (dialog.kind) {
    case 'ask':
      return asking(dialog, gone);
    case 'spots':
      return spots(at, does, gone);
    case 'spot':
      return spot(dialog, at, gone);
    default:
      return at.session ? ofSession(dialog, at, does, gone) : nothing;
  }
}

function ofSession(dialog, at, does, gone) {
  const { session, panel, tables } = at;
  const language = document.documentElement.lang;
  switch (dialog.kind) {
    case 'qr':
      return html`<qr-dialog
        .session=${session}
        .place=${at.place.name}
        .billed=${panel.location.payments === 'on' && countOf(session) > 0}
        @gone=${gone}
        @bill=${() => at.paying.open(session)}
        @end=${() => does.end(session)}
        @order=${() => does.add(session)}
        @relocate=${() => does.relocate(session)}
        @document=${() => does.document(session)}
      ></qr-dialog>`;
    case 'add':
      if (session.state === 'closed') return nothing; // what was picked is told of by panel-unsent
      return html`<order-picker
        .session=${session}
        .place=${panel.location}
        .language=${language}
        .changed=${at.changed}
        @gone=${gone}
        @ordered=${(event) => does.ordered(event.detail)}
      ></order-picker>`;
    case 'move':
      return html`<move-dialog
        .session=${session}
        .panel=${panel}
        @gone=${gone}
        @move=${(event) => tables.move(session, event.detail)}
        @merge=${(event) => tables.merge(session, event.detail)}
      ></move-dialog>`;
    case 'bill':
      return html`<bill-dialog
        .owner=${dialog.order ? session.orders.find((one) => one.id === dialog.order) : session}
        .kind=${dialog.order ? 'order' : 'session'}
        .manages=${at.user.role === 'manager' || at.user.role === 'admin'}
        .language=${language}
        @gone=${gone}
        @paid=${(event) => at.paying.paid(event.detail)}
        @takeback=${(event) => at.paying.takeBack(event.detail)}
      ></bill-dialog>`;
    case 'document':
      return html`<document-dialog
        .session=${session}
        .act=${(text) => tables.keepDocument(session, text)}
        @gone=${gone}
      ></document-dialog>`;
    default:
      return html`<orders-dialog
        .session=${session}
        .into=${panel.sessions.find((one) => one.id === session.merged_into)}
        .place=${panel.location}
        .user=${at.user}
        .language=${language}
        .fresh=${at.fresh}
        .tickets=${panel.tickets}
        .minute=${at.minute}
        @gone=${gone}
        @qr=${() => does.qr(session)}
        @add=${() => does.add(session)}
        @bill=${() => at.paying.open(session)}
        @billof=${(event) => at.paying.openOrder(event.detail)}
        @end=${() => does.end(session)}
        @relocate=${() => does.relocate(session)}
        @document=${() => does.document(session)}
        @cancel=${(event) => does.cancel(event.detail)}
        @void=${(event) => does.voidLine(event.detail)}
        @older=${() => does.older(session)}
        @serve=${(event) => does.serve(event.detail)}
      ></orders-dialog>`;
  }
}

function spots({ panel, user, tables }, does, gone) {
  return html`<spots-dialog
    .panel=${panel}
    .role=${user.role}
    .tables=${tables}
    @gone=${gone}
    @edit=${(event) => tables.editSpot(event.detail)}
    @open=${(event) => tables.openAt(event.detail)}
    @pick=${(event) => does.pick(event.detail)}
  ></spots-dialog>`;
}

function spot(dialog, { panel, place, user, tables }, gone) {
  const one = panel.spots.find((each) => each.id === dialog.id);
  if (!one) return nothing;
  return html`<spot-dialog
    .spot=${one}
    .place=${place}
    .manages=${user.role === 'manager' || user.role === 'admin'}
    .keep=${(change) => tables.keepSpot(one, change)}
    @gone=${gone}
    @reset=${() => tables.resetSpot(one)}
    @remove=${() => tables.removeSpot(one)}
  ></spot-dialog>`;
}
