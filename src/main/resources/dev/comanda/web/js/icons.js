// Line icons on a grid of 24, drawn in the colour of the text around them.

import { html, svg } from 'lit';

const PATHS = {
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  minus: svg`<path d="M5 12h14"/>`,
  close: svg`<path d="M6 6l12 12M18 6L6 18"/>`,
  back: svg`<path d="M15 5l-7 7 7 7"/>`,
  check: svg`<path d="M5 12.5l4.5 4.5L19 7.5"/>`,
  qr: svg`<path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5M20 14v2.5M14 20h2.5M20 20v-.01M17.5 17.5h2.5"/>`,
  copy: svg`<path d="M9 9h11v11H9zM5.5 15H4V4h11v1.5"/>`,
  print: svg`<path d="M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z"/>`,
  search: svg`<circle cx="11" cy="11" r="6.5"/><path d="M16 16l4.5 4.5"/>`,
  remove: svg`<path d="M4 7h16M9.5 7V4.5h5V7M6.5 7l1 12.5h9l1-12.5M10.5 11v5M13.5 11v5"/>`,
  note: svg`<path d="M4.5 19.5l1-4L16 5l3 3L8.5 18.5z"/>`,
  out: svg`<path d="M10 4H5v16h5M15 8l4 4-4 4M19 12H9.5"/>`,
  globe: svg`<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c3 3 3 14 0 17M12 3.5c-3 3-3 14 0 17"/>`,
  warning: svg`<path d="M12 4l9 16H3zM12 10v4.5M12 17.2v.01"/>`,
  cloud: svg`<path d="M4 4l16 16M7.5 9.5A4.5 4.5 0 0 0 8 18.5h9.5M10 6.5a6 6 0 0 1 7.5 4 4 4 0 0 1 3 5.5"/>`,
  slip: svg`<path d="M6 3.5h12v17l-2-1.5-2 1.5-2-1.5-2 1.5-2-1.5-2 1.5zM9 8.5h6M9 12.5h6"/>`,
  place: svg`<path d="M4 20V9l8-5 8 5v11M9.5 20v-6h5v6"/>`,
  people: svg`<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 19.5a6.5 6.5 0 0 1 13 0M15.5 5.5a3.5 3.5 0 0 1 0 6.5M18 14.5a6.5 6.5 0 0 1 3.5 5"/>`,
  clock: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>`,
  table: svg`<path d="M3.5 9h17l-2-4h-13zM6 9v10.5M18 9v10.5"/>`,
  move: svg`<path d="M4 8h14M14 4l4 4-4 4M20 16H6M10 12l-4 4 4 4"/>`,
  document: svg`<path d="M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 16h6"/>`,
  key: svg`<circle cx="8" cy="15" r="4"/><path d="M11 12l8.5-8.5M16 7l2.5 2.5M13.5 9.5l2 2"/>`,
  undo: svg`<path d="M8.5 5L4.5 9l4 4M4.5 9H14a5 5 0 0 1 0 10H9"/>`,
  up: svg`<path d="M12 19V5M6 11l6-6 6 6"/>`,
  down: svg`<path d="M12 5v14M6 13l6 6 6-6"/>`,
  chart: svg`<path d="M4 4v16h16M9 16v-4M13 16V8M17 16v-6"/>`,
  download: svg`<path d="M12 4v11M7.5 10.5L12 15l4.5-4.5M4.5 19.5h15"/>`,
  person: svg`<circle cx="12" cy="8" r="3.5"/><path d="M5 20c0-8 14-8 14 0"/>`,
  menu: svg`<path d="M4 7h16M4 12h16M4 17h16"/>`,
  soldout: svg`<circle cx="12" cy="12" r="8.5"/><path d="M6 6l12 12"/>`,
  forward: svg`<path d="M9 5l7 7-7 7"/>`,
  pan: svg`<path d="M3.5 11h11a5.5 5.5 0 0 1-11 0zM14.5 11.5L21 9M6 7.5c0-1.5 1-1.5 1-3M10.5 7.5c0-1.5 1-1.5 1-3"/>`,
  bell: svg`<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4"/>`,
  bolt: svg`<path d="M13 3L5 14h6l-1 7 8-11h-6z"/>`,
  sound: svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"/>`,
  silent: svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5"/>`,
  screen: svg`<path d="M3.5 5h17v11.5h-17zM8.5 20h7M12 16.5V20"/>`,
  robot: svg`<path d="M5.5 9h13v10.5h-13zM12 9V5M9.5 13v.8M14.5 13v.8M9.5 16.5h5M3 12.5v3.5M21 12.5v3.5"/>`,
  plug: svg`<path d="M9 3.5V8M15 3.5V8M6 8h12v3.5a6 6 0 0 1-12 0zM12 17.5V21"/>`,
  gear: svg`<circle cx="12" cy="12" r="3.2"/><path d="M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M18.4 5.6l-2.2 2.2M7.8 16.2l-2.2 2.2"/>`,
  pause: svg`<path d="M8.5 5.5v13M15.5 5.5v13" stroke-width="2.6"/>`,
  play: svg`<path d="M7.5 5v14l11-7z"/>`,
  retry: svg`<path d="M19.5 12a7.5 7.5 0 1 1-2.3-5.4M19.5 3.5v4h-4"/>`,
  hand: svg`<path d="M7.5 12V6.5a1.5 1.5 0 0 1 3 0V11V4.5a1.5 1.5 0 0 1 3 0V11V6a1.5 1.5 0 0 1 3 0v7.5c0 4.5-2 7-5.5 7-3 0-4.5-1.5-7-6.5-.7-1.5 1-2.5 2-1.2z"/>`,
  tray: svg`<path d="M4 13.5h4l1.5 2.5h5l1.5-2.5h4M4 13.5L6.5 5h11L20 13.5v6H4z"/>`,
  code: svg`<path d="M8.5 7L3.5 12l5 5M15.5 7l5 5-5 5M13.5 5l-3 14"/>`,
  filter: svg`<path d="M4 7h16M7 12h10M10 17h4"/>`,
  more: svg`<circle cx="6" cy="12" r="1"/><circle cx="12" cy="12" r="1"/><circle cx="18" cy="12" r="1"/>`,
};

/** The names of all icons. */
export const ICONS = Object.keys(PATHS);

/** An icon; decoration only, so whatever holds it carries the words. */
export const icon = (name) =>
  html`<svg class="icon icon-${name}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${PATHS[name]}
  </svg>`;

/** The sign of the house; beside this file, so that it is kept as this is. */
export const mark = (size) =>
  html`<img src=${new URL('../icon.svg', import.meta.url).pathname} alt="" width=${size} height=${size} />`;
