// Where a page could not start it says so, in words that need nothing of it: this file is read by
// browsers that know neither modules nor import maps, so it is written as of 2009.

addEventListener('load', function () {
  var page = document.querySelector('body > *');
  if (!page || page.localName.indexOf('-') < 0 || (window.customElements && customElements.get(page.localName))) return;
  var german = /^de/.test(navigator.language || '');
  var said = document.createElement('div');
  said.className = 'not-started';
  said.setAttribute('role', 'alert');
  var add = function (name, words) {
    var part = document.createElement(name);
    part.appendChild(document.createTextNode(words));
    said.appendChild(part);
    return part;
  };
  add('h1', german ? 'Diese Seite ist nicht gestartet' : 'This page did not start');
  add(
    'p',
    german
      ? 'Entweder ist die Verbindung abgerissen; dann hilft es, die Seite neu zu laden. Oder dieser Browser ist zu alt: Es braucht Safari 16.4, Chrome 89, Firefox 108 oder einen neueren.'
      : 'Either the connection was lost; then loading the page again helps. Or this browser is too old: it takes Safari 16.4, Chrome 89, Firefox 108 or a newer one.'
  );
  add(
    'p',
    german
      ? 'Bestellen geht auch ohne diese Seite: Bitte wenden Sie sich an das Personal, oder nehmen Sie ein anderes Telefon.'
      : 'You can order without this page, too: please ask the staff, or use another phone.'
  );
  var again = add('a', german ? 'Neu laden' : 'Load again');
  again.href = location.href;
  again.className = 'button';
  page.parentNode.replaceChild(said, page);
});
