// The products of a place by category: what each is, and the one button that changes it.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { soldOut } from '../order-parts.js';
import { finder } from '../search.js';
import { whereOf, whereWords } from '../tickets/where.js';

/** A thing's name in the reader's language, else in the place's first. */
export const nameOf = (thing) => thing.names?.[document.documentElement.lang] ?? thing.name;

/** Lists come in the order in which their things were made. */
export const bySort = (a, b) => a.sort - b.sort;

/** The later of two versions of a product. */
export const later = (one, other) => (one && one.version > other.version ? one : other);

/** Categories with those of their products that match, in the order of the menu. */
export function groupsOf({ categories, products }, { search, goneOnly }) {
  const finds = finder(search);
  const matches = (one) => !(goneOnly && one.available) && finds(`${nameOf(one)} ${one.sku}`);
  const shown = products.filter((one) => !one.retired && matches(one));
  return categories
    .map((category) => ({ category, products: shown.filter((one) => one.category_id === category.id) }))
    .filter((group) => group.products.length > 0);
}

/**
 * The cards. `stations` prepare what is on them, where there are any; `doing` knows by a product's id what is under way or has failed; `press(product)` is
 * the button, `retry(product)` does again what has failed.
 */
export const cards = (groups, stations, doing, press, retry) =>
  html`<div class="stock-groups">
    ${repeat(
      groups,
      ({ category }) => category.id,
      ({ category, products }) =>
        html`<section class="table-card stock-group" aria-labelledby="category-${category.id}">
          <h2 id="category-${category.id}">${nameOf(category)}</h2>
          <ul>
            ${repeat(
              products,
              (one) => one.id,
              (one) =>
                row(one, placeOf(one, category, stations), doing.get(one.id), () => press(one), () => retry(one)),
            )}
          </ul>
        </section>`,
    )}
  </div>`;

/** Where it is prepared, in words; a place without stations has no kitchen here. */
const placeOf = (product, category, stations) =>
  stations.length > 0 ? whereWords(whereOf(product, category, stations)) : '';

function row(product, where, doing, press, retry) {
  const { available } = product;
  const name = nameOf(product);
  const words = t(available ? 'soldout.mark' : 'soldout.back');
  return html`<li class="stock-row">
    <span class="stock-what"
      ><span class="stock-name">${name}</span>
      ${available ? nothing : soldOut(product)}
      <small>${[available ? t('soldout.available') : '', where].filter(Boolean).join(' · ')}</small></span
    >
    <button
      class="button quiet"
      type="button"
      aria-label=${`${words}: ${name}`}
      aria-disabled=${doing?.busy ? 'true' : nothing}
      @click=${press}
    >
      ${doing?.busy
        ? html`<span class="spinner" aria-hidden="true"></span>`
        : icon(available ? 'soldout' : 'undo')}
      ${words}
    </button>
    ${doing?.problem
      ? html`<p class="message message-fault" role="alert">
          <span>${t(`soldout.${doing.body.available ? 'back_' : ''}failed`, { name })} ${doing.problem}</span>
          <button
            class="button quiet"
            type="button"
            aria-label=${`${t('failed.retry')}: ${name}`}
            @click=${retry}
          >
            ${t('failed.retry')}
          </button>
        </p>`
      : nothing}
  </li>`;
}
