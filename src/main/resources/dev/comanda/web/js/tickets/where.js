// Where products are prepared: what each says itself, or else its category, as the server routes orders. Pure.

import { t } from '../i18n.js';

/** The stations that prepare it, and whether it needs any; `own` is what it says itself. */
export function whereOf(product, category, stations) {
  const { station_id: own, also_at: also = [] } = product;
  const ids = new Set([own ?? category.station_id, ...also]);
  return {
    needed: product.needs_preparation && (Boolean(own) || category.needs_preparation),
    stations: [...ids].map((id) => stations.find((one) => one.id === id)).filter(Boolean),
    own: Boolean(own) || also.length > 0 || !product.needs_preparation,
  };
}

/** Where the products of a category go that say nothing themselves. */
export const whereOfCategory = (category, stations) =>
  whereOf({ needs_preparation: true }, category, stations);

/** Whether nobody would make it. */
export const isNowhere = ({ needed, stations }) => needed && stations.length === 0;

/** The same in words. */
export function whereWords({ needed, stations }) {
  if (!needed) return t('where.handed_out');
  return stations.length > 0 ? stations.map((one) => one.name).join(', ') : t('where.nowhere');
}

/** Products that are sold and that nobody would make, with their categories, in the order of the menu. */
export function nowhereOf({ categories, products, stations }) {
  if (stations.length === 0) return [];
  const sold = products.filter((one) => !one.retired);
  return categories
    .map((category) => {
      const own = sold.filter((one) => one.category_id === category.id);
      return { category, products: own.filter((one) => isNowhere(whereOf(one, category, stations))) };
    })
    .filter((group) => group.products.length > 0);
}

/** How many products that are sold and somebody makes nobody would make without a station. */
export function lostWithout({ id }, { categories, products, stations }) {
  const left = stations.filter((one) => one.id !== id);
  const isLost = (product) => {
    const category = categories.find((one) => one.id === product.category_id);
    const without = whereOf(product, category, left);
    return isNowhere(without) && !isNowhere(whereOf(product, category, stations));
  };
  return products.filter((one) => !one.retired && isLost(one)).length;
}

/** What is said of what is only handed over; a product's own station would count more. */
export const handedOut = (kind) => (kind === 'products' ? { needs_preparation: false, station_id: '' } : { needs_preparation: false });
