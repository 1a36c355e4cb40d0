// The place in a row, so that nobody takes it for a number that is called. Pure.

const ENGLISH = { one: 'st', two: 'nd', few: 'rd', other: 'th' };

/** "1st" in English, "1." in other languages. */
export const ordinal = (count, language) =>
  language.startsWith('en')
    ? `${count}${ENGLISH[new Intl.PluralRules('en', { type: 'ordinal' }).select(count)]}`
    : `${count}.`;
