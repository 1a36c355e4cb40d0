// Asks before a form is sent that wants it, and does wrong what the switches say.
document.addEventListener('submit', (event) => {
  const question = event.target.dataset.confirm;
  if (question && !window.confirm(question)) {
    event.preventDefault();
  }
});

const { alert: words, overlay, wait, wipe } = document.body.dataset;

if (overlay) {
  const cover = document.createElement('div');
  cover.className = 'cover';
  cover.setAttribute('role', 'status');
  cover.textContent = wait;
  document.body.append(cover);
  setTimeout(() => cover.remove(), Number(overlay));
}

if (wipe) {
  setTimeout(() => {
    const field = document.querySelector('#quantity, #count');
    if (field) {
      field.value = '';
    }
  }, Number(wipe));
}

if (words) {
  setTimeout(() => window.alert(words), 0);
}
