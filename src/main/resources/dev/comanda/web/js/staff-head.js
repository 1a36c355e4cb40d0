// What the heads of the staff's pages are made of: which place, how fresh what is shown is, who is signed in.

import { html, nothing } from 'lit';
import { clock } from './format.js';
import { icon } from './icons.js';
import { t } from './i18n.js';

/** The way home; `where` may say that it is `roomy`: too wide for a phone. */
export const brand = (where = '') =>
  html`<a class="brand ${where}" href="/" aria-label="Comanda"
    ><img src="/web/icon.svg" alt="" width="32" height="32"
  /></a>`;

/** How fresh what is shown is; nothing where nothing is shown. */
export const freshMark = (freshness) =>
  freshness
    ? html`<span class="fresh fresh-${freshness}" role="status"
        ><span class="dot" aria-hidden="true"></span>${t(`fresh.${freshness}`)}</span
      >`
    : nothing;

/** Who is signed in, and with `onSwitch` the way for somebody else to take over. */
export const who = (user, onSwitch) =>
  onSwitch
    ? html`<button
        class="button quiet who"
        type="button"
        aria-label=${t('switch.button', { name: user.name })}
        @click=${onSwitch}
      >
        ${icon('people')} <span>${user.name}</span>
      </button>`
    : html`<span class="who">${user.name}</span>`;

/** The way out; `where` as above. */
export const outButton = (onOut, where = '') =>
  html`<button
    class="icon-button ${where}"
    type="button"
    aria-label=${t('home.out')}
    title=${t('home.out')}
    @click=${onOut}
  >
    ${icon('out')}
  </button>`;

/** The place, to change where there are several. */
export function placeChoice(locations, place, onMove) {
  if (locations.length < 2 && place) return html`<span class="place-name">${place.name}</span>`;
  return html`<select
    class="place-choice"
    aria-label=${t('panel.place')}
    @change=${(event) => onMove(event.target.value)}
  >
    ${place ? nothing : html`<option selected disabled></option>`}
    ${locations.map((one) => html`<option value=${one.slug} ?selected=${one === place}>${one.name}</option>`)}
  </select>`;
}

/** A way to another page; `where` as above. */
export const wayTo = ({ href, picture, words }, where = '') =>
  html`<a class="button quiet head-way ${where}" href=${href} title=${words}>
    ${icon(picture)} <span>${words}</span>
  </a>`;

/** Says in words when what is shown may be old; `lastLive` is when it last was not. */
export function staleness({ freshness, lastLive }) {
  if (freshness === 'stale') {
    const time = clock(lastLive ?? new Date());
    return html`<p class="strip" role="alert">
      ${icon('cloud')} <span>${t('fresh.stale_words', { time })}</span>
    </p>`;
  }
  if (freshness !== 'ended') return nothing;
  return html`<p class="strip" role="alert">
    ${icon('cloud')} <span>${t('fresh.ended_words')}</span>
    <button class="link-button" type="button" @click=${() => location.reload()}>${t('fresh.reload')}</button>
  </p>`;
}
