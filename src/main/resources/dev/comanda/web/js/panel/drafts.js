// What a waiter has picked and not sent, by session; kept on this device until it is sent or discarded.

const PREFIX = 'comanda.picked.';

/** Says `change` when something was picked, sent or discarded in this tab. */
export const drafts = new EventTarget();

/** Without storage what is picked lasts as long as the page. */
const here = new Map();

function read(locationId) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + locationId)) ?? here.get(locationId) ?? {};
  } catch {
    return here.get(locationId) ?? {};
  }
}

function write(locationId, all) {
  here.set(locationId, all);
  try {
    localStorage.setItem(PREFIX + locationId, JSON.stringify(all));
  } catch {
    // It is kept here.
  }
  drafts.dispatchEvent(new Event('change'));
}

/** The sessions of a place for which something is picked: each with its id, name, key and lines. */
export const draftsAt = (locationId) =>
  Object.entries(read(locationId)).map(([id, draft]) => ({ id, ...draft }));

/** What is picked for a session; undefined where nothing is. */
export const draftOf = (locationId, sessionId) => read(locationId)[sessionId];

/** Keeps what is picked for a session; the key is that of the order which it may have become. */
export function keepDraft(locationId, { id, name }, key, lines) {
  const { [id]: _, ...others } = read(locationId);
  write(locationId, lines.length === 0 ? others : { ...others, [id]: { name, key, lines } });
}

/** Puts what is picked for one session to that of another one. */
export function moveDraft(locationId, fromId, to, key) {
  const lines = [to.id, fromId].flatMap((id) => draftOf(locationId, id)?.lines ?? []);
  keepDraft(locationId, to, key, lines);
  keepDraft(locationId, { id: fromId }, key, []);
}

/** How much is picked; of what is weighed or poured each line is one. */
export const piecesOf = (lines) =>
  lines.reduce((sum, line) => sum + (line.unit === 'piece' ? line.quantity / 1000 : 1), 0);
