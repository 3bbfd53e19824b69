// Says two minutes ahead that the session ends, and lets whoever works here stay. Another window may have moved the end meanwhile, so
// the host is asked first. Everything works without this: the foot of the page says when it ends, and what was written is shown again.
(() => {
  'use strict';
  const ahead = 120000;
  let note, ending, ended, skew, ends;
  let timer = 0;

  const left = () => ends - (Date.now() - skew);

  function wait(time) {
    clearTimeout(timer);
    timer = setTimeout(look, Math.max(time, 0));
  }

  async function ask(address, method) {
    try {
      const answer = await fetch(address, { method, cache: 'no-store', credentials: 'same-origin', redirect: 'manual' });
      if (answer.ok)
        ends = Date.parse((await answer.json()).ends);
      else if (answer.type === 'opaqueredirect' || answer.status === 401)
        ends = Date.now() - skew;
    } catch {
      // The host gives no answer: what is known of the end stays.
    }
  }

  async function look() {
    if (left() > ahead)
      return wait(left() - ahead);
    await ask(note.dataset.ask, 'GET');
    if (left() > ahead) {
      ending.close();
      return wait(left() - ahead);
    }
    if (left() <= 0) {
      ending.close();
      if (!ended.open)
        ended.showModal();
      return;
    }
    document.getElementById('session-ending-at').textContent = new Date(ends).toISOString().slice(11, 19) + ' UTC';
    if (!ending.open)
      ending.showModal();
    wait(left());
  }

  /** Of the page that is shown now. */
  function begin() {
    note = document.getElementById('session');
    ending = document.getElementById('session-ending');
    ended = document.getElementById('session-ended');
    // By the host's clock, however this computer's is set.
    skew = Date.now() - Date.parse(note.dataset.now);
    ends = Date.parse(note.dataset.ends);
    document.getElementById('session-stay')?.addEventListener('click', async () => {
      await ask(note.dataset.stay, 'POST');
      ending.close();
      look();
    });
    // Who closes the note is told once more, when it has ended.
    document.getElementById('session-close').addEventListener('click', () => ending.close());
    document.getElementById('session-back').addEventListener('click', () => ended.close());
    look();
  }

  // A window that slept, or that the reader came back to, may be late.
  document.addEventListener('visibilitychange', () => { if (!document.hidden) look(); });
  window.addEventListener('pageshow', (shown) => { if (shown.persisted) look(); });
  document.addEventListener('console:shown', begin);
  begin();
})();
