// A list or a report as a file. The page's own sign-in asks for it, so that no address carries a token.

import { Problem } from './api.js';
import { asStaff } from './staff.js';

/** How long a file may take: ten years of days are thousands of rows. */
const FILE_MS_MAX = 60_000;

async function problemOf(answer) {
  const body = await answer.json().catch(() => ({}));
  return new Problem(answer.status, body);
}

/** The name that the server gives it. */
const nameOf = (answer) =>
  /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? 'list.csv';

function lost() {
  throw new Problem(0);
}

async function ask(path) {
  const signal = AbortSignal.timeout(FILE_MS_MAX);
  return fetch(path, { headers: { Accept: 'text/csv' }, signal }).catch(lost);
}

/** Asks for a path as CSV and hands it to the browser as a file; returns the answer for its headers. */
export async function download(path) {
  let answer = await ask(path);
  if (answer.status === 401) {
    await asStaff('GET', '/api/auth/verify');
    answer = await ask(path);
  }
  if (!answer.ok) throw await problemOf(answer);
  const url = URL.createObjectURL(await answer.blob().catch(lost));
  const link = Object.assign(document.createElement('a'), { href: url, download: nameOf(answer) });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), FILE_MS_MAX);
  return answer;
}
