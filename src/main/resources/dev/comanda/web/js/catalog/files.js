// Files to take away, each in two ways: plain, and for spreadsheets where the comma is in numbers.

import { html, nothing } from 'lit';
import { csvWays, keepCsvWay } from '../csv-way.js';
import { download } from '../download.js';
import { t } from '../i18n.js';
import { icon } from '../icons.js';

/** Buttons for a file of a place's catalog: `export` or `template`; the way of this device first. */
export function fileWays(place, what, failed = () => {}) {
  const path = (way) => `/api/locations/${place.id}/catalog/${what}?csv=${way}`;
  const take = (way) => {
    keepCsvWay(way);
    download(path(way)).catch(failed);
  };
  return html`<p class="file-ways">
    <span>${t(`file.${what}`)}</span>
    ${csvWays().map(
      (way) =>
        html`<button
          class="button quiet"
          type="button"
          aria-label="${t(`file.${what}`)}: ${t(`file.${way}`)}"
          @click=${() => take(way)}
        >
          ${icon('download')} ${t(`file.${way}`)}
        </button>`,
    )}
  </p>`;
}

/** Whoever manages the menu takes it away and brings it back as a file. */
export function fileButton(user, press) {
  if (user.role !== 'manager' && user.role !== 'admin') return nothing;
  return html`<button class="button quiet" type="button" @click=${press}>
    ${icon('download')} ${t('file.open')}
  </button>`;
}
