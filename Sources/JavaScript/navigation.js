// Goes from page to page without loading one: takes navigations over from the browser, fetches a page's data and lets the
// module show it. Which clicks mean this page, the address, the history, scrolling and the end of what a newer navigation
// replaces stay the browser's own business (https://html.spec.whatwg.org/multipage/nav-history-apis.html#navigation-api).
// A browser without that interface loads each page whole.

import { tell } from "./document.js";

const patience = 150; // milliseconds until a slow load shows a progress bar

/**
 * @param build  names this build; a page of another one is loaded whole
 * @param module calls the module with a text; 0 for no, and for a module that has failed
 * @param prepare loads what a page needs: parts of the module, and what sends its forms
 * @param shown  called with a page's data when it is shown, another page's or this one's as it is now
 */
export function startNavigation(build, module, prepare, shown) {
  const root = document, { head, body } = root, prefetched = {};
  let hover, pending, announcer, changes = 0;

  const here = url => url.pathname + url.search;

  /** A page's data, with what else it needs. */
  const read = async text => {
    const [first, views, reply] = text.split("\n"), page = JSON.parse(first);
    if (page.build == build) await prepare(page.parts);
    return { ...page, views, reply };
  };

  const load = async (url, signal, cache, headers) => {
    const id = module("matches", url.pathname);
    if (!id) throw id;
    // The page's part, and what sends its forms, with the data and not after it.
    const [response] = await Promise.all([fetch("/_martlet" + here(url), { signal, cache, headers }), prepare(id, 1)]);
    return read(await response.text());
  };

  const prefetch = ({ target }) => {
    const link = target.closest?.("a[href]:not([download],[target])"), key = link && here(link);
    if (link?.origin != location.origin || key == here(location) || link.closest("[data-reload]")) return;
    const forget = () => delete prefetched[key];
    (prefetched[key] ??= load(link)).catch(forget);
    setTimeout(forget, 10000);
  };

  /** What the visitor may have typed. */
  const fields = () => [...root.querySelectorAll("input:not([type=password],[type=file],[type=hidden]),textarea,select")];

  /** Without what stands in `form`, which was sent, and what is as it came. */
  const values = form => fields().map(field => (!form || field.form != form)
    && (field.value != field.defaultValue || field.checked != field.defaultChecked) && [field.value, field.checked]);

  /** Keeps them with this entry of the history. */
  const remember = form => self.navigation?.updateCurrentEntry({ state: values(form) });

  const restore = (saved = self.navigation?.currentEntry.getState()) => {
    const all = fields();
    if (saved?.length == all.length) all.forEach((field, i) => {
      if (!saved[i]) return;
      const [value, checked] = saved[i];
      if (field.value == value && field.checked == checked) return;
      field.value = value;
      field.checked = checked;
      tell(field);
    });
  };

  const showHead = html => {
    const fresh = root.createElement("template");
    fresh.innerHTML = html;
    // What both have stays: a style sheet that is taken out and put back would let the page flash.
    for (const node of head.querySelectorAll("title,meta:not([charset],[name=viewport]),link,script[type]")) {
      const same = [...fresh.content.children].find(other => other.isEqualNode(node));
      if (same) same.remove(); else if (node.rel != "stylesheet") node.remove();
    }
    head.append(fresh.content);
  };

  /** Shows a page's data, whether it is another page or this one as it is now. */
  const present = page => {
    if (page.build != build || !module("show", page.views)) throw build;
    showHead(page.head);
    shown(page);
  };

  // For actions: what they answer is a page, and whatever was fetched before may have changed by them.
  const pages = {
    build, read, load, present, restore, values, here,
    place: () => self.navigation?.currentEntry.key + here(location),
    renew() {
      changes++;
      for (const key in prefetched) delete prefetched[key];
    },
    visit(address) {
      const url = new URL(address, location);
      if (url.origin == location.origin && here(url) == here(location)) load(url).then(present).catch(() => location.reload());
      else location.assign(url);
    },
  };

  const go = async (event, url, isBack) => {
    pending?.abort();
    // Not the event's own signal: for a click that leads nowhere the browser gives this up, and has shown the address already.
    const mine = pending = new AbortController(), { signal } = mine;
    mine.isBack = isBack;
    // For style sheets: `body[aria-busy=true]::before` is the progress bar.
    const progress = setTimeout(() => body.ariaBusy = true, patience);
    try {
      const before = changes;
      // What the visitor comes back to is as it was, and at once, until an action has been carried out.
      let page = await (prefetched[here(url)] ?? load(url, signal, isBack && !changes ? "force-cache" : "default"));
      // An action was carried out meanwhile.
      if (changes != before) page = await load(url, signal);
      if (signal.aborted) return;
      if (page.redirect) return location.replace(page.redirect);
      const show = () => {
        present(page);
        if (isBack) restore();
        if (!event.signal.aborted) event.scroll();
        if (!announcer) {
          announcer = body.appendChild(root.createElement("div"));
          announcer.ariaLive = "assertive";
          announcer.style = "position:fixed;clip-path:inset(50%)";
        }
        announcer.textContent = root.title;
      };
      if (root.startViewTransition && !matchMedia("(prefers-reduced-motion:reduce)").matches) {
        const transition = root.startViewTransition(show);
        transition.ready.catch(() => {});
        await transition.updateCallbackDone;
      } else show();
    } catch {
      // A newer navigation has taken its place, or whatever it was: the browser can load the page.
      if (!signal.aborted) location.reload();
    } finally {
      clearTimeout(progress);
      if (pending == mine) pending = body.ariaBusy = null;
    }
  };

  self.navigation?.addEventListener("navigate", event => {
    const { destination, navigationType: type } = event, url = new URL(destination.url);
    if (!event.canIntercept || event.hashChange && !pending || event.downloadRequest != null || event.formData || type == "reload"
      || event.sourceElement?.closest?.("[data-reload]")
      // Between entries of this document the browser would change the address alone.
      || type != "traverse" && !module("matches", url.pathname)) return;
    // What the older one has not shown yet is no place to go back to.
    if (pending && !pending.isBack && type == "push") {
      event.preventDefault();
      return navigation.navigate(url, { history: "replace" });
    }
    // What is shown while another is on its way belongs to the entry before.
    const source = event.sourceElement;
    if (!pending) remember(source?.form ?? source);
    event.intercept({ scroll: "manual", handler: () => go(event, url, type == "traverse") });
  });

  addEventListener("pointerover", event => {
    clearTimeout(hover);
    // A mouse may only be passing by; a touch begins with this event, too.
    hover = setTimeout(prefetch, 65, event);
  });
  return pages;
}
