// Keys for those who work here all day. A single key acts only while the list or the case has the focus and nobody writes, and all of them
// can be switched off (WCAG 2.1.4); none ends anything: it leads to the form, which asks for a reason.
(() => {
  'use strict';
  const kept = 'console-keys';
  const cases = 'console-cases';
  let leads = 0;

  const one = (what) => document.querySelector(`main ${what}`);
  const isOff = () => localStorage.getItem(kept) === 'off';
  const show = () => document.getElementById('keys')?.showModal();

  /** Somebody's reason is not thrown away by a key. */
  const isWritten = () => [...document.querySelectorAll('main form[method=post] textarea')].some((field) => field.value !== field.defaultValue);

  /** The row that has the focus gives it to another; from nowhere to the first. */
  function step(by) {
    const rows = [...document.querySelectorAll('main tbody tr')].map((row) => row.querySelector('a[href]')).filter(Boolean);
    const at = rows.findIndex((link) => link.closest('tr').contains(document.activeElement));
    rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]?.focus();
  }

  /** In the order of the list that was shown last. */
  function neighbour(by) {
    const all = JSON.parse(sessionStorage.getItem(cases) ?? '[]');
    const at = all.indexOf(location.pathname);
    const next = at < 0 ? undefined : all[at + by];
    if (next)
      go(next);
  }

  function go(address) {
    const link = document.createElement('a');
    link.href = address;
    one('').append(link);
    link.click();
    link.remove();
  }

  const everywhere = {
    '?': show,
    '/': () => one('input:not([type=hidden])')?.focus(),
    g: () => { leads = Date.now() + 2000; },
  };
  const list = { ...everywhere, j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1) };
  const acts = {
    list,
    case: {
      ...everywhere,
      n: () => neighbour(1),
      p: () => neighbour(-1),
      a: () => one('form[action$="/assignment"]')?.requestSubmit(),
      c: () => one('form[action$="/notes"] textarea')?.focus(),
      d: () => one('form[action$="/disposition"] input[type=radio], form[action$="/approvals"] textarea')?.focus(),
      Escape: () => { if (!isWritten()) history.back(); },
    },
  };

  /** Written out, a form is sent without leaving its field; where there is a choice of what to send, the choice is led to. */
  function send(form) {
    const buttons = form.querySelectorAll('button');
    if (buttons.length === 1)
      form.requestSubmit(buttons[0]);
    else
      buttons[0]?.focus();
  }

  document.addEventListener('keydown', (event) => {
    const at = event.target;
    if (event.key === 'Enter' && event.ctrlKey && at.closest('main form[method=post]')) {
      event.preventDefault();
      send(at.closest('form'));
      return;
    }

    if (event.ctrlKey || event.metaKey || event.altKey || isOff() || at.matches('input:not([type=radio]), select, textarea') || document.querySelector('dialog[open]'))
      return;
    const region = at.closest('[data-keys]')?.dataset.keys;
    // The arrows of a page that nobody has begun to go through scroll it, and those of a choice choose.
    if (!region || (event.key.startsWith('Arrow') && !at.closest('tbody')))
      return;
    const choice = region === 'case' && /^[1-9]$/.test(event.key) && document.querySelectorAll('main form[action$="/disposition"] input[type=radio]')[event.key - 1];
    const place = leads > Date.now() && document.querySelector(`nav a[data-key="${CSS.escape(event.key)}"]`);
    const act = choice ? () => { choice.checked = true; choice.focus(); } : place ? () => place.click() : Object.hasOwn(acts[region], event.key) ? acts[region][event.key] : null;
    leads = 0;
    if (!act)
      return;
    event.preventDefault();
    act();
  });

  function begin() {
    const button = document.getElementById('keys-show');
    if (!button)
      return;
    const off = document.getElementById('keys-off');
    button.hidden = false;
    button.addEventListener('click', show);
    off.checked = isOff();
    off.addEventListener('change', () => localStorage.setItem(kept, off.checked ? 'off' : 'on'));
    document.getElementById('keys-close').addEventListener('click', () => document.getElementById('keys').close());
    const shown = [...document.querySelectorAll('main td a[href^="/console/exceptions/"]')].map((link) => link.pathname);
    if (shown.length > 0)
      sessionStorage.setItem(cases, JSON.stringify([...new Set(shown)]));
  }

  document.addEventListener('console:shown', begin);
  begin();
})();
