// What is searched, and what for: without letter case and accents, so that `creme` finds Crème, the same as
// NameKey.search of the server; and with the letters that stand for ä, ö and ü, so that `kaese` finds Käse.

/** Letters whose stroke is no accent to Unicode. */
const STROKES = { ø: 'o', đ: 'd', ł: 'l', ı: 'i', æ: 'ae', œ: 'oe', ς: 'σ' };

/** A text as it is searched. */
export const searched = (text) =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u065f]|\p{Cf}/gu, '')
    .replace(/[øđłıæœς]/g, (letter) => STROKES[letter])
    .replace(/\s+/g, ' ')
    .trim();

/** With a letter for those two that stand for it: `kase` for `kaese`, as Käse without its dots. */
const undotted = (text) => text.replace(/([aou])e/g, '$1');

/** Tells of texts whether they have all words of a search; everything has those of an empty one. */
export function finder(search) {
  const words = searched(search).split(' ');
  return (text) => {
    const within = searched(text);
    const plain = undotted(within);
    return words.every((word) => within.includes(word) || plain.includes(undotted(word)));
  };
}
