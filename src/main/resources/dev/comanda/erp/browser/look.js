// What a page shows, by role and name. The body of a function that Look.java runs in the page:
// look([{role, name, column}, …], verb) gives what is meant by the last, sought in what the others
// mean.
const [chain, verb] = arguments;

const FIELDS =
  'input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), select, ' +
  'textarea, [contenteditable=true], [contenteditable=""], [role=textbox], [role=combobox], ' +
  '[role=spinbutton], [role=searchbox]';
const BUTTONS =
  'button, input[type=submit], input[type=button], input[type=reset], input[type=image], ' +
  '[role=button]';
const LINKS = 'a[href], [role=link], [role=tab], [role=menuitem]';
const CELLS =
  'td, th, [role=cell], [role=gridcell], [role=rowheader], [role=columnheader]';
const ROWS = 'tr, [role=row]';
const TABLES = 'table, [role=table], [role=grid], [role=treegrid]';
const HEADINGS = 'h1, h2, h3, h4, h5, h6, [role=heading], legend, caption';
const GROUPS =
  'fieldset, dialog, form, section, [role=dialog], [role=alertdialog], [role=group], ' +
  '[role=region], [role=form], div[aria-labelledby]';
const MESSAGES = '[role=alert], [role=status], output';

const plain = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const bare = (text) => plain(text).replace(/[\s:*]+$/, '');
const shown = (e) => e.getClientRects().length > 0 && e.checkVisibility({ visibilityProperty: true });

/** Also what lies in components. */
const all = (root, css) => {
  const found = [...root.querySelectorAll(css)];
  for (const each of root.querySelectorAll('*')) {
    if (each.shadowRoot) {
      found.push(...all(each.shadowRoot, css));
    }
  }
  return found;
};

const valueOf = (e) => {
  if (e.matches('select')) {
    return [...e.selectedOptions].map((option) => plain(option.label || option.text)).join(', ');
  }
  if (e.matches('[type=checkbox], [type=radio]')) {
    return e.checked ? 'on' : '';
  }
  return e.matches('input, textarea') ? e.value : plain(e.innerText);
};

const declared = (e) => {
  const ids = plain(e.getAttribute('aria-labelledby')).split(' ').filter(Boolean);
  const by = ids.map((id) => e.getRootNode().getElementById(id)?.textContent).join(' ');
  return bare(by) || bare(e.getAttribute('aria-label'));
};

const rowOf = (e) => e.closest(ROWS);
const tableOf = (e) => e.closest(TABLES);
const cellsOf = (row) => all(row, CELLS).filter((cell) => rowOf(cell) === row);
const rowsOf = (table) => all(table, ROWS).filter((row) => tableOf(row) === table);
const contentOf = (cell) =>
  plain(cell.innerText) || plain([...cell.querySelectorAll(FIELDS)].map(valueOf).join(' '));

/** The cells by column, those that span several at each of these. */
const columnsOf = (row) => cellsOf(row).flatMap((cell) => Array(cell.colSpan || 1).fill(cell));

const sought = (table) =>
  rowsOf(table).find((row) => {
    const cells = cellsOf(row);
    return cells.length > 1 && cells.every((cell) => cell.matches('th, [role=columnheader]'));
  });
const heads = new Map();
const headOf = (table) => {
  if (table && !heads.has(table)) {
    heads.set(table, sought(table));
  }
  return heads.get(table);
};
const namesOf = (table) => {
  const head = headOf(table);
  return head ? columnsOf(head).map((cell) => bare(cell.innerText)) : [];
};

/** Of a form that is laid out as a table: the head of the column, else the cell before. */
const besideOf = (e) => {
  const cell = e.closest(CELLS);
  const row = cell && rowOf(cell);
  if (!row) {
    return [];
  }
  const above = namesOf(tableOf(row))[columnsOf(row).indexOf(cell)];
  const cells = cellsOf(row);
  const before = cells[cells.indexOf(cell) - 1];
  return above ? [above] : before && !before.querySelector(FIELDS) ? [bare(before.innerText)] : [];
};

const wordsOf = (label) => {
  const words = label.cloneNode(true);
  words.querySelectorAll(FIELDS + ', ' + BUTTONS + ', script, style').forEach((e) => e.remove());
  return bare(words.textContent);
};
/** Also those meant for another of the same id, of which one is shown. */
const labelsOf = (e) => [
  ...(e.labels ?? []),
  ...(e.id ? e.getRootNode().querySelectorAll(`label[for="${CSS.escape(e.id)}"]`) : []),
];
const fieldNames = (e) => {
  const own = declared(e) ? [declared(e)] : labelsOf(e).map(wordsOf).filter(Boolean);
  return own.length > 0
    ? own
    : [...besideOf(e), bare(e.getAttribute('placeholder')), bare(e.getAttribute('title'))];
};
/** The words of something as it shows them, and as they are where it shows them in capitals. */
const saidBy = (e) => {
  const [shows, says] = [bare(e.innerText), bare(e.textContent)];
  return shows.toUpperCase() === says.toUpperCase() ? [shows, says] : [shows];
};
const pressedNames = (e) => {
  const words = e.matches('input') ? [bare(e.getAttribute('alt') || e.value)] : saidBy(e);
  return [declared(e), ...words, bare(e.getAttribute('title'))];
};
const titles = (e) => {
  const title = e.matches(TABLES)
    ? e.caption
    : [...e.querySelectorAll(HEADINGS)].find((h) => h.closest(GROUPS) === e);
  return [declared(e), bare(title?.innerText)];
};

