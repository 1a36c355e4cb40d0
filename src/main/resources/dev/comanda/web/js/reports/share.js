// How large a part is, as a bar beside its figure. It is a picture, since no element may carry a style.

import { html } from 'lit';

/** A bar that is as long as `part` of one; what was taken back has none. */
export const shareBar = (part) =>
  html`<svg class="share-bar" aria-hidden="true" focusable="false">
    <rect width=${`${100 * Math.min(1, Math.max(0, part))}%`} height="100%" rx="2"></rect>
  </svg>`;
