// The texts in English of lines that take another line out of an ERP.

export default {
  'state.out_booking': 'Being taken out',
  'state.out_placed': 'To be taken out',
  'state.out_error': 'Not taken out',
  'state.out_created': 'Taken out',
  'state.out_said': 'Taken out, a person says',

  'act.gone': 'Yes, it is out',
  'act.still': 'No, take it out again',

  'verdict.out_unknown': 'Is the line out of document {document}?',
  'verdict.out_error': 'It is not taken out of document {document}. What now?',
  'verdict.out_busy': 'It is being taken out right now. In a moment it can be changed again.',

  'ask.gone': 'It is out of document {document}?',
  'ask.gone_words': 'Then it counts as taken out, and the next line goes on. This cannot be undone.',
  'ask.still': 'It still stands on document {document}?',
  'ask.still_words': 'Then it is taken out again.',
  'ask.still.1': 'Looked, it is there',
  'ask.still.2': 'Entered again by hand',
  'ask.still.3': 'The ERP was restarted',
  'ask.out_skip': 'Is this line not to be taken out?',
  'ask.out_skip_words': 'It stays in the ERP until somebody takes it out there. This cannot be undone.',
  'ask.out_clear': 'Put this line aside?',
  'ask.out_clear_words': 'It is not taken out until somebody brings it back. Nothing is lost.',

  'life.out_created': 'Taken out: it is no longer in the ERP',
  'life.out_said': 'Taken out, as a person says',
  'life.out_unknown': 'Nobody knows whether it is out',
  'life.out_busy': 'Being taken out right now',

  'said.out_done': 'Looked: it is out',
  'said.out_wrong': 'It still stands there, and not as it should',
  'said.out_unknown': 'Sent, and nobody knows whether it is out',
};
