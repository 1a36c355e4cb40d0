// The texts in German about when something will be ready.

export default {
  'ready.about': 'Fertig etwa {when}',
  'ready.later': 'Ab {begins} in Arbeit, fertig etwa {when}',
  'ready.late': 'Dauert länger als gesagt',
  'ready.far': 'Es wartet so viel, dass das mehr als {hours} Stunden dauert',
  'ready.quote': 'Jetzt bestellt, fertig etwa {when}',
  'ready.quote_later': 'Viel zu tun: ab {begins} in Arbeit, fertig etwa {when}',
};
