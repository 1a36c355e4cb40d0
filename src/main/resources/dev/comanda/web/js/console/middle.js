// What is shown of an integration, or of all of a place: its parts, and the one that is looked at.

import { html, nothing } from 'lit';
import { View } from '../element.js';
import { t } from '../i18n.js';
import { icon } from '../icons.js';
import './day.js';
import './lines.js';
import './log.js';
import './products.js';
import './settings.js';
import { standingOf } from './standing.js';
import { reasonDetail, reasonWords } from './words.js';

/** The parts of one integration by who may see them, and those of all together. */
const PARTS = {
  admin: ['lines', 'products', 'day', 'log', 'settings'],
  manager: ['lines', 'products', 'day'],
  every: ['lines', 'day'],
};

class ConsoleMiddle extends View {
  static properties = {
    user: { attribute: false },
    place: { attribute: false },
    wanted: { attribute: false },
    on: { attribute: false },
    healths: { attribute: false },
    known: { attribute: false },
    news: { attribute: false },
    way: { attribute: false },
  };

  get #parts() {
    return PARTS[this.on ? this.user.role : 'every'];
  }

  get #part() {
    return this.#parts.includes(this.wanted.part) ? this.wanted.part : 'lines';
  }

  render() {
    const { on, wanted } = this;
    const parts = this.#parts;
    return html`<header class="erp-mid-head">
        <a
          class="icon-button erp-back erp-up"
          href=${this.way.href({ on: '', part: 'lines' })}
          aria-label=${t('console.to_all')}
          @click=${(event) => this.way.go(event, { on: '', part: 'lines', line: '' })}
          >${icon('back')}</a
        >
        <div class="erp-title"><h2 tabindex="-1">${on?.workshop ?? t('console.every')} ${on ? this.#tag(on) : nothing}</h2></div>
      </header>
      ${on ? this.#reason(on) : nothing}
      ${parts.length > 1
        ? html`<nav class="tabs" aria-label=${t('console.parts')}>
            ${parts.map(
              (one) =>
                html`<a
                  class="tab"
                  href=${this.way.href({ part: one, product: '' })}
                  aria-current=${one === this.#part ? 'page' : nothing}
                  @click=${(event) => this.way.go(event, { part: one, product: '' })}
                  >${t(`part.${one}`)}</a
                >`,
            )}
          </nav>`
        : nothing}
      ${this.#shown(wanted)}`;
  }

  #tag(on) {
    const { word, tone, act } = standingOf(on);
    return html`<span class="tag ${act ? 'act' : ''}" data-s=${tone}>${t(`health.${word}`)}</span>`;
  }

  /** Why it does not work, in words. */
  #reason({ reason }) {
    if (!reason) return nothing;
    const detail = reasonDetail(reason);
    return html`<p class="message message-warning erp-reason">
      ${icon('warning')} <span>${reasonWords(reason)} ${detail ? html`<small>${detail}</small>` : nothing}</span>
    </p>`;
  }

  #shown(wanted) {
    const { place, on, healths, news, way } = this;
    const want = (event) => this.tell('want', event.detail);
    const changed = () => this.tell('changed');
    switch (this.#part) {
      case 'products':
        return html`<console-products .on=${on} .wanted=${wanted} @want=${want} @changed=${changed}></console-products>`;
      case 'day':
        return html`<console-day .place=${place} .on=${on} .wanted=${wanted} .news=${news} .way=${way} @want=${want}></console-day>`;
      case 'log':
        return html`<console-log .on=${on} .news=${news}></console-log>`;
      case 'settings':
        return html`<console-settings
          .on=${on}
          .known=${this.known?.find((one) => one.id === on.integration_id)}
          .news=${news}
          @changed=${changed}
          @ended=${() => this.tell('ended')}
        ></console-settings>`;
      default:
        return html`<console-lines
          .place=${place}
          .wanted=${wanted}
          .on=${on}
          .healths=${healths}
          .news=${news}
          .way=${way}
          @want=${want}
          @sweep=${(event) => this.tell('sweep', event.detail)}
        ></console-lines>`;
    }
  }
}

customElements.define('console-middle', ConsoleMiddle);
