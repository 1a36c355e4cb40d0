// Administration: staff, places, the keys of programs, the audit log.

import { html, nothing } from 'lit';
import { View, waiting } from '../element.js';
import { timesOf } from '../format.js';
import { speak, staffLanguage, t } from '../i18n.js';
import '../staff-head.js';
import { asStaff, placeOf, signedIn } from '../staff.js';
import './audit.js';
import './guesses.js';
import './keys.js';
import './kitchen.js';
import './people.js';
import './place.js';
import './routing.js';
import './security.js';

/** The parts of the page, by who may see them. */
const PARTS = {
  admin: ['people', 'place', 'kitchen', 'routing', 'keys', 'security', 'audit'],
  manager: ['people', 'place', 'kitchen', 'routing', 'security', 'audit'],
};

/** Where somebody mostly works, whose times all parts show; UTC as long as there is no place. */
async function usualPlace(user) {
  const id = user.default_location_id ?? user.locations[0]?.id;
  return id ? await asStaff('GET', `/api/locations/${id}`) : { time_zone: 'UTC' };
}

/** A part of the page, with the place that its head leads to. */
const addressOf = (part, slug) => `?part=${part}${slug ? `&loc=${slug}` : ''}`;

class AdminPage extends View {
  static properties = {
    user: { state: true },
    part: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.problem = '';
  }

  async connectedCallback() {
    super.connectedCallback();
    await speak(staffLanguage(), 'admin', 'audit', 'file', 'place', 'second-factor', 'station');
    addEventListener('popstate', () => this.#read());
    try {
      const user = await signedIn();
      timesOf(await usualPlace(user));
      this.user = user;
      this.#read();
    } catch (problem) {
      this.problem = problem.words ?? t('problem.unexpected');
    }
  }

  #read() {
    const parts = PARTS[this.user.role] ?? [];
    const asked = new URLSearchParams(location.search).get('part');
    this.part = parts.includes(asked) ? asked : parts[0];
    if (!this.part) this.problem = t('admin.forbidden');
  }

  /** Where the tabs do not fit beside each other, the one that is shown is in sight. */
  updated() {
    this.querySelector('.tab[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }

  render() {
    const { user, part, problem } = this;
    const name = part ? t(`admin.${part}`) : t('admin.title');
    document.title = `${name} · Comanda`;
    if (!user && !problem) {
      return waiting();
    }
    return html`${user ? this.#head() : nothing}
      <main class="admin">
        <h1>${t('admin.title')}</h1>
        ${problem
          ? html`<p class="message message-fault" role="alert">
              <span>${problem} <a href="/">${t('panel.choose')}</a></span>
            </p>`
          : nothing}
        ${part ? html`<admin-guesses></admin-guesses>` : nothing} ${part ? this.#part() : nothing}
      </main>`;
  }

  /** The place that the head leads to, which the settings begin with. */
  get #place() {
    return placeOf(this.user, new URLSearchParams(location.search).get('loc')) ?? this.user.locations[0];
  }

  #head() {
    return html`<staff-head
      here="admin"
      .user=${this.user}
      .place=${this.#place}
      @move=${(event) => location.assign(addressOf(this.part, event.detail))}
      @problem=${(event) => (this.problem = event.detail)}
    ></staff-head>`;
  }

  #part() {
    const { user, part } = this;
    const parts = PARTS[user.role];
    const shown = {
      people: html`<admin-people .me=${user}></admin-people>`,
      place: html`<admin-place .me=${user}></admin-place>`,
      kitchen: html`<admin-kitchen .place=${this.#place}></admin-kitchen>`,
      routing: html`<admin-routing .place=${this.#place}></admin-routing>`,
      keys: html`<admin-keys .places=${user.locations}></admin-keys>`,
      security: html`<admin-security .me=${user}></admin-security>`,
      audit: html`<admin-audit .me=${user}></admin-audit>`,
    };
    return html`${parts.length > 1
        ? html`<nav class="tabs" aria-label=${t('admin.parts')}>
            ${parts.map(
              (one) =>
                html`<a class="tab" href=${addressOf(one, this.#place?.slug)} aria-current=${one === part ? 'page' : nothing}
                  >${t(`admin.${one}`)}</a
                >`,
            )}
          </nav>`
        : nothing}
      ${shown[part]}`;
  }
}

customElements.define('admin-page', AdminPage);
