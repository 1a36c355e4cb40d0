// What was sold, product by product: to search, to sort, some rows at a time.

import { html, nothing } from 'lit';
import { money, quantity, thousandths } from '../format.js';
import { icon } from '../icons.js';
import { currentLocale, t } from '../i18n.js';
import { finder } from '../search.js';
import { PagedRows } from './paged.js';
import { shareBar } from './share.js';
import { percent } from './words.js';

/** The rows that are asked for, in the order that is asked for; ties by name. */
export function rowsOf(products, { q, category, sort }) {
  const finds = finder(q);
  const found = products.filter(
    (one) =>
      (!category || one.category_id === category) &&
      finds(`${one.name} ${one.sku ?? ''} ${one.category ?? ''}`),
  );
  const down = sort.startsWith('-') ? -1 : 1;
  const { compare } = new Intl.Collator(currentLocale(), { numeric: true });
  const by = {
    name: (a, b) => compare(a.name, b.name),
    quantity: (a, b) => a.quantity - b.quantity,
    revenue: (a, b) => a.revenue.amount - b.revenue.amount,
  }[sort.replace('-', '')];
  return found.sort((a, b) => by(a, b) * down || compare(a.name, b.name));
}

/** The categories of some products, by name. */
function categoriesOf(products) {
  const names = new Map(products.filter((one) => one.category_id).map((one) => [one.category_id, one.category]));
  return [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name));
}

const sum = (rows) => rows.reduce((all, one) => all + one.revenue.amount, 0);

/** Says `want` with what is to be changed of what the page shows. */
class ReportProducts extends PagedRows {
  static properties = {
    products: { attribute: false },
    wanted: { attribute: false },
    currency: {},
    csv: { attribute: false },
  };

  #want(change) {
    this.page = 0;
    this.tell('want', change);
  }

  #sort(by) {
    const { sort } = this.wanted;
    const first = by === 'name' ? 'name' : `-${by}`;
    const other = by === 'name' ? '-name' : by;
    this.#want({ sort: sort === first ? other : first });
  }

  render() {
    const rows = rowsOf(this.products, this.wanted);
    return html`<section class="report-card" aria-labelledby="products-title">
      <header class="card-head">
        <h2 id="products-title">${t('products.title')}</h2>
        <span class="hint" role="status">${t('products.count', { count: rows.length })}</span>
        <span class="grow"></span>
        ${this.csv}
      </header>
      ${this.#tools()}
      ${rows.length > 0 ? this.#table(rows) : html`<p class="empty">${t('products.nothing')}</p>`}
      ${this.pages(rows.length)}
    </section>`;
  }

  #tools() {
    const { q, category } = this.wanted;
    const categories = categoriesOf(this.products);
    return html`<div class="product-tools">
      <label class="search grow">
        <span class="visually-hidden">${t('products.search')}</span>
        ${icon('search')}
        <input
          type="search"
          placeholder=${t('products.search')}
          data-chars="100"
          .value=${q}
          @input=${(event) => this.#want({ q: event.target.value })}
        />
      </label>
      <label class="filter ${category ? 'is-on' : ''}">
        <span class="visually-hidden">${t('filter.category')}</span>
        <select @change=${(event) => this.#want({ category: event.target.value })}>
          <option value="" ?selected=${!category}>${t('filter.category.all')}</option>
          ${categories.map(
            (one) => html`<option value=${one.id} ?selected=${one.id === category}>${one.name}</option>`,
          )}
        </select>
      </label>
    </div>`;
  }

  #table(rows) {
    const all = sum(this.products);
    const most = Math.max(1, ...rows.map((one) => one.revenue.amount));
    const total = sum(rows);
    return html`<table class="figures products">
      <caption class="visually-hidden">
        ${t('products.title')}
      </caption>
      <thead>
        <tr>
          ${this.#head('name', 'grow-cell')}
          <th scope="col" class="wide-only">${t('products.category')}</th>
          ${this.#head('quantity', 'figure')} ${this.#head('revenue', 'figure')}
          <th scope="col" class="figure wide-only">${t('products.share')}</th>
        </tr>
      </thead>
      <tbody>
        ${this.shownOf(rows).map((one) => this.#row(one, all, most))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${t('products.total')}</th>
          <td class="wide-only"></td>
          <td></td>
          <td class="figure">${money({ amount: total, currency: this.currency })}</td>
          <td class="figure wide-only">${all > 0 ? percent(total / all) : nothing}</td>
        </tr>
      </tfoot>
    </table>`;
  }

  #head(by, look) {
    const { sort } = this.wanted;
    const on = sort.replace('-', '') === by;
    const way = sort.startsWith('-') ? 'descending' : 'ascending';
    return html`<th scope="col" class=${look} aria-sort=${on ? way : 'none'}>
      <button class="sort-button" type="button" @click=${() => this.#sort(by)}>
        ${t(`products.${by}`)} ${icon(on && way === 'ascending' ? 'up' : 'down')}
      </button>
    </th>`;
  }

  #row(one, all, most) {
    const { amount } = one.revenue;
    return html`<tr>
      <th scope="row">
        ${one.name} ${one.retired ? html`<span class="tag">${t('products.retired')}</span>` : nothing}
        <small class="narrow-only">${one.category ?? t('products.open_item')}</small>
      </th>
      <td class="wide-only soft">${one.category ?? t('products.open_item')}</td>
      <td class="figure">${quantity(thousandths(one.quantity), one.unit ?? 'piece')}</td>
      <td class="figure">${money(one.revenue)}</td>
      <td class="figure wide-only share">
        ${shareBar(amount / most)}<span>${all > 0 ? percent(amount / all) : '–'}</span>
      </td>
    </tr>`;
  }
}

customElements.define('report-products', ReportProducts);