const UNSAID = 'script, style, template, noscript';
const saidIn = (e) =>
  e.nodeType === Node.TEXT_NODE
    ? e.data
    : e.matches?.(UNSAID)
      ? ''
      : [...e.childNodes].map(saidIn).join('');
const saying = (e, words) => {
  if (e.matches?.(UNSAID) || !plain(e.textContent).includes(words)) {
    return [];
  }
  const below = [...e.children].flatMap((child) => saying(child, words));
  return below.length > 0 || !plain(saidIn(e)).includes(words) ? below : [e];
};

const inColumn = (row, column) => {
  const names = namesOf(tableOf(row));
  return columnsOf(row).filter((_, i) => names[i] === column);
};
const rowsSaying = (root, name, column) =>
  all(root, ROWS).filter((row) =>
    (column ? inColumn(row, column) : cellsOf(row)).some((cell) => bare(contentOf(cell)) === name));
const nextOf = (row) => {
  const rows = tableOf(row) ? rowsOf(tableOf(row)) : [];
  return rows.slice(rows.indexOf(row) + 1, rows.indexOf(row) + 2);
};

const FIND = {
  FIELD: (root, name) =>
    all(root, FIELDS).filter((e) =>
      name ? fieldNames(e).includes(name) : !fieldNames(e).some(Boolean)),
  BUTTON: (root, name) => all(root, BUTTONS).filter((e) => pressedNames(e).includes(name)),
  LINK: (root, name) => all(root, LINKS).filter((e) => pressedNames(e).includes(name)),
  ROW: rowsSaying,
  BELOW: (root, name, column) => rowsSaying(root, name, column).flatMap(nextOf),
  TEXT: (root, name) => saying(root === document ? document.documentElement : root, name),
  WORDS: (root, name) => FIND.TEXT(root, name).filter((e) => bare(e.textContent) === name),
  MESSAGE: (root, name) => all(root, MESSAGES).filter((e) => plain(e.textContent).includes(name)),
  HEADING: (root, name) => all(root, HEADINGS).filter((e) => bare(e.innerText) === name),
  GROUP: (root, name) => all(root, GROUPS).filter((e) => titles(e).includes(name)),
  TABLE: (root, name) =>
    all(root, TABLES).filter((e) => titles(e).includes(name) || namesOf(e).includes(name)),
  FRAME: (root, name) =>
    all(root, 'iframe, frame').filter((e) => [e.name, e.id, e.title, declared(e)].includes(name)),
};

/** Whether it can be pressed just now, and if so where it stands. */
const reachOf = (e) => {
  if (e.matches(':disabled, [aria-disabled=true]')) {
    return 'disabled';
  }
  e.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const box = e.getClientRects()[0];
  const at = [box.x + box.width / 2, box.y + box.height / 2];
  const top = e.getRootNode().elementFromPoint(...at);
  return top && e.contains(top) ? 'at ' + at.join(' ') : 'covered';
};

const tableRows = (table) => {
  const names = namesOf(table);
  const rows = rowsOf(table).filter((row) => row !== headOf(table) && shown(row));
  return rows.map((row) => {
    const cells = columnsOf(row);
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ? contentOf(cells[i]) : '']));
  });
};

/** What stands in the fields of each row, by their names; several of a name are none. */
const tableFields = (table) => {
  const rows = rowsOf(table).filter((row) => row !== headOf(table) && shown(row));
  return rows.map((row) => {
    const fields = all(row, FIELDS).filter(shown);
    const named = fields.map((e) => [fieldNames(e).find(Boolean), valueOf(e)]);
    const names = named.map(([name]) => name);
    return Object.fromEntries(
      named.filter(([name]) => name && names.indexOf(name) === names.lastIndexOf(name)));
  });
};

let found = [document];
let at = 0;
for (const { role, name, column } of chain) {
  if (found.length !== 1) {
    break;
  }
  found = [...new Set(FIND[role](found[0], bare(name), bare(column)))].filter(shown);
  at++;
}
if (verb === 'reveal') {
  found.at(-1)?.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
}
const only = found.length === 1 && at === chain.length ? found[0] : null;
return {
  count: at === chain.length ? found.length : 0,
  sought: at,
  seen: found.length,
  element: only === document ? null : only,
  value: only && only !== document ? valueOf(only) : '',
  type: only?.getAttribute?.('type') ?? (only?.matches?.('textarea') ? 'textarea' : ''),
  reach: only && verb === 'reach' ? reachOf(only) : '',
  rows: only && verb === 'rows' ? tableRows(only) : only && verb === 'fields' ? tableFields(only) : [],
};
