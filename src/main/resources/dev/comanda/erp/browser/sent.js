// What the fields of a page held as it was sent, hidden ones too: of this page, or of another of the
// same site that is asked for beside it. The body of a function that AsSent.java runs in the page.
const [other, millis] = arguments;

const FIELDS =
  'input:not([type=submit], [type=button], [type=reset], [type=image]), select, textarea';

const heldBy = (e) => {
  if (e.matches('select')) {
    const chosen = [...e.options].filter((option) => option.defaultSelected);
    return chosen.map((option) => option.value).join('\n');
  }
  if (e.matches('[type=checkbox], [type=radio]')) {
    return e.defaultChecked ? e.value : '';
  }
  return e.defaultValue;
};
const told = (page, address, status) => ({
  address,
  status,
  fields: [...page.querySelectorAll(FIELDS)].filter((e) => e.name).map((e) => [e.name, heldBy(e)]),
});
const read = async () => {
  const answer = await fetch(other, { cache: 'no-store', signal: AbortSignal.timeout(millis) });
  const text = new TextDecoder(document.characterSet).decode(await answer.arrayBuffer());
  return told(new DOMParser().parseFromString(text, 'text/html'), other, answer.status);
};

return other === ''
  ? told(document, location.href, 200)
  : read().catch(() => ({ address: other, status: 0, fields: [] }));
