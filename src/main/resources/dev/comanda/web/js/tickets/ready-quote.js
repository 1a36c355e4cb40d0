// When what somebody has in mind would be ready, asked of the server while it is being put together.

import { html, nothing } from 'lit';
import { View } from '../element.js';
import { icon } from '../icons.js';
import { quoteWords } from './promise.js';

/** How long nothing is changed before the server is asked. */
const SETTLED_MS = 400;

/** After so long what was quoted may be another. */
const FRESH_MS = 30_000;

/** So many of one product are more than robots are given at once; still more say nothing more. */
const OF_ONE_MAX = 51;
const PRODUCTS_MAX = 100;

/** The products of lines in thousandths, each as often as it is wanted. */
export const productsOf = (lines) =>
  lines
    .flatMap(({ product_id: id, quantity }) => Array(Math.min(OF_ONE_MAX, Math.ceil(quantity / 1000))).fill(id))
    .slice(0, PRODUCTS_MAX);

/** `products` are ids; `ask(query)` asks the server. A quote that cannot be had is not shown. */
class ReadyQuote extends View {
  static properties = { products: { attribute: false }, ask: { attribute: false }, quote: { state: true } };

  #timer;
  #asked = '';

  disconnectedCallback() {
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  updated() {
    const wanted = this.products.join();
    if (wanted === this.#asked) return;
    this.#asked = wanted;
    this.#soon(SETTLED_MS);
  }

  #soon(milliseconds) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fetch(), milliseconds);
  }

  async #fetch() {
    const asked = this.#asked;
    const quote = asked ? await this.ask(`products=${asked}`).catch(() => undefined) : undefined;
    if (asked !== this.#asked || !this.isConnected) return;
    this.quote = quote;
    this.#soon(FRESH_MS);
  }

  render() {
    const words = this.quote ? quoteWords(this.quote) : '';
    return words ? html`<p class="hint ready-quote" role="status">${icon('clock')} ${words}</p>` : nothing;
  }
}

customElements.define('ready-quote', ReadyQuote);
