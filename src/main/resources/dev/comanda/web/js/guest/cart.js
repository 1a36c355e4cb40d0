// The cart as pure functions over its lines `{id, product_id, quantity, note, modifiers}`; quantities
// are whole thousandths, modifiers the ids of what is chosen.

import { addedBy, chosenOf, complete, groupsOf } from '../choices.js';
import { lineAmount, thousandths } from '../format.js';

/** The most of one product in a line: 999 pieces or litres. */
export const QUANTITY_MAX = 999_000;

const sameChoice = (one, other) => [...one].sort().join() === [...other].sort().join();

/** The cart with more of a product; the same product, chosen alike with the same note, is one line. */
export function added(cart, id, product, { quantity, note, modifiers }) {
  const same = cart.find(
    (line) =>
      line.product_id === product.id && line.note === note && sameChoice(line.modifiers ?? [], modifiers),
  );
  if (!same) return [...cart, { id, product_id: product.id, quantity, note, modifiers }];
  return changed(cart, same.id, { quantity: Math.min(QUANTITY_MAX, same.quantity + quantity) });
}

export const changed = (cart, id, change) =>
  cart.map((line) => (line.id === id ? { ...line, ...change } : line));

export const without = (cart, id) => cart.filter((line) => line.id !== id);

/** All products of a menu by their ids. */
export const productsOf = (menu) =>
  new Map(menu.categories.flatMap((one) => one.products).map((one) => [one.id, one]));

/** The lines with their products and what can be chosen; a product that is gone from the menu is null. */
export function withProducts(cart, menu) {
  const products = productsOf(menu);
  return cart.map((line) => {
    const product = products.get(line.product_id) ?? null;
    const groups = product ? groupsOf(product, menu.modifier_groups) : [];
    return { ...line, modifiers: line.modifiers ?? [], product, groups };
  });
}

/** What was chosen with a line, as the menu has it. */
export const chosenWith = ({ groups, modifiers }) => chosenOf(groups, modifiers);

/** What a unit of a line costs as it is chosen, in minor units. */
const unitPrice = ({ product, groups, modifiers }) => product.price.amount + addedBy(groups, modifiers);

/** An order on its way: what is sent, what is shown of it, and the cart to go back to. */
export function entryOf(lines) {
  const sent = lines.map((line) => ({
    product_id: line.product_id,
    quantity: line.quantity / 1000,
    ...(line.note && { note: line.note }),
    ...(line.modifiers.length > 0 && { modifiers: line.modifiers }),
    unit_price_shown: unitPrice(line),
  }));
  return {
    key: keyOf(lines, sent),
    cart: lines.map(({ product, groups, ...line }) => line),
    lines: sent,
    shown: lines.map(shownOf),
  };
}

const shownOf = (line) => ({
  name: line.product.name,
  unit: line.product.unit,
  quantity: line.quantity,
  note: line.note,
  chosen: chosenWith(line).map((one) => one.name),
});

/** What is shown of a cart that cannot be ordered any more; nothing where the menu is not there. */
export const leftIn = (cart, menu) =>
  menu
    ? withProducts(cart, menu)
        .filter((line) => line.product)
        .map(shownOf)
    : [];

/**
 * The same lines of the same cart are the same order, also where two tabs order them at the same
 * moment: the key is a line's own id and a digest of what is ordered.
 */
function keyOf([first], sent) {
  let digest = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(JSON.stringify(sent))) {
    digest = BigInt.asUintN(64, (digest ^ BigInt(byte)) * 0x100000001b3n);
  }
  return `${first.id}.${digest.toString(16)}`;
}

/** What of a refused order costs more by now: `{name, before, price}`, each in minor units. */
export function raised(entry, menu) {
  const lines = withProducts(entry.cart, menu);
  return lines.flatMap((line, i) => {
    const before = entry.lines[i].unit_price_shown;
    if (!line.product || !(unitPrice(line) > before)) return [];
    return [{ name: line.product.name, before, price: unitPrice(line) }];
  });
}

/** The names of lines as one text. */
export const namesOf = (lines) => [...new Set(lines.map(({ product }) => product.name))].join(', ');

/** The lines of what is in the cart and cannot be had just now: it does not count in the sum. */
export const missing = (lines) =>
  lines.filter(({ product, groups, modifiers }) => {
    if (!product) return false;
    return !product.available || chosenOf(groups, modifiers).some((one) => !one.available);
  });

/** Whether a line can be ordered as it is. */
export const orderable = ({ product, quantity, groups, modifiers }) =>
  product !== null &&
  product.available &&
  quantity % thousandths(product.quantity_step) === 0 &&
  complete(groups, modifiers);

/** What one line comes to, in minor units. */
export const lineSum = ({ product, quantity, groups, modifiers }) =>
  lineAmount(unitPrice({ product, groups, modifiers }), quantity);

/** What the orderable lines come to, in minor units. */
export const amountOf = (lines) =>
  lines.filter(orderable).reduce((sum, one) => sum + lineSum(one), 0);

/** How many things can be ordered: pieces, and of what is measured each line as one. */
export const countOf = (lines) =>
  lines
    .filter(({ product }) => product?.available)
    .reduce((sum, { product, quantity }) => sum + (product.unit === 'piece' ? Math.ceil(quantity / 1000) : 1), 0);

/** How often each product is in the cart, in thousandths. */
export function quantities(cart) {
  const found = new Map();
  for (const line of cart) found.set(line.product_id, (found.get(line.product_id) ?? 0) + line.quantity);
  return found;
}
