// Makes what is secret unseen, for a picture, or seen again. The body of a function that
// Witness.java runs in each frame: blank(true, secrets), then blank(false, []).
const [hide, secrets] = arguments;
const KEPT = Symbol.for('comanda.blank');

const all = (root) => {
  const found = [...root.querySelectorAll('*')];
  return found.concat(found.flatMap((e) => (e.shadowRoot ? all(e.shadowRoot) : [])));
};
const secret = (text) => secrets.some((each) => (text ?? '').includes(each));
const own = (e) => [...e.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE);
const mustHide = (e) =>
  e.matches('input[type=password], [autocomplete$=password], [autocomplete=one-time-code]') ||
  (e.matches('input, textarea') && secret(e.value)) ||
  own(e).some((text) => secret(text.data));

if (hide) {
  const kept = all(document).filter(mustHide);
  document[KEPT] = kept.map((e) => [e, e.getAttribute('style')]);
  for (const e of kept) {
    e.style.setProperty('transition', 'none', 'important');
    e.style.setProperty('animation', 'none', 'important');
    e.style.setProperty('opacity', '0', 'important'); // Unlike others it leaves the focus alone.
  }
} else {
  for (const [e, style] of document[KEPT] ?? []) {
    if (style === null) {
      e.removeAttribute('style');
    } else {
      e.setAttribute('style', style);
    }
  }
  delete document[KEPT];
}
return document[KEPT]?.length ?? 0;
