// What stands beside the slips: all about one of them, or what was done last.

import { html, nothing } from 'lit';
import './done-drawer.js';
import './ticket-drawer.js';

/** The drawer that is open, if one is; `does` is what its buttons do, `gone` hears that it was closed. */
export function drawer({ opened, ticket, done, view }, does, gone) {
  if (opened?.done) {
    return html`<done-drawer
      .tickets=${done}
      .robots=${view.station.kind === 'robots'}
      @gone=${gone}
      @recall=${(event) => does.undo(event.detail)}
    ></done-drawer>`;
  }
  if (!ticket) return nothing;
  return html`<ticket-drawer
    .ticket=${ticket}
    .station=${view.station}
    .stations=${view.stations}
    .gone=${view.gone}
    @gone=${gone}
    @start=${() => does.start(ticket)}
    @bump=${() => does.bump(ticket)}
    @rush=${(event) => does.rush(ticket, event.detail)}
    @send=${(event) => does.send(ticket, event.detail)}
    @product=${(event) => does.product(event.detail)}
  ></ticket-drawer>`;
}
