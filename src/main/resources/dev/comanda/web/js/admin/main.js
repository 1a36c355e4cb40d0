// Administration: staff, places, the keys of programs, the audit log.

import { html, nothing } from 'lit';
import { View } from '../element.js';
import { speak, staffLanguage, t } from '../i18n.js';
import { brand, outButton, who } from '../staff-head.js';
import { signedIn, signOut } from '../staff.js';
import './audit.js';
import './keys.js';
import './people.js';
import './place.js';

/** The parts of the page, by who may see them. */
const PARTS = {
  admin: ['people', 'place', 'keys', 'audit'],
  manager: ['people', 'place', 'audit'],
};

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
    await speak(staffLanguage(), 'admin', 'audit', 'place');
    addEventListener('popstate', () => this.#read());
    try {
      this.user = await signedIn();
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

  #out() {
    signOut().catch((problem) => (this.problem = problem.words));
  }

  render() {
    const { user, part, problem } = this;
    const name = part ? t(`admin.${part}`) : t('admin.title');
    document.title = `${name} · Comanda`;
    if (!user && !problem) {
      return html`<div class="spinner big" role="status" aria-label=${t('loading')}></div>`;
    }
    return html`${user ? this.#head() : nothing}
      <main class="admin">
        <h1>${t('admin.title')}</h1>
        ${problem
          ? html`<p class="message message-danger" role="alert">
              <span>${problem} <a href="/">${t('panel.choose')}</a></span>
            </p>`
          : nothing}
        ${part ? this.#part() : nothing}
      </main>`;
  }

  #head() {
    return html`<header class="panel-head">
      ${brand()}
      <span class="grow"></span>
      ${who(this.user)} ${outButton(() => this.#out())}
    </header>`;
  }

  #part() {
    const { user, part } = this;
    const parts = PARTS[user.role];
    const shown = {
      people: html`<admin-people .me=${user}></admin-people>`,
      place: html`<admin-place .me=${user}></admin-place>`,
      keys: html`<admin-keys .places=${user.locations}></admin-keys>`,
      audit: html`<admin-audit .me=${user}></admin-audit>`,
    };
    return html`${parts.length > 1
        ? html`<nav class="tabs" aria-label=${t('admin.parts')}>
            ${parts.map(
              (one) =>
                html`<a class="tab" href="?part=${one}" aria-current=${one === part ? 'page' : nothing}
                  >${t(`admin.${one}`)}</a
                >`,
            )}
          </nav>`
        : nothing}
      ${shown[part]}`;
  }
}

customElements.define('admin-page', AdminPage);
