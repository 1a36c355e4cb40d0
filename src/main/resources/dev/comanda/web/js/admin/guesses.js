// Warns who runs the place that somebody tries more secrets than who mistypes.

import { html, nothing } from 'lit';
import { View } from '../element.js';
import { moment } from '../format.js';
import { t } from '../i18n.js';
import { asStaff } from '../staff.js';

/** How far back it is told. */
const HOURS = 24;

/** As many as can be told at once; there is one an hour for each account. */
const MOST = 100;

class AdminGuesses extends View {
  static properties = { found: { state: true } };

  async connectedCallback() {
    super.connectedCallback();
    const since = Date.now() - HOURS * 3_600_000;
    const from = new Date(since).toISOString().slice(0, 10);
    try {
      const page = await asStaff('GET', `/api/audit?action=staff.guessed_at&from=${from}&limit=${MOST}`);
      this.found = page.data.filter((one) => new Date(one.at) >= since);
    } catch {
      // The audit log itself says what is wrong, and where one looks next this is asked again.
    }
  }

  render() {
    if (!this.found?.length) return nothing;
    const [last] = this.found;
    const words = t('admin.guesses', {
      count: this.found.length,
      when: moment(last.at),
      name: last.target.name ?? t('audit.several_accounts'),
      address: last.address,
    });
    return html`<p class="message message-warning" role="status">
      <span>${words} <a href="?part=audit">${t('admin.guesses_look')}</a></span>
    </p>`;
  }
}

customElements.define('admin-guesses', AdminGuesses);
