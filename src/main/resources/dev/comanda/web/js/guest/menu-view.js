// The menu: categories as chips that stay in sight, products as rows, a search over all of them.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { View } from '../element.js';
import { money, per, quantity } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { soldOut } from '../order-parts.js';
import { finder } from '../search.js';
import '../toast.js';

/** With fewer products than this a search is in the way. */
const SEARCH_FROM = 12;

/** Says `look` with a product to see it, `more` with a product to put one step of it into the cart. */
class MenuView extends View {
  static properties = {
    menu: { attribute: false },
    inCart: { attribute: false },
    search: { state: true },
    current: { state: true },
  };

  #watch;

  constructor() {
    super();
    this.search = '';
    this.current = '';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#watch?.disconnect();
  }

  updated(changes) {
    if (!changes.has('menu') && !changes.has('search')) return;
    this.#watch?.disconnect();
    this.#watch = new IntersectionObserver((seen) => this.#seen(seen), { rootMargin: '-30% 0px -65% 0px' });
    this.querySelectorAll('.category').forEach((one) => this.#watch.observe(one));
  }

  #seen(entries) {
    const entered = entries.find((one) => one.isIntersecting);
    if (!entered) return;
    this.current = entered.target.dataset.id;
    const chip = this.querySelector(`.chip[data-id="${this.current}"]`);
    chip?.parentElement.scrollTo({ left: chip.offsetLeft - chip.parentElement.offsetLeft - 16 });
  }

  #jump(id) {
    this.current = id;
    this.querySelector(`.category[data-id="${id}"]`)?.scrollIntoView();
  }

  get #found() {
    const filled = this.menu.categories.filter((one) => one.products.length > 0);
    if (!this.search.trim()) return filled;
    const finds = finder(this.search);
    const hit = (one) => finds(`${one.name} ${one.description ?? ''}`);
    return filled
      .map((one) => ({ ...one, products: one.products.filter(hit) }))
      .filter((one) => one.products.length > 0);
  }

  render() {
    const categories = this.menu.categories.filter((one) => one.products.length > 0);
    const count = categories.reduce((sum, one) => sum + one.products.length, 0);
    if (count === 0) return html`<p class="empty">${icon('slip')} ${t('menu.empty')}</p>`;
    const found = this.#found;
    return html`
      <div class="menu-tools">
        ${count >= SEARCH_FROM ? this.#searchField() : nothing}
        ${categories.length > 1 ? this.#chips(categories) : nothing}
      </div>
      ${found.length === 0
        ? html`<p class="empty" role="status">${t('menu.nothing', { text: this.search })}</p>`
        : nothing}
      ${repeat(
        found,
        (one) => one.id,
        (one) => this.#category(one),
      )}
      ${this.menu.location.tax_mode === 'added' ? html`<p class="hint">${t('menu.tax_added')}</p>` : nothing}
    `;
  }

  #searchField() {
    return html`<label class="search">
      ${icon('search')}
      <input
        type="search"
        enterkeyhint="search"
        placeholder=${t('menu.search')}
        aria-label=${t('menu.search')}
        .value=${this.search}
        @input=${(event) => (this.search = event.target.value)}
      />
    </label>`;
  }

  #chips(categories) {
    const current = this.current || categories[0].id;
    return html`<nav class="chips" aria-label=${t('menu.categories')}>
      ${categories.map(
        (one) =>
          html`<button
            class="chip"
            type="button"
            lang=${this.menu.language}
            data-id=${one.id}
            aria-current=${one.id === current ? 'true' : 'false'}
            @click=${() => this.#jump(one.id)}
          >
            ${one.name}
          </button>`,
      )}
    </nav>`;
  }

  #category(category) {
    return html`<section class="category" data-id=${category.id} aria-labelledby="category-${category.id}">
      <h2 id="category-${category.id}" lang=${this.menu.language}>${category.name}</h2>
      <ul class="products">
        ${repeat(
          category.products,
          (one) => one.id,
          (one) => this.#product(one),
        )}
      </ul>
    </section>`;
  }

  #product(product) {
    const inCart = this.inCart.get(product.id) ?? 0;
    return html`<li class="product ${product.available ? '' : 'is-sold-out'}">
      <button
        class="product-open"
        type="button"
        ?disabled=${!product.available}
        @click=${() => this.tell('look', product)}
      >
        ${product.photo
          ? html`<img
              class="product-photo"
              src=${product.photo}
              alt=""
              width="80"
              height="80"
              loading="lazy"
              decoding="async"
            />`
          : nothing}
        <span class="product-what">
          <span class="product-name" lang=${this.menu.language}>${product.name}</span>
          ${product.description
            ? html`<span class="product-words" lang=${this.menu.language}>${product.description}</span>`
            : nothing}
          <span class="product-price"
            >${money(product.price)}${per(product.unit)}
            ${product.available ? nothing : soldOut(product)}</span
          >
        </span>
      </button>
      ${product.available
        ? html`<button
            class="round-button"
            type="button"
            aria-label=${[
              t('product.add', { name: product.name }),
              inCart > 0 ? t('product.in_cart', { quantity: quantity(inCart, product.unit) }) : '',
            ]
              .filter(Boolean)
              .join(', ')}
            @click=${() => this.tell('more', product)}
          >
            ${icon('plus')}${inCart > 0
              ? html`<span class="in-cart">${quantity(inCart, product.unit)}</span>`
              : nothing}
          </button>`
        : nothing}
    </li>`;
  }
}

customElements.define('menu-view', MenuView);
