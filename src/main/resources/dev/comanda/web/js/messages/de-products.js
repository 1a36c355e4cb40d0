// The texts in German about what is sold out.

export default {
  'soldout.title': 'Was ausverkauft ist',
  'soldout.available': 'zu haben',
  'soldout.mark': 'Ausverkauft',
  'soldout.back': 'Wieder da',
  'soldout.only': 'Nur Ausverkauftes ({count})',
  'soldout.none': 'Nichts ist ausverkauft.',
  'soldout.how': 'Wie lange ist es ausverkauft?',
  'soldout.day': 'Bis zum nächsten Geschäftstag',
  'soldout.time': 'Bis zu einer Uhrzeit',
  'soldout.open': 'Bis auf Weiteres',
  'soldout.time_label': 'Wieder da um',
  'soldout.time_words': 'Es kommt von selbst wieder: {time}.',
  'soldout.is_out': '{name} ist ausverkauft.',
  'soldout.is_back': '{name} ist wieder da.',
  'soldout.failed': '{name} ließ sich nicht als ausverkauft melden.',
  'soldout.back_failed': '{name} ließ sich nicht zurückholen.',
};
