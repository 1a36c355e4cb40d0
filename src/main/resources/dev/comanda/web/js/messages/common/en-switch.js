// The texts in English about who takes over a shared device, and about when something will be ready.

export default {
  'switch.button': '{name}: let somebody else take over',
  'switch.title': 'Who takes over?',
  'switch.words': 'Those who have a PIN and work here. What they do from then on is theirs.',
  'switch.none': 'Nobody else who works here has a PIN yet. Managers give them in the administration; without one, sign in by password.',
  'switch.by_password': 'Sign in by password',
  'switch.give_pins': 'Give PINs',
  'switch.pin': 'PIN',
  'switch.code': 'Code of your authenticator app',
  'problem.second_factor_wrong': 'This code is wrong, was used already or is too old.',
  'problem.second_factor_missing': 'You need a second factor first: sign in by password and set it up.',
  'switch.take': 'Take over',
  'switch.back': 'Somebody else',
  'switch.wrong': 'This PIN is not right, or nobody of this place has signed in by password on this device yet.',
  'ready.about': 'Ready about {when}',
  'ready.later': 'Begins at {begins}, ready about {when}',
  'ready.late': 'Takes longer than we said',
  'ready.far': 'So much is waiting that this takes more than {hours} hours',
  'ready.quote': 'Ordered now, ready about {when}',
  'ready.quote_later': 'Much to do: begun at {begins}, ready about {when}',
};
