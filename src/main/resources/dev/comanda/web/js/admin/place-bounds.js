// How much guests may order, as it is typed; the server knows what is usual.

import { formatter, minorOf, scaledOf } from '../format.js';
import { digitsOf } from '../currencies.js';

/** Digits after the point that a quantity is typed with: three could be meant as thousands. */
const QUANTITY_DIGITS = 2;

const plain = (number, digits) =>
  formatter(Intl.NumberFormat, {
    useGrouping: false,
    minimumFractionDigits: digits.min,
    maximumFractionDigits: digits.max,
  }).format(number);

function moneyText({ amount, currency }) {
  const digits = digitsOf(currency);
  return plain(amount / 10 ** digits, { min: digits, max: digits });
}

/** Bounds as texts to type over. */
export const boundTexts = ({ quantity, order, session }) => ({
  quantity: plain(quantity, { min: 0, max: 3 }),
  order: moneyText(order),
  session: moneyText(session),
});

const read = {
  quantity: (text) => (scaledOf(text, QUANTITY_DIGITS) || 0) / 10 ** QUANTITY_DIGITS,
  order: (text, { currency }) => ({ amount: minorOf(text, currency) || 0, currency }),
  session: (text, { currency }) => ({ amount: minorOf(text, currency) || 0, currency }),
};

/**
 * What was typed as bounds to send: what is emptied is left out, which makes it as usual; what is no number is
 * sent as nothing, which the server refuses.
 */
export function boundsOf(typed, before) {
  const bounds = Object.entries(before).map(([name, value]) => {
    const text = typed[name]?.trim();
    return [name, text === undefined || text === boundTexts(before)[name] ? value : text && read[name](text, value)];
  });
  return Object.fromEntries(bounds.filter(([, value]) => value !== ''));
}
