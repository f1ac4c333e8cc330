// Goes from page to page without loading one: fetches a page's data, lets the module show it, and does what a browser does
// when it loads a page: address, title, scrolling, focus, announcement, back and forward.

const slow = 150; // milliseconds until a progress bar is shown

/**
 * @param build  names this build; a page of another one is loaded whole
 * @param module calls the module with a text
 * @param isDead whether the module has failed, and all is the browser's again
 */
export function startNavigation(build, module, isDead) {
  const prefetched = new Map(), visited = new Map();
  let abort, entry = history.state?.martlet ?? Date.now(), hover;

  // Which addresses

  /** The address if it is one that the module shows, or nothing. */
  const known = href => {
    const url = new URL(href, location);
    if (url.origin == location.origin && module("matches", url.pathname)) return url;
  };

  const linkOf = target => {
    const link = target.closest?.("a[href]");
    if (link && !link.download && (!link.target || link.target == "_self") && !link.hasAttribute("data-reload")) return link;
  };

  // Fetching

  const load = async (url, signal) => {
    const response = await fetch("/_martlet" + url.pathname + url.search, { signal, headers: { accept: "application/json" } });
    const [head, views] = (await response.text()).split("\n");
    return { ...JSON.parse(head), views };
  };

  const prefetch = target => {
    const link = linkOf(target), url = link && known(link.href);
    if (!url || prefetched.has(url.href) || url.pathname + url.search == location.pathname + location.search) return;
    const loading = load(url);
    loading.catch(() => prefetched.delete(url.href));
    prefetched.set(url.href, loading);
    setTimeout(() => prefetched.delete(url.href), 10000);
  };

  // Leaving a page

  const fields = () => [...document.querySelectorAll("input:not([type=password],[type=file]),textarea,select")];

  const remember = () => {
    sessionStorage["martlet" + entry] = JSON.stringify({
      x: scrollX, y: scrollY, fields: fields().map(field => [field.name || field.id, field.value, field.checked]),
    });
  };

  const restore = () => {
    const saved = JSON.parse(sessionStorage["martlet" + entry] ?? "null");
    if (!saved) return;
    fields().forEach((field, i) => {
      const [name, value, checked] = saved.fields[i] ?? [];
      if (name != (field.name || field.id) || field.value == value && field.checked == checked) return;
      field.value = value;
      if (checked != null) field.checked = checked;
      for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
    });
    scrollTo(saved.x, saved.y);
  };

  // Arriving at one

  const showHead = html => {
    const fresh = new DOMParser().parseFromString(`<head>${html}</head>`, "text/html").head;
    const key = node => node.outerHTML, present = new Set([...fresh.children].map(key));
    for (const node of [...document.head.children])
      if (/^(TITLE|META|LINK|SCRIPT)$/.test(node.tagName) && !present.delete(key(node))
        && !node.matches("[charset],[name=viewport],[rel=modulepreload],[rel=preload],[rel=stylesheet],script:not([type])"))
        node.remove();
    for (const node of [...fresh.children]) if (present.has(key(node))) document.head.append(node);
  };

  const announce = () => {
    let region = document.getElementById("martlet-announcer");
    if (!region) {
      region = document.createElement("div");
      region.id = "martlet-announcer";
      region.setAttribute("aria-live", "assertive");
      region.style.cssText = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap";
      document.body.append(region);
    }
    region.textContent = document.title;
  };

  const arrive = (url, isBack) => {
    const target = url.hash.length > 1 && document.getElementById(decodeURIComponent(url.hash.slice(1)));
    if (isBack) restore();
    else if (target) target.scrollIntoView();
    else scrollTo(0, 0);
    const focus = document.querySelector("[autofocus]") ?? document.querySelector("main h1, h1") ?? document.body;
    if (!focus.matches("a,button,input,select,textarea,[tabindex]")) focus.tabIndex = -1;
    focus.focus({ preventScroll: true });
    announce();
  };

  // Going

  const go = async (url, isBack) => {
    abort?.abort();
    const controller = abort = new AbortController();
    const progress = setTimeout(() => {
      const bar = document.createElement("div");
      bar.id = "martlet-progress";
      bar.setAttribute("role", "progressbar");
      bar.ariaLabel = "Loading";
      document.body.append(bar);
    }, slow);
    const done = () => {
      clearTimeout(progress);
      document.getElementById("martlet-progress")?.remove();
    };
    try {
      const page = isBack && visited.get(entry) || await (prefetched.get(url.href) ?? load(url, controller.signal));
      if (abort != controller) return;
      done();
      if (page.build != build) throw Error("another build");
      if (page.redirect) {
        const next = known(page.redirect);
        return next ? go(next, isBack) : void location.assign(page.redirect);
      }
      if (!isBack) {
        remember();
        history.pushState({ martlet: entry = Date.now() }, "", url);
      }
      visited.set(entry, page);
      if (visited.size > 20) visited.delete(visited.keys().next().value);
      const show = () => {
        if (!module("show", page.views)) throw Error("the data does not fit");
        showHead(page.head);
        arrive(url, isBack);
      };
      if (document.startViewTransition && !matchMedia("(prefers-reduced-motion: reduce)").matches) {
        const transition = document.startViewTransition(show);
        transition.ready.catch(() => {});
        await transition.updateCallbackDone;
      } else show();
    } catch (error) {
      done();
      if (error.name == "AbortError" && abort != controller) return;
      // Whatever it was, the browser can load the page.
      if (isBack) location.reload(); else location.assign(url);
    }
  };

  addEventListener("click", event => {
    if (isDead() || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = linkOf(event.target), url = link && known(link.href);
    if (!url) return;
    // A fragment of this page is the browser's own.
    if (url.hash && url.pathname + url.search == location.pathname + location.search) return;
    event.preventDefault();
    go(url);
  });

  addEventListener("popstate", event => {
    if (isDead()) return location.reload();
    if (!event.state?.martlet) return;
    remember();
    entry = event.state.martlet;
    go(new URL(location), true);
  });

  addEventListener("pointerover", event => {
    clearTimeout(hover);
    hover = setTimeout(() => isDead() || prefetch(event.target), 65);
  });
  addEventListener("touchstart", event => isDead() || prefetch(event.target), { passive: true });
  addEventListener("pagehide", remember);

  history.scrollRestoration = "manual";
  history.replaceState({ ...history.state, martlet: entry }, "");
  // A page that was loaded whole by going back.
  if (performance.getEntriesByType("navigation")[0]?.type == "back_forward") restore();
}
