// The texts in German about who takes over a shared device, and about when something will be ready.

export default {
  'switch.button': '{name}: jemand anderes übernimmt',
  'switch.title': 'Wer übernimmt?',
  'switch.words': 'Alle, die hier arbeiten und eine PIN haben. Was sie von da an tun, läuft auf ihren Namen.',
  'switch.none': 'Niemand sonst, der hier arbeitet, hat schon eine PIN. Die Leitung vergibt sie in der Verwaltung; ohne PIN meldet man sich mit Passwort an.',
  'switch.by_password': 'Mit Passwort anmelden',
  'switch.give_pins': 'PINs vergeben',
  'switch.pin': 'PIN',
  'switch.code': 'Code Ihrer Authenticator-App',
  'problem.second_factor_wrong': 'Dieser Code ist falsch, schon benutzt oder zu alt.',
  'problem.second_factor_missing': 'Sie brauchen zuerst einen zweiten Faktor: bitte mit Passwort anmelden und ihn einrichten.',
  'switch.take': 'Übernehmen',
  'switch.back': 'Jemand anderes',
  'switch.wrong': 'Diese PIN stimmt nicht, oder an diesem Gerät hat sich noch niemand von hier mit Passwort angemeldet.',
  'ready.about': 'Fertig etwa {when}',
  'ready.later': 'Ab {begins} in Arbeit, fertig etwa {when}',
  'ready.late': 'Dauert länger als gesagt',
  'ready.far': 'Es wartet so viel, dass das mehr als {hours} Stunden dauert',
  'ready.quote': 'Jetzt bestellt, fertig etwa {when}',
  'ready.quote_later': 'Viel zu tun: ab {begins} in Arbeit, fertig etwa {when}',
};
