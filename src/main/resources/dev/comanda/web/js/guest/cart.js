// The cart as pure functions over its lines `{id, product_id, quantity, note}`; quantities are whole
// thousandths.

import { lineAmount, thousandths } from '../format.js';

/** The most of one product in a line: 999 pieces or litres. */
export const QUANTITY_MAX = 999_000;

/** The cart with more of a product; the same product with the same note is one line. */
export function added(cart, id, product, quantity, note) {
  const same = cart.find((line) => line.product_id === product.id && line.note === note);
  if (!same) return [...cart, { id, product_id: product.id, quantity, note }];
  return changed(cart, same.id, { quantity: Math.min(QUANTITY_MAX, same.quantity + quantity) });
}

export const changed = (cart, id, change) =>
  cart.map((line) => (line.id === id ? { ...line, ...change } : line));

export const without = (cart, id) => cart.filter((line) => line.id !== id);

/** All products of a menu by their ids. */
export const productsOf = (menu) =>
  new Map(menu.categories.flatMap((one) => one.products).map((one) => [one.id, one]));

/** The lines with their products; a product that is gone from the menu is null. */
export function withProducts(cart, menu) {
  const products = productsOf(menu);
  return cart.map((line) => ({ ...line, product: products.get(line.product_id) ?? null }));
}

/** An order on its way: what is sent, what is shown of it, and the cart to go back to. */
export const entryOf = (key, lines) => ({
  key,
  cart: lines.map(({ product, ...line }) => line),
  lines: lines.map(({ product_id, quantity, note }) => ({
    product_id,
    quantity: quantity / 1000,
    ...(note && { note }),
  })),
  shown: lines.map(({ product, quantity, note }) => ({
    name: product.name,
    unit: product.unit,
    quantity,
    note,
  })),
});

/** Whether a line can be ordered as it is. */
export const orderable = ({ product, quantity }) =>
  product !== null && product.available && quantity % thousandths(product.quantity_step) === 0;

/** What the orderable lines come to, in minor units. */
export const amountOf = (lines) =>
  lines.filter(orderable).reduce((sum, one) => sum + lineAmount(one.product.price.amount, one.quantity), 0);

/** How often each product is in the cart, in thousandths. */
export function quantities(cart) {
  const found = new Map();
  for (const line of cart) found.set(line.product_id, (found.get(line.product_id) ?? 0) + line.quantity);
  return found;
}
