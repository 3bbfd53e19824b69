// Follows links and filters within the console without loading all of it anew: the page is fetched and takes the place of this one, as it
// would by itself. Whatever else there is to do, such as to send what somebody wrote, the browser does; and everything where no script runs.
(() => {
  'use strict';
  const root = '/console';
  let asked = null;
  let shown = placeOf(location);
  const written = new Map();

  function placeOf(address) {
    return address.pathname + address.search;
  }

  /** What pages are made with: after the host was replaced by another version, all of it comes anew. */
  function partsOf(page) {
    return [...page.querySelectorAll('link[rel=stylesheet], script[src]')].map((part) => part.getAttribute('href') ?? part.getAttribute('src')).join(' ');
  }

  function isOurs(address) {
    return address.origin === location.origin && (address.pathname === root || address.pathname.startsWith(root + '/')) && !address.hash;
  }

  /** The browser gives back what was written to whoever comes back to a page; a page that was fetched could not. */
  function isWritten() {
    return [...document.querySelectorAll('form[method=post] :is(input, textarea, select)')].some((field) => {
      if (field.type === 'radio' || field.type === 'checkbox')
        return field.checked !== field.defaultChecked;
      if (field.tagName === 'SELECT')
        return field.selectedIndex !== Math.max(0, [...field.options].findIndex((option) => option.defaultSelected));
      return field.value !== field.defaultValue;
    });
  }

  /** What came of a form is no page that can be fetched again by its address. */
  function mayVisit() {
    return !document.body.hasAttribute('data-of-form') && !isWritten();
  }

  /** @param back What was kept of a page that somebody goes back to; null for one that they go on to. */
  async function visit(address, back) {
    asked?.abort();
    const request = asked = new AbortController();
    const slow = setTimeout(() => document.body.setAttribute('aria-busy', 'true'), 300);
    let page = null;
    try {
      const answer = await fetch(address, { credentials: 'same-origin', cache: 'no-store', headers: { accept: 'text/html' }, signal: request.signal });
      if (answer.headers.get('content-type')?.startsWith('text/html')) {
        page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        address = answer.url;
      }
    } catch {
      // The host gives no answer, or somebody went elsewhere meanwhile.
    }
    clearTimeout(slow);
    if (request !== asked)
      return;
    asked = null;
    document.body.removeAttribute('aria-busy');
    if (page?.getElementById('session') && partsOf(page) === partsOf(document))
      show(page, new URL(address), back);
    else if (back)
      location.reload();
    else
      location.assign(address);
  }

  function show(page, address, back) {
    const from = shown;
    const y = window.scrollY;
    if (!back && placeOf(address) === from)
      history.replaceState(null, '', address);
    else if (!back) {
      history.replaceState({ y }, '');
      history.pushState(null, '', address);
    }
    put(placeOf(address), page.title, page.body.childNodes);
    // Who comes back stands where they left; who goes on, at the content.
    const main = document.getElementById('main');
    const left = back && [...main.querySelectorAll('a[href]')].find((link) => placeOf(link) === from);
    // Whoever hears the page instead of seeing it is told which one it is.
    main.setAttribute('aria-label', page.title);
    (left || main.querySelector('[autofocus]') || main).focus({ preventScroll: true });
    window.scrollTo(0, back?.y ?? 0);
    document.dispatchEvent(new Event('console:shown'));
  }

  function put(place, title, nodes) {
    shown = place;
    document.title = title;
    document.body.replaceChildren(...nodes);
  }

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]');
    if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
      return;
    if (link.target || link.hasAttribute('download') || !isOurs(link) || !mayVisit())
      return;
    event.preventDefault();
    visit(link.href, null);
  });

  /** What was asked for is not waited for any more: it would take the place of what somebody went to since. */
  function forget() {
    asked?.abort();
    asked = null;
    document.body.removeAttribute('aria-busy');
  }

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if ((form.getAttribute('method') ?? 'get').toLowerCase() !== 'get')
      forget();
    // A field may be called as an attribute is: by their names these are asked for.
    const address = new URL(form.getAttribute('action') ?? '', location.href);
    if (event.defaultPrevented || (form.getAttribute('method') ?? 'get').toLowerCase() !== 'get' || form.getAttribute('target') || !isOurs(address) || !mayVisit())
      return;
    event.preventDefault();
    address.search = new URLSearchParams(new FormData(form, event.submitter)).toString();
    visit(address.href, null);
  });

  // Not for a place within the page that is shown.
  window.addEventListener('popstate', (event) => {
    const place = placeOf(location);
    if (place === shown) {
      forget();
      return;
    }
    // Who goes back from what they wrote and forward again finds it as it was.
    if (isWritten())
      written.set(shown, { title: document.title, nodes: [...document.body.childNodes] });
    const page = written.get(place);
    written.delete(place);
    if (page) {
      forget();
      put(place, page.title, page.nodes);
      window.scrollTo(0, event.state?.y ?? 0);
    } else {
      visit(location.href, event.state ?? { y: 0 });
    }
  });
})();
