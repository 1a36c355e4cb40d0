// The panel's head: which place, how fresh what is shown is, who is signed in.

import { html, nothing } from 'lit';
import { clock, money } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { reportsOf } from '../staff.js';
import { unseenOf } from '../store.js';
import { nameOf } from './session-parts.js';

export function head({ user, place, freshness, onMove, onOut, onSpots, onSwitch }) {
  return html`<header class="panel-head">
    <a class="brand" href="/" aria-label="Comanda"
      ><img src="/web/icon.svg" alt="" width="32" height="32"
    /></a>
    ${places(user.locations, place, onMove)}
    <span class="grow"></span>
    ${place
      ? html`<button class="button quiet spots-button" type="button" @click=${onSpots}>
          ${icon('table')} <span>${t('spots.title')}</span>
        </button>
        <a class="button quiet spots-button reports-link" href=${reportsOf(place.slug)}>
          ${icon('chart')} <span>${t('home.reports')}</span>
        </a>`
      : nothing}
    ${freshness
      ? html`<span class="fresh fresh-${freshness}" role="status"
          ><span class="dot" aria-hidden="true"></span>${t(`fresh.${freshness}`)}</span
        >`
      : nothing}
    ${place
      ? html`<button
          class="button quiet who"
          type="button"
          aria-label=${t('switch.button', { name: user.name })}
          @click=${onSwitch}
        >
          ${icon('people')} <span>${user.name}</span>
        </button>`
      : html`<span class="who">${user.name}</span>`}
    <button
      class="icon-button"
      type="button"
      aria-label=${t('home.out')}
      title=${t('home.out')}
      @click=${onOut}
    >
      ${icon('out')}
    </button>
  </header>`;
}

function places(locations, place, onMove) {
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

/** What an event says to those who do not look: a session was verified, an order came. */
export function newsOf({ type, data }, session) {
  if (type === 'session.verified') return t('panel.verified_now', { name: data.name });
  if (type !== 'order.placed' || !session) return '';
  return t('panel.came', { number: data.number, name: nameOf(session), total: money(data.total) });
}

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

/** What went wrong with the whole page, and a way on where there is one. */
export const trouble = (problem) =>
  problem
    ? html`<p class="message message-danger page-message" role="alert">
        <span>${problem} <a href="/">${t('panel.choose')}</a></span>
      </p>`
    : nothing;

/** The window's title: how many orders nobody has looked at, and where. */
export function titleOf(place, panel, seen) {
  const verified = panel ? panel.sessions.filter((one) => one.state === 'verified') : [];
  const fresh = verified.reduce((sum, one) => sum + unseenOf(one, seen).length, 0);
  return `${fresh > 0 ? `(${fresh}) ` : ''}${place ? `${place.name} · ` : ''}Comanda`;
}
