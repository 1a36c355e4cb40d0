// What stands in the console's place while there is nothing to show in it.

import { html, nothing } from 'lit';
import { t } from '../i18n.js';
import { icon } from '../icons.js';

/** Something by itself. */
export const alone = (what) =>
  html`<main class="console-alone">
    <h1>${t('console.title')}</h1>
    ${what}
  </main>`;

/** It is not for who asks, or there is no such place. */
export const refusal = (words) =>
  html`<p class="message message-fault" role="alert">
    <span>${words} <a href="/">${t('panel.choose')}</a></span>
  </p>`;

/** It could not be had; `again` asks once more. */
export const trouble = (words, again) =>
  html`<p class="message message-fault" role="alert">
    <span>${words}</span>
    <button class="button quiet" type="button" @click=${again}>${t('failed.retry')}</button>
  </p>`;

/** No ERP is connected; `add` connects one, for those who may. */
export const none = (add) =>
  html`<div class="empty">
    ${icon('plug')}
    <p>${t('console.none')}</p>
    ${add ? html`<button class="button" type="button" @click=${add}>${icon('plus')} ${t('console.add')}</button>` : nothing}
  </div>`;
