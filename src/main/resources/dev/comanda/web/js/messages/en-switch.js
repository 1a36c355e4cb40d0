// The texts in English about who takes over a shared device.

export default {
  'switch.button': '{name}: let somebody else take over',
  'switch.title': 'Who takes over?',
  'switch.words': 'Those who have a PIN and work here. What they do from then on is theirs.',
  'switch.none': 'Nobody else who works here has a PIN. A manager can give one.',
  'switch.pin': 'PIN',
  'switch.take': 'Take over',
  'switch.back': 'Somebody else',
  'switch.wrong': 'This PIN is not right, or nobody of this place has signed in by password on this device yet.',
};
