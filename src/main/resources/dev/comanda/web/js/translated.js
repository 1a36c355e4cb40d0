// A browser that translates a page puts elements of its own in place of the page's texts; what is
// written into a text then is seen by nobody. So the page's own texts are put back while an element
// renders, and those that did not change give way to their translation again; the others are new
// to the browser, which translates them too.

/** By the browser's element, the text that stood there. */
const texts = new WeakMap();

const isTheirs = (node) => node?.nodeName === 'FONT';

function look(records) {
  for (const { removedNodes, addedNodes, previousSibling, nextSibling } of records) {
    for (const node of removedNodes) {
      if (node.nodeType !== Node.TEXT_NODE) continue;
      const theirs = [...addedNodes, previousSibling, nextSibling].find(isTheirs);
      if (theirs && !texts.has(theirs)) texts.set(theirs, node);
    }
  }
}

const watch = new MutationObserver(look);
watch.observe(document.documentElement, { childList: true, subtree: true });

/** Renders an element with the page's own texts. */
export function withOwnTexts(element, render) {
  look(watch.takeRecords());
  const known = [...element.querySelectorAll('font')]
    .filter((theirs) => texts.has(theirs))
    .map((theirs) => ({ theirs, own: texts.get(theirs), said: texts.get(theirs).data }));
  known.forEach(({ theirs, own }) => theirs.replaceWith(own));
  render();
  for (const { theirs, own, said } of known) {
    if (own.isConnected && own.data === said) own.replaceWith(theirs);
  }
  watch.takeRecords();
}
