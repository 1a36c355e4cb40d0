// Watches what a page does by itself, and says whether it has settled. The body of a function that
// Driver.java has run in each new document before the page's own scripts, and at each look:
// watch([ends of addresses where the page only listens]).
//
// Quiet is counted by ticks of the page's own timer, not read from a clock: where the machine
// stalls the clock goes on, and what the page was about to do is still to come.
const [listening] = arguments;
const KEPT = Symbol.for('comanda.work');
const TICK_MS = 25;

const install = () => {
  const work = { open: new Map(), ticks: 0, failed: 0 };
  const touch = () => (work.ticks = 0);
  const pathOf = (address) => new URL(address, document.baseURI).pathname;
  const listens = (path) => listening.some((end) => path.endsWith(end));

  /** Remembers a request until the function is called that it gives. */
  const begin = (path) => {
    const own = {};
    work.open.set(own, path);
    touch();
    return (status) => {
      if (work.open.delete(own)) {
        work.failed = status < 0 || status === 429 || status >= 500 ? status : work.failed;
        touch();
      }
    };
  };

  const paths = new WeakMap();
  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, address, ...more) {
    paths.set(this, pathOf(address));
    return open.call(this, method, address, ...(more.length > 0 ? more : [true]));
  };
  XMLHttpRequest.prototype.send = function (...body) {
    const path = paths.get(this) ?? '';
    if (listens(path)) {
      return send.apply(this, body);
    }
    const end = begin(path);
    const broken = () => end(-1);
    this.addEventListener('error', broken);
    this.addEventListener('timeout', broken);
    this.addEventListener('loadend', () => end(this.status));
    try {
      return send.apply(this, body);
    } catch (e) {
      end(-1);
      throw e;
    }
  };

  const fetched = window.fetch;
  window.fetch = async function (asked, ...more) {
    const path = pathOf(asked?.url ?? asked);
    if (listens(path)) {
      return fetched.call(this, asked, ...more);
    }
    const end = begin(path);
    try {
      const answer = await fetched.call(this, asked, ...more);
      end(answer.status);
      return answer;
    } catch (e) {
      end(e?.name === 'AbortError' ? 0 : -1);
      throw e;
    }
  };

  // Many a page answers a key only after a while.
  for (const deed of ['input', 'change', 'click']) {
    window.addEventListener(deed, touch, true);
  }
  window.addEventListener('hashchange', touch, true);
  setInterval(() => work.ticks++, TICK_MS);
  return work;
};

const work = (window[KEPT] ??= install());
const moving = document
  .getAnimations()
  .some((a) => a.playState === 'running' && Number.isFinite(a.effect?.getComputedTiming().endTime));
if (moving || document.readyState !== 'complete') {
  work.ticks = 0;
}
return {
  quiet: work.open.size > 0 ? 0 : work.ticks * TICK_MS,
  open: [...work.open.values()][0] ?? '',
  failed: work.failed,
};
