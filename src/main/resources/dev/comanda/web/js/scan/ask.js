// The page before a scan: when the drink would be ready, asked of the server by whoever reads the page. What only
// fetches it, as previews of links do, asks for nothing; without scripts it is left out.

import { call } from '../api.js';
import { timesOf } from '../format.js';
import { speak } from '../i18n.js';
import { quoteWords } from '../tickets/promise.js';

/** After so long what was quoted may be another. */
const FRESH_MS = 30_000;

const said = document.querySelector('[data-quote]');

/** A quote that cannot be had is not shown. */
async function show() {
  const quote = await call('GET', said.dataset.quote).catch(() => undefined);
  said.textContent = quote ? quoteWords(quote) : '';
  said.hidden = said.textContent === '';
}

timesOf({ time_zone: said.dataset.zone });
await speak(document.documentElement.lang);
await show();
setInterval(() => document.visibilityState === 'visible' && show(), FRESH_MS);
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && show());
