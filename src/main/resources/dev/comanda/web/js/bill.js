// What a session's orders come to as a bill, counted as the server does it: tax that is added is
// rounded once per rate, half up.

import { lineAmount, thousandths } from './format.js';
import { sumOf } from './store.js';

const RATE_DIGITS = 5;
const RATE_ONE = 10n ** BigInt(RATE_DIGITS);

function rateOf(text) {
  const [whole, digits = ''] = text.split('.');
  return BigInt(whole + digits.padEnd(RATE_DIGITS, '0'));
}

/** The tax that is added to a sum, rounded half up. */
const taxOn = (sum, rate) => Number((2n * BigInt(sum) * rateOf(rate) + RATE_ONE) / (2n * RATE_ONE));

/** Minor units, with the tax that is added. */
export function dueOf(session) {
  const sums = new Map();
  for (const order of session.orders) {
    for (const line of order.lines) {
      if (order.state === 'cancelled' || line.state !== 'ordered' || line.tax_mode !== 'added') continue;
      sums.set(line.tax_rate, (sums.get(line.tax_rate) ?? 0) + line.total.amount);
    }
  }
  let due = sumOf(session);
  for (const [rate, sum] of sums) due += taxOn(sum, rate);
  return due;
}

/** One line of a bill among others. */
export const keyOf = (line) => `${line.order_id}/${line.line}`;

/** What of a line is not paid by itself, in thousandths. */
export const leftOf = (line) => thousandths(line.quantity) - thousandths(line.paid_quantity);

/**
 * What chosen lines of a bill come to: what all that is then paid of them costs, less what was paid
 * of them before, and the tax that is added likewise. `chosen` has thousandths by `keyOf`.
 */
export function itemsAmount(bill, chosen) {
  const undone = new Set(bill.payments.map((one) => one.takes_back));
  const standing = bill.payments.filter((one) => !one.takes_back && !undone.has(one.id));
  const items = standing.flatMap((one) => one.items ?? []);
  const added = new Map();
  let sum = 0;
  for (const line of bill.lines.filter((each) => chosen.has(keyOf(each)))) {
    const part = Math.max(0, costOf(line, thousandths(line.paid_quantity) + chosen.get(keyOf(line))) - paidFor(items, line));
    sum += part;
    if (line.tax_mode === 'added') added.set(line.tax_rate, (added.get(line.tax_rate) ?? 0) + part);
  }
  for (const [rate, part] of added) sum += Math.max(0, taxAfter(standing, rate, part));
  return sum;
}

const paidFor = (items, line) =>
  items.reduce((paid, item) => paid + (keyOf(item) === keyOf(line) ? item.total.amount : 0), 0);

const costOf = (line, quantity) =>
  quantity === thousandths(line.quantity) ? line.total.amount : lineAmount(line.unit_price.amount, quantity);

function taxAfter(standing, rate, part) {
  const before = standing
    .flatMap((one) => one.taxes ?? [])
    .filter((one) => one.rate === rate && one.mode === 'added');
  const of = (what) => before.reduce((all, one) => all + one[what].amount, 0);
  return taxOn(of('net') + part, rate) - of('tax');
}

/** What was paid in a session, in minor units. */
export const paidOf = (session) =>
  (session.payments ?? []).reduce((sum, payment) => sum + payment.amount.amount, 0);

/** A rate such as "0.19" in per cent: "19". */
export const percent = (rate) => String(Number((Number(rate) * 100).toFixed(3)));
