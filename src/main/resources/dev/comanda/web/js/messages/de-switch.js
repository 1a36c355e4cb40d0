// The texts in German about who takes over a shared device.

export default {
  'switch.button': '{name}: jemand anderes übernimmt',
  'switch.title': 'Wer übernimmt?',
  'switch.words': 'Alle, die hier arbeiten und eine PIN haben. Was sie von da an tun, läuft auf ihren Namen.',
  'switch.none': 'Niemand sonst, der hier arbeitet, hat eine PIN. Die Leitung kann eine vergeben.',
  'switch.pin': 'PIN',
  'switch.take': 'Übernehmen',
  'switch.back': 'Jemand anderes',
  'switch.wrong': 'Diese PIN stimmt nicht, oder an diesem Gerät hat sich noch niemand von hier mit Passwort angemeldet.',
};
