// What the sheet of codes does where scripts run: it prints itself, and warns of an address that no
// phone can open.

import { opensHereOnly } from './reach.js';

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

for (const warning of document.querySelectorAll('[data-address]')) {
  warning.hidden = !opensHereOnly(warning.dataset.address);
}
