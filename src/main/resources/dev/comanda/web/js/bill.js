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

/** A session with older orders of it, `more` of which may be left; all together come to what they did. */
export function withOlder(session, older, more) {
  const { left } = session;
  const added = older.filter((one) => session.orders.every(({ id }) => id !== one.id));
  const orders = [...added, ...session.orders];
  if (!more) return { ...session, orders, left: undefined };
  const counted = added.filter((one) => one.state !== 'cancelled').length;
  const amount = dueOf(session) - dueOf({ orders });
  return { ...session, orders, left: { ...left, orders: left.orders - counted, due: { ...left.due, amount } } };
}

/** One line of a bill among others. */
export const keyOf = (line) => `${line.order_id}/${line.line}`;

/** What of a line is not paid by itself, in thousandths. */
export const leftOf = (line) => thousandths(line.quantity) - thousandths(line.paid_quantity);

/**
 * What chosen lines of a bill come to: what all that is then paid by itself costs with the tax that is
 * added, less what was paid for it before. `chosen` has thousandths by `keyOf`.
 */
export function itemsAmount(bill, chosen) {
  if (chosen.size === 0) return 0;
  const standing = forLines(bill);
  const paid = paidByLine(standing);
  let now = 0;
  let then = 0;
  const added = new Map();
  for (const line of bill.lines) {
    const before = paid.get(keyOf(line)) ?? 0;
    const part = chosen.has(keyOf(line)) ? partOf(line, chosen.get(keyOf(line)), before) : 0;
    now += part;
    then += before + part;
    if (line.tax_mode === 'added') added.set(line.tax_rate, (added.get(line.tax_rate) ?? 0) + before + part);
  }
  for (const [rate, sum] of added) then += taxOn(sum, rate);
  const charged = standing.reduce((sum, one) => sum + one.amount.amount, 0);
  return Math.max(then - charged, Math.min(now, bill.open.amount));
}

/** How much of a line can be chosen beside the others, in thousandths, so that no more is paid than is open. */
export function mostOf(bill, chosen, line, step) {
  const fits = (count) =>
    itemsAmount(bill, new Map(chosen).set(keyOf(line), count * step)) <= bill.open.amount;
  let least = 0;
  let most = Math.floor(leftOf(line) / step);
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(middle)) least = middle;
    else most = middle - 1;
  }
  return least * step;
}

/** What of a line's total is not paid by itself, in minor units. */
export const leftAmountOf = (bill, line) =>
  Math.max(0, line.total.amount - (paidByLine(forLines(bill)).get(keyOf(line)) ?? 0));

/** The payments that stand and say for which lines they are. */
function forLines(bill) {
  const undone = new Set(bill.payments.map((one) => one.takes_back));
  return bill.payments.filter((one) => !one.takes_back && !undone.has(one.id) && one.items);
}

function paidByLine(payments) {
  const paid = new Map();
  for (const item of payments.flatMap((one) => one.items)) {
    paid.set(keyOf(item), (paid.get(keyOf(item)) ?? 0) + item.total.amount);
  }
  return paid;
}

/** Of a line, what so much more of it comes to. */
const partOf = (line, more, before) => Math.max(0, costOf(line, thousandths(line.paid_quantity) + more) - before);

const costOf = (line, quantity) =>
  quantity === thousandths(line.quantity) ? line.total.amount : lineAmount(line.unit_price.amount, quantity);

/** What was paid in a session, in minor units. */
export const paidOf = (session) =>
  (session.payments ?? []).reduce(
    (sum, payment) => sum + payment.amount.amount,
    session.left?.paid.amount ?? 0,
  );

/** Whether a session is paid: `paid` as a whole, `part_paid`, or neither. */
export function paidState(session) {
  const paid = paidOf(session);
  if (paid <= 0) return '';
  return paid >= dueOf(session) ? 'paid' : 'part_paid';
}

/** A rate such as "0.19" in per cent: "19". */
export const percent = (rate) => String(Number((Number(rate) * 100).toFixed(3)));
