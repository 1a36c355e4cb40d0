// What stands below the head when what is shown may be old.

import { html, nothing } from 'lit';
import { clock } from './format.js';
import { icon } from './icons.js';
import { t } from './i18n.js';
import { now } from './now.js';

/** Says in words when what is shown may be old; `lastLive` is when it last was not. */
export function staleness({ freshness, lastLive }) {
  if (freshness === 'stale') {
    const time = clock(lastLive ?? now());
    return html`<p class="strip" role="alert">
      ${icon('cloud')} <span>${t('fresh.stale_words', { time })}</span>
    </p>`;
  }
  if (freshness !== 'ended') return nothing;
  return html`<p class="strip" role="alert">
    ${icon('cloud')} <span>${t('fresh.ended_words')}</span>
    <button class="link-button" type="button" @click=${() => location.reload()}>${t('fresh.reload')}</button>
  </p>`;
}
