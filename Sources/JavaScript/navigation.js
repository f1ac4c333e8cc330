// Goes from page to page without loading one: fetches a page's data, lets the module show it, and does what a browser does
// when it loads a page: address, title, scrolling, focus, announcement, back and forward.

import { tell } from "./document.js";

const patience = 150; // milliseconds until a slow load shows a progress bar

/**
 * @param build  names this build; a page of another one is loaded whole
 * @param module calls the module with a text; 0 for no, and for a module that has failed
 * @param part   loads the part of the module that a page needs
 */
export function startNavigation(build, module, part) {
  const root = document, head = root.head, prefetched = {}, visited = {};
  let latest, hover, shown, entry = history.state?.martlet ?? Date.now();

  // Which addresses

  const here = url => url.pathname + url.search;

  /**
   * The link's address, if it is one that the module shows and the link does not want otherwise. Whoever asks will go
   * there: the page's part is fetched together with its data.
   */
  const destination = target => {
    const link = target.closest?.("a[href]");
    const id = link && !link.matches("[download],[data-reload],[target]:not([target=_self])")
      && link.origin == location.origin && module("matches", link.pathname);
    if (id) return part(id), new URL(link.href);
  };

  // Fetching

  const read = async text => {
    const [first, views, reply] = text.split("\n"), page = JSON.parse(first);
    if (page.build == build) await part(page.part);
    return { ...page, views, reply };
  };

  const load = async (url, signal) => read(await (await fetch("/_martlet" + here(url), { signal })).text());

  const prefetch = ({ target }) => {
    const url = destination(target);
    if (!url || here(url) == here(location)) return;
    const key = here(url), forget = () => delete prefetched[key];
    (prefetched[key] ??= load(url)).catch(forget);
    setTimeout(forget, 10000);
  };

  // Leaving a page and coming back

  const fields = () => [...root.querySelectorAll("input:not([type=password],[type=file]),textarea,select")];

  const remember = () => {
    sessionStorage["martlet" + entry] = JSON.stringify(
      [scrollX, scrollY, fields().map(field => [field.name + field.id, field.value, field.checked])]);
  };

  /** @param isSame the page has not changed, its fields stay as they are */
  const restore = isSame => {
    const [x, y, saved] = JSON.parse(sessionStorage["martlet" + entry] ?? "[0,0,[]]");
    if (!isSame) fields().forEach((field, i) => {
      const [name, value, checked] = saved[i] ?? [];
      if (name != field.name + field.id) return;
      field.value = value;
      field.checked = checked;
      tell(field);
    });
    scrollTo(x, y);
  };

  /** Gives the current entry of the history its name. */
  const begin = (name = Date.now()) => history.replaceState({ ...history.state, martlet: entry = name }, "");

  // Arriving at one

  const add = (tag, id, attributes, parent = root.body) => {
    const node = root.getElementById(id) ?? root.createElement(tag);
    node.id = id;
    for (const name in attributes) node.setAttribute(name, attributes[name]);
    parent.append(node);
    return node;
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
    if (!module("show", page.views)) throw build;
    showHead(page.head);
    pages.shown?.(page);
  };

  const arrive = (url, isBack) => {
    const target = url.hash && root.getElementById(decodeURIComponent(url.hash.slice(1)));
    if (isBack) restore(); else if (target) target.scrollIntoView(); else scrollTo(0, 0);
    const focus = root.querySelector("[autofocus]") ?? root.querySelector("h1") ?? root.body;
    if (focus.tabIndex < 0) focus.tabIndex = -1;
    focus.focus({ preventScroll: true });
    add("div", "martlet-announcer", { "aria-live": "assertive", style: "position:fixed;clip-path:inset(50%)" })
      .textContent = root.title;
  };

  // For actions: what they answer is a page, and whatever was fetched before may have changed by them.

  const pages = {
    build, read, load, present, add, remember, restore,
    place: () => entry + here(location),
    renew(page) {
      for (const cache of [prefetched, visited]) for (const key in cache) delete cache[key];
      if (page) visited[entry] = page;
    },
    visit(address) {
      const url = new URL(address, location);
      if (url.origin != location.origin || !module("matches", url.pathname)) location.assign(url);
      else if (here(url) == here(location)) load(url).then(present, () => location.reload());
      else go(url);
    },
  };

  // Going

  const go = async (url, isBack) => {
    latest?.abort();
    const controller = latest = new AbortController();
    const progress = setTimeout(
      () => add("div", "martlet-progress", { role: "progressbar", "aria-label": "Loading", "data-active": "" }), patience);
    const done = () => {
      clearTimeout(progress);
      root.getElementById("martlet-progress")?.remove();
    };
    try {
      const page = isBack && visited[entry] || await (prefetched[here(url)] ?? load(url, controller.signal));
      if (latest != controller) return;
      done();
      if (page.build != build) throw build;
      if (page.redirect) return void location.assign(page.redirect);
      if (!isBack) {
        remember();
        history.pushState({ martlet: entry = Date.now() }, "", url);
      }
      shown = here(url);
      visited[entry] = page;
      const show = () => {
        present(page);
        arrive(url, isBack);
      };
      if (root.startViewTransition && !matchMedia("(prefers-reduced-motion:reduce)").matches) {
        const transition = root.startViewTransition(show);
        transition.ready.catch(() => {});
        await transition.updateCallbackDone;
      } else show();
    } catch {
      // A newer click has taken its place, or whatever it was: the browser can load the page.
      if (latest != controller) return;
      done();
      if (isBack) location.reload(); else location.assign(url);
    }
  };

  addEventListener("click", event => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const url = destination(event.target);
    // A fragment of this page is the browser's own.
    if (!url) return;
    if (url.hash && here(url) == here(location)) return remember();
    event.preventDefault();
    go(url);
  });

  addEventListener("popstate", ({ state }) => {
    // A fragment has made a new entry.
    if (!state?.martlet) return begin();
    remember();
    entry = state.martlet;
    if (here(location) == shown) restore(true); else go(new URL(location), true);
  });

  addEventListener("pointerover", event => {
    clearTimeout(hover);
    hover = setTimeout(prefetch, 65, event);
  });
  addEventListener("touchstart", prefetch, { passive: true });
  addEventListener("pagehide", remember);

  history.scrollRestoration = "manual";
  shown = here(location);
  begin(entry);
  // A page that was loaded whole by going back.
  if (performance.getEntriesByType("navigation")[0]?.type == "back_forward") restore();
  return pages;
}
