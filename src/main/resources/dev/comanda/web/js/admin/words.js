// Days as lists write them.

import { formatter } from '../format.js';

/** "Nov 26, 2026". */
export const day = (instant) =>
  formatter(Intl.DateTimeFormat, { dateStyle: 'medium' }).format(new Date(instant));
