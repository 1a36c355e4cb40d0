// The panel's head with its ways to other pages, and what is said above the board.

import { html, nothing } from 'lit';
import { money } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { brand, freshMark, outButton, placeChoice, wayTo, who } from '../staff-head.js';
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

/** What an event says to those who do not look: a session was verified, an order came. */
export function newsOf({ type, data }, session) {
  if (type === 'session.verified') return t('panel.verified_now', { name: data.name });
  if (type !== 'order.placed' || !session) return '';
  return t('panel.came', { number: data.number, name: nameOf(session), total: money(data.total) });
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
