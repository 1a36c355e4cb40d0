// The texts in English about what is sold out.

export default {
  'soldout.title': 'What is sold out',
  'soldout.available': 'available',
  'soldout.mark': 'Sold out',
  'soldout.back': 'Back',
  'soldout.only': 'Only sold out ({count})',
  'soldout.none': 'Nothing is sold out.',
  'soldout.how': 'How long is it sold out?',
  'soldout.day': 'Until the next business day',
  'soldout.time': 'Until a time',
  'soldout.open': 'Until further notice',
  'soldout.time_label': 'Back at',
  'soldout.time_words': 'It comes back by itself: {time}.',
  'soldout.is_out': '{name} is sold out.',
  'soldout.is_back': '{name} is back.',
  'soldout.failed': '{name} could not be marked as sold out.',
  'soldout.back_failed': '{name} could not be put back.',
};
