// How files are written that are taken away: plain, or for spreadsheets where the comma is in numbers. What was
// chosen last on this device is what is offered first.

import { html } from 'lit';
import { t } from './i18n.js';

const NAME = 'comanda.csv';

const WAYS = ['comma', 'semicolon'];

/** Whether numbers have commas where the reader is. */
const commas = () => (1.5).toLocaleString(navigator.language).includes(',');

/** The way of this device: what was chosen last, else the usual one where the reader is. */
export function csvWay() {
  const kept = read();
  if (WAYS.includes(kept)) return kept;
  return commas() ? 'semicolon' : 'comma';
}

function read() {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return null;
  }
}

/** Keeps a choice for the next files, wherever they are taken from. */
export function keepCsvWay(way) {
  try {
    localStorage.setItem(NAME, way);
  } catch {
    // Without storage the usual way is offered again.
  }
}

/** Both ways, that of this device first. */
export const csvWays = () => [...WAYS].sort((a, b) => (b === csvWay()) - (a === csvWay()));

/** A choice for all files of a page. */
export const csvChoice = () =>
  html`<label class="csv-way">
    <span>${t('file.ways')}</span>
    <select @change=${(event) => keepCsvWay(event.target.value)}>
      ${WAYS.map((way) => html`<option value=${way} ?selected=${way === csvWay()}>${t(`file.${way}`)}</option>`)}
    </select>
  </label>`;
