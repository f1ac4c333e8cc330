// Goes from page to page without loading one: takes navigations over from the browser, fetches a page's data and lets the
// module show it. Which clicks mean this page, the address, the history, scrolling and the end of what a newer navigation
// replaces stay the browser's own business (https://html.spec.whatwg.org/multipage/nav-history-apis.html#navigation-api).
// A browser without that interface loads each page whole.

import { tell } from "./document.js";

const patience = 150; // milliseconds until a slow load shows a progress bar

/**
 * @param build  names this build; a page of another one is loaded whole
 * @param module calls the module with a text; 0 for no, and for a module that has failed
 * @param loadParts loads the parts of the module that a page needs
 * @param shown  called when another page is shown, or this one as it is now: `page` of what is returned
 */
export function startNavigation(build, module, loadParts, shown) {
  const root = document, { head, body } = root, prefetched = {};
  let hover, pending, announcer, changes = 0;

  const here = url => url.pathname + url.search;

  /** A page's data, with the part of the module that it needs. */
  const read = async text => {
    const [first, views, reply] = text.split("\n"), page = JSON.parse(first);
    if (page.build == build) await loadParts(page.parts);
    return { ...page, views, reply };
  };

  const load = async (url, signal, cache) => {
    const id = module("matches", url.pathname);
    if (!id) throw id;
    // With the data, not after it.
    loadParts(id);
    return read(await (await fetch("/_martlet" + here(url), { signal, cache })).text());
  };

  const prefetch = ({ target }) => {
    const link = target.closest?.("a[href]:not([download],[data-reload],[target])"), key = link && here(link);
    if (link?.origin != location.origin || key == here(location)) return;
    const forget = () => delete prefetched[key];
    (prefetched[key] ??= load(link)).catch(forget);
    setTimeout(forget, 10000);
  };

  /** What the visitor may have typed. */
  const fields = () => [...root.querySelectorAll("input:not([type=password],[type=file],[type=hidden]),textarea,select")];

  /** Keeps it with this entry of the history. */
  const remember = () => self.navigation?.updateCurrentEntry({ state: fields().map(field => [field.value, field.checked]) });

  const restore = () => {
    const all = fields(), saved = self.navigation?.currentEntry.getState();
    if (saved?.length == all.length) all.forEach((field, i) => {
      [field.value, field.checked] = saved[i];
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
    pages.page = page;
    shown();
  };

  // For actions: what they answer is a page, and whatever was fetched before may have changed by them.
  const pages = {
    build, read, load, present, remember, restore,
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
    const { signal } = pending = event;
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
        event.scroll();
        announcer ??= Object.assign(
          body.appendChild(root.createElement("div")), { ariaLive: "assertive", style: "position:fixed;clip-path:inset(50%)" });
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
      if (pending == event) pending = body.ariaBusy = null;
    }
  };

  self.navigation?.addEventListener("navigate", event => {
    const { destination, navigationType: type } = event, url = new URL(destination.url);
    if (!event.canIntercept || event.hashChange || event.downloadRequest != null || event.formData || type == "reload"
      || event.sourceElement?.closest?.("[data-reload]")
      // Between entries of this document the browser would change the address alone.
      || type != "traverse" && !module("matches", url.pathname)) return;
    // What the older one has not shown yet is no place to go back to.
    if (pending && type == "push") {
      event.preventDefault();
      return navigation.navigate(url, { history: "replace" });
    }
    remember();
    event.intercept({ scroll: "manual", handler: () => go(event, url, type == "traverse") });
  });

  addEventListener("pointerover", event => {
    clearTimeout(hover);
    // A mouse may only be passing by; a touch begins with this event, too.
    hover = setTimeout(prefetch, 65, event);
  });
  return pages;
}
