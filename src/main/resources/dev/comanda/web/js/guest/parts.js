// What the guest's first screen has none of: it is read once that screen is there, so that it does not wait.

/** The font is asked for when nothing else is waited for. */
const dress = () => document.documentElement.classList.remove('plain');

/** Reads them; what is shown of them already comes to life then. Fails where the connection is lost. */
export function complete() {
  for (const link of document.querySelectorAll('link[rel=later]:not([as])')) link.rel = 'modulepreload';
  return Promise.all([
    import('./menu-view.js'),
    import('./product-sheet.js'),
    import('./cart-sheet.js'),
    import('./orders-view.js'),
  ]).then(dress);
}
