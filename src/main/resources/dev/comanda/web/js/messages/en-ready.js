// The texts in English about when something will be ready.

export default {
  'ready.about': 'Ready about {when}',
  'ready.later': 'Begins at {begins}, ready about {when}',
  'ready.late': 'Takes longer than we said',
  'ready.far': 'So much is waiting that this takes more than {hours} hours',
  'ready.quote': 'Ordered now, ready about {when}',
  'ready.quote_later': 'Much to do: begun at {begins}, ready about {when}',
};
