// What is said of a ticket that was sent to another station, and whether it can be brought back. Pure.

import { t } from '../i18n.js';
import { ticketName } from './why.js';

/** Where it went, and whose it is. */
export const sentWords = (ticket, station) => t('station.sent', { station: station.name, name: ticketName(ticket) });

/**
 * Whether a ticket that was sent elsewhere may go back to where it stood. What robots could not make waits there for
 * nobody: sent back, it would be made once more.
 */
export const comesBack = (ticket, from) => Boolean(from) && !(ticket.state === 'held' && from.kind === 'robots');
