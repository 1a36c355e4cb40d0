// Texts and formats in the reader's language. The texts stand in messages/; a language that has no
// file there gets English texts, and still its own numbers, times and reading direction.

const WITH_MESSAGES = ['en', 'de'];
const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur'];

let messages = {};
let told = false;
let locale = 'en';
let plurals = new Intl.PluralRules('en');

/** What a page listens to in order to show itself again in another language. */
export const language = new EventTarget();

const base = (tag) => tag.toLowerCase().split('-')[0];

/** The first language the reader wants that is offered, else the first one offered. */
export function choose(offered, wanted = navigator.languages) {
  for (const tag of wanted) {
    const found = offered.find((one) => base(one) === base(tag));
    if (found) return found;
  }
  return offered[0] ?? 'en';
}

/** The language for staff: what the browser asks for and messages exist for. */
export const staffLanguage = () => choose(WITH_MESSAGES);

/**
 * Switches every text and format to a language; resolves when they can be used. Parts name further
 * files of texts that only this page needs: `setup` stands for `en-setup.js` and its like.
 */
export async function speak(tag, ...parts) {
  const offered = WITH_MESSAGES.includes(base(tag)) ? base(tag) : 'en';
  const files = [offered, ...parts.map((part) => `${offered}-${part}`)];
  const read = await Promise.all(files.map((file) => import(`./messages/${file}.js`)));
  messages = Object.assign({}, ...read.map((file) => file.default));
  locale = navigator.languages.find((one) => base(one) === base(tag)) ?? tag;
  plurals = new Intl.PluralRules(offered);
  document.documentElement.lang = offered;
  document.documentElement.dir = RIGHT_TO_LEFT.includes(base(tag)) ? 'rtl' : 'ltr';
  told = true;
  language.dispatchEvent(new Event('change'));
}

/** Whether there are texts yet: until then a page has nothing to say. */
export const speaks = () => told;

/** The tag for Intl: the chosen language, with the reader's region where the browser names one. */
export const currentLocale = () => locale;

/** A language's own name for itself. */
export function nameOf(tag) {
  try {
    const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag);
    return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
  } catch {
    return tag;
  }
}

/** Whether a text of this key exists. */
export const has = (key) => key in messages;

/** The text of a key. `{name}` stands for a value; a text in several numbers is chosen by `count`. */
export function t(key, values = {}) {
  const found = messages[key];
  const text = typeof found === 'object' ? (found[plurals.select(values.count)] ?? found.other) : found;
  return (text ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
