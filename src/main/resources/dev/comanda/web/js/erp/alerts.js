// What connections to ERPs need people for, above the board, until it is over; for those alone who run the place.

import { html, nothing } from 'lit';
import { View } from '../element.js';
import { age } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';

/** One line for each connection, however much is wrong with it, and for how long that has been so. */
class PanelAlerts extends View {
  static properties = { panel: { attribute: false }, tick: { type: Number } };

  /** The alerts of each, oldest first. */
  get #connections() {
    const all = [...(this.panel.alerts ?? [])].sort((a, b) => a.since.localeCompare(b.since));
    const ids = new Set(all.map((one) => one.integration_id));
    return [...ids].map((id) => all.filter((one) => one.integration_id === id));
  }

  render() {
    const all = this.#connections;
    if (all.length === 0) return nothing;
    return html`<section aria-label=${t('alerts.title')}>${all.map((some) => this.#connection(some))}</section>`;
  }

  #connection(alerts) {
    const [{ workshop, since }] = alerts;
    const words = alerts.map((one) => t(`alerts.${one.cause}`)).join(' ');
    return html`<p class="message message-warning page-message">
      ${icon('warning')}
      <span role="status"><strong>${workshop}:</strong> ${words} <small>${age(since)}</small></span>
    </p>`;
  }
}

customElements.define('panel-alerts', PanelAlerts);
