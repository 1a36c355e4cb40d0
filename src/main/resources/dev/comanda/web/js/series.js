// Names in a row, as people write them: `Table 1-12` stands for twelve tables.

/** Names of one row. */
export const SERIES_MAX = 100;

const SERIES = /^(.*?)(\d{1,4})\s*(?:-|–|—|\.\.\.?|…|\bbis\b|\bto\b)\s*\1?(\d{1,4})$/iu;

/** The names that a text stands for; none where it is one name, or where there would be too many. */
export function seriesOf(text) {
  const [, before, first, last] = SERIES.exec(text.trim()) ?? [];
  const from = Number(first);
  const count = Number(last) - from + 1;
  if (!(count > 1 && count <= SERIES_MAX)) return [];
  const width = first.startsWith('0') ? first.length : 0;
  return Array.from({ length: count }, (_, i) => before + String(from + i).padStart(width, '0'));
}
