// The panel's head: which place, how fresh what is shown is, who is signed in.

import { html, nothing } from 'lit';
import { clock, money } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { manages, productsOf, reportsOf } from '../staff.js';
import { unseenOf } from '../store.js';
import { nameOf } from './session-parts.js';

/** The panel's head. Without `onSpots` there are no tables to show yet. */
export function head({ user, place, freshness, onMove, onOut, onSpots, onSwitch }) {
  const ways = place ? waysOf(user, place) : [];
  return html`<header class="panel-head">
    ${brand('roomy')} ${menu(ways, onOut)} ${placeChoice(user.locations, place, onMove)}
    <span class="grow"></span>
    ${onSpots
      ? html`<button class="button quiet head-way" type="button" @click=${onSpots}>
          ${icon('table')} <span>${t('spots.title')}</span>
        </button>`
      : nothing}
    ${ways.map((way) => wayTo(way, 'roomy'))} ${freshMark(freshness)} ${who(user, place && onSwitch)}
    ${outButton(onOut, 'roomy')}
  </header>`;
}

/** The pages that one may go to from a place's panel. */
function waysOf(user, { slug }) {
  const ways = [
    { href: productsOf(slug), picture: 'soldout', words: t('soldout.short') },
    { href: reportsOf(slug), picture: 'chart', words: t('home.reports') },
  ];
  if (manages(user)) ways.push({ href: '/admin', picture: 'key', words: t('home.admin') });
  return ways;
}

/** A way to another page; `where` may say that it is `roomy`: too wide for a phone. */
export const wayTo = ({ href, picture, words }, where = '') =>
  html`<a class="button quiet head-way ${where}" href=${href} title=${words}>
    ${icon(picture)} <span>${words}</span>
  </a>`;

/** Everything that has no room in the head of a phone. */
function menu(ways, onOut) {
  const all = [{ href: '/', picture: 'place', words: t('panel.choose') }, ...ways];
  return html`<button
      class="icon-button menu-button"
      type="button"
      popovertarget="head-menu"
      aria-label=${t('head.menu')}
    >
      ${icon('menu')}
    </button>
    <nav class="head-menu" id="head-menu" popover aria-label=${t('head.menu')}>
      ${all.map(
        ({ href, picture, words }) => html`<a class="menu-way" href=${href}>${icon(picture)} ${words}</a>`,
      )}
      <button class="menu-way" type="button" @click=${onOut}>${icon('out')} ${t('home.out')}</button>
    </nav>`;
}

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
