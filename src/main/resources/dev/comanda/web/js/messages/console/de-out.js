// Die Texte auf Deutsch zu Zeilen, die eine andere aus einem ERP herausnehmen.

export default {
  'state.out_booking': 'Wird herausgenommen',
  'state.out_placed': 'Herauszunehmen',
  'state.out_error': 'Nicht herausgenommen',
  'state.out_created': 'Herausgenommen',
  'state.out_said': 'Herausgenommen, sagt jemand',

  'act.gone': 'Ja, es ist heraus',
  'act.still': 'Nein, noch einmal herausnehmen',

  'verdict.out_unknown': 'Ist die Zeile aus Vorgang {document} heraus?',
  'verdict.out_error': 'Aus Vorgang {document} ist es nicht herausgenommen. Was nun?',
  'verdict.out_busy': 'Das wird gerade herausgenommen. Gleich lässt es sich wieder ändern.',

  'ask.gone': 'Es ist aus Vorgang {document} heraus?',
  'ask.gone_words': 'Dann gilt es als herausgenommen, und die nächste Zeile geht weiter. Das lässt sich nicht zurücknehmen.',
  'ask.still': 'Es steht noch auf Vorgang {document}?',
  'ask.still_words': 'Dann wird es noch einmal herausgenommen.',
  'ask.still.1': 'Nachgesehen, ist da',
  'ask.still.2': 'Von Hand wieder eingetragen',
  'ask.still.3': 'Das ERP wurde neu gestartet',
  'ask.out_skip': 'Soll diese Zeile nicht herausgenommen werden?',
  'ask.out_skip_words': 'Sie bleibt im ERP, bis jemand sie dort herausnimmt. Das lässt sich nicht zurücknehmen.',
  'ask.out_clear': 'Diese Zeile weglegen?',
  'ask.out_clear_words': 'Sie wird nicht herausgenommen, bis jemand sie zurückholt. Nichts geht verloren.',

  'life.out_created': 'Herausgenommen: nicht mehr im ERP',
  'life.out_said': 'Herausgenommen, wie jemand sagt',
  'life.out_unknown': 'Niemand weiß, ob es heraus ist',
  'life.out_busy': 'Wird gerade herausgenommen',

  'said.out_done': 'Nachgesehen: es ist heraus',
  'said.out_wrong': 'Es steht noch dort, und nicht, wie es soll',
  'said.out_unknown': 'Gesendet, und niemand weiß, ob es heraus ist',
};
