// A receipt to print. Opening the page hands it out: from the second time on it is a copy and says so.

import { html, nothing } from 'lit';
import { newKey } from '../api.js';
import { percent } from '../bill.js';
import { View, waiting } from '../element.js';
import { money, thousandths, times } from '../format.js';
import { currentLocale, speak, staffLanguage, t } from '../i18n.js';
import { icon } from '../icons.js';
import { asStaff } from '../staff.js';

/** By this name the page remembers that an issue was printed. */
const printedOf = (key) => `printed ${key}`;

/** A page that is loaded again is the same issue until that was printed; then it is another copy. */
function keyOf(path) {
  const name = `receipt ${path}`;
  const kept = sessionStorage.getItem(name);
  if (kept && !sessionStorage.getItem(printedOf(kept))) return kept;
  const key = newKey();
  sessionStorage.setItem(name, key);
  return key;
}

/** `?session=ID` or `?order=ID`, with `&number=` of the receipt or its last one. */
function pathOf(query) {
  const number = query.get('number');
  const [kind, id] = query.has('order') ? ['orders', query.get('order')] : ['sessions', query.get('session')];
  const path = `/api/${kind}/${encodeURIComponent(id ?? '')}/receipt`;
  return number ? `${path}?number=${encodeURIComponent(number)}` : path;
}

class ReceiptPage extends View {
  static properties = {
    receipt: { state: true },
    printed: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  #key = '';

  constructor() {
    super();
    this.printed = false;
    this.busy = false;
    this.problem = '';
  }

  async connectedCallback() {
    super.connectedCallback();
    addEventListener('afterprint', () => this.#done());
    await speak(staffLanguage(), 'bill');
    await this.#issue();
  }

  /** Hands it out, unless that has been done and nothing was printed since. */
  async #issue() {
    const path = pathOf(new URLSearchParams(location.search));
    this.problem = '';
    try {
      const key = keyOf(path);
      const receipt = await asStaff('POST', path, { key, body: {} });
      await speak(receipt.language, 'bill');
      this.#key = key;
      this.receipt = receipt;
      this.printed = false;
      document.title = `${receipt.place} · ${this.#title()}`;
    } catch (problem) {
      this.problem = problem.status === 404 ? t('receipt.not_found') : problem.words;
    }
  }

  /** What was printed once is handed out again first, as a copy. */
  async #print() {
    this.busy = true;
    if (this.printed) await this.#issue();
    this.busy = false;
    if (this.problem) return;
    await this.updateComplete;
    print();
    this.#done();
  }

  #done() {
    if (!this.receipt) return;
    sessionStorage.setItem(printedOf(this.#key), 'yes');
    this.printed = true;
  }

  #title() {
    const { kind, number } = this.receipt;
    return t(kind === 'reversal' ? 'receipt.reversal' : 'receipt.title', { number });
  }

  render() {
    const trouble = this.problem
      ? html`<p class="message message-fault" role="alert">${this.problem}</p>`
      : nothing;
    if (!this.receipt && this.problem) return trouble;
    if (!this.receipt) return waiting();
    return html`<header class="receipt-head">
        <a class="icon-button" href="/panel" aria-label=${t('receipt.back')}>${icon('back')}</a>
        <span class="grow"></span>
        <button class="button" type="button" ?disabled=${this.busy} @click=${() => this.#print()}>
          ${icon('print')} ${t('receipt.print')}
        </button>
      </header>
      ${trouble}
      <main class="receipt">${this.#paper(this.receipt)}</main>`;
  }

  #paper(receipt) {
    const { kind, place, address, copy, bill, at, staff, note, reason, reverses, reversed_by: undone, share_of: shareOf } = receipt;
    const when = new Intl.DateTimeFormat(currentLocale(), {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: receipt.time_zone,
    }).format(new Date(at));
    return html`<p class="receipt-place">${place}</p>
      ${address.map((line) => html`<p class="receipt-address">${line}</p>`)}
      <div class="receipt-title">
        <h1>${this.#title()}</h1>
        ${copy > 0 ? html`<p class="receipt-copy">${t('receipt.copy', { count: copy })}</p>` : this.#again()}
      </div>
      ${undone ? html`<p class="receipt-undone">${t('receipt.undone', { number: undone })}</p>` : nothing}
      <p class="receipt-fact"><span>${bill}</span><span>${when}</span></p>
      ${reverses ? html`<p>${t('receipt.reverses', { number: reverses })}</p>` : nothing}
      ${reason ? html`<p>${t('receipt.reason')}: ${reason}</p>` : nothing}
      ${shareOf ? html`<p>${t('receipt.share', { count: shareOf })}</p>` : nothing}
      ${this.#lines(receipt)} ${this.#sums(receipt)} ${this.#taxes(receipt)}
      ${note ? html`<p class="receipt-note">${note}</p>` : nothing}
      <p>${t('receipt.staff', { name: staff })}</p>
      ${kind === 'reversal' ? nothing : html`<p class="receipt-thanks">${t('receipt.thanks')}</p>`}`;
  }

  /** On paper only: for who prints the original once more by the browser's own menu. */
  #again() {
    return this.printed ? html`<p class="receipt-copy receipt-again">${t('receipt.again')}</p>` : nothing;
  }

  #lines({ lines }) {
    if (lines.length === 0) return nothing;
    return html`<ul class="receipt-lines">
      ${lines.map(
        (line) =>
          html`<li>
            <span class="receipt-what"
              >${times(thousandths(line.quantity), line.unit)} ${line.name}${line.modifiers
                ? html`<small>${line.modifiers.join(', ')}</small>`
                : nothing}${line.quantity === 1
                ? nothing
                : html`<small>${t('receipt.each', { price: money(line.unit_price) })}</small>`}</span
            ><span>${money(line.total)}</span>
          </li>`,
      )}
    </ul>`;
  }

  #sums({ kind, total, added, paid_before: before, amount, open, method }) {
    const row = (words, value) => html`<p class="receipt-fact"><span>${words}</span><span>${value}</span></p>`;
    if (kind === 'reversal') {
      return html`<p class="receipt-fact receipt-sum">
        <span>${t(`receipt.back_${method}`)}</span><span>${money(amount)}</span>
      </p>`;
    }
    const parts = amount.amount !== total.amount;
    return html`${added ? row(t('receipt.added'), money(added)) : nothing}
      <p class="receipt-fact receipt-sum"><span>${t('receipt.total')}</span><span>${money(total)}</span></p>
      ${parts && before.amount > 0 ? row(t('receipt.before'), money(before)) : nothing}
      ${row(t(`receipt.amount_${method}`), money(amount))}
      ${parts && open.amount > 0 ? row(t('receipt.open'), money(open)) : nothing}`;
  }

  /** Of the amount; receipts of before state the taxes of all their lines. */
  #taxes({ taxes, taxes_of: of, amount }) {
    if (taxes.length === 0) return nothing;
    return html`<table class="receipt-taxes">
      <caption>
        ${of === 'amount' ? t('receipt.taxes_in', { amount: money(amount) }) : t('receipt.taxes')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('receipt.rate')}</th>
          <th scope="col">${t('receipt.net')}</th>
          <th scope="col">${t('receipt.tax')}</th>
          <th scope="col">${t('receipt.gross')}</th>
        </tr>
      </thead>
      <tbody>
        ${taxes.map(
          ({ rate, net, tax, gross }) =>
            html`<tr>
              <th scope="row">${percent(rate)} %</th>
              <td>${money(net)}</td>
              <td>${money(tax)}</td>
              <td>${money(gross)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

customElements.define('receipt-page', ReceiptPage);
