// Sends forms and actions in the background, and shows what they answer: the page with fresh data. Loaded with the first page that
// has something to send or to hear of, and with the first navigation at the latest. Forms marked `data-action` are sent as the browser would send them, so that without this they go on as forms.

/**
 * @param pages   what `navigation.js` gives
 * @param answer  hands the answer over to the module
 * @param tokens  `csrf` and `form`: what proves that a form is this visitor's, and names its sending
 * @returns       what sends an action, and what is called when a page has been shown
 */
export function start(pages, answer, tokens) {
  const root = document, offline = "That could not be sent: the connection failed. Nothing was lost; please try again.";
  let noticeTimer, last = Promise.resolve();

  const notify = text => {
    clearTimeout(noticeTimer);
    const notice = root.getElementById("martlet-notice") ?? root.body.appendChild(root.createElement("div"));
    Object.assign(notice, { id: "martlet-notice", role: "alert", textContent: text });
    noticeTimer = setTimeout(() => notice.remove(), 8000);
  };

  /** One after the other: the answer to an earlier one must not undo a later one. */
  const inTurn = work => last = last.then(work).catch(error => console.error(error));

  /** @returns the answer as a page; null if there is none, undefined if the visitor has cancelled */
  const post = (address, body, form) => new Promise(done => {
    const request = new XMLHttpRequest(), bar = form?.querySelector("progress");
    request.open("POST", "/_martlet" + address);
    // Others wait for it. Files take as long as they take, and can be cancelled.
    if (!(body instanceof FormData)) request.timeout = 6e4;
    if (bar) request.upload.onprogress = ({ loaded, total }) => bar.value = loaded / total;
    // A button of type reset cancels, and what was typed stays.
    const cancel = event => {
      event.preventDefault();
      request.abort();
    };
    form?.addEventListener("reset", cancel);
    request.onabort = () => done();
    request.onloadend = async () => {
      form?.removeEventListener("reset", cancel);
      try {
        done(await pages.read(request.responseText));
      } catch {
        done(null);
      }
    };
    request.send(body);
  });

  const takeTokens = page => { for (const name of ["csrf", "form"]) tokens[name] = page[name]; };

  const isRefused = page => !page || page.status >= 400;

  /**
   * Shows the page of an answer.
   * @param place where the visitor was when it was sent: an answer that comes late changes no other page
   */
  const show = (page, place) => {
    pages.renew();
    if (place != pages.place()) {
      // The visitor has gone on, perhaps to a page that was loaded before this was carried out.
      if (isRefused(page)) notify(page.message);
      refresh();
    } else if (page.redirect == null && page.build == pages.build) try {
      pages.present(page);
    } catch {
      location.reload();
    } else {
      // To log in, perhaps, or to another build: what was typed will be there again.
      if (isRefused(page)) sessionStorage.martletTyped = JSON.stringify([Date.now(), pages.here(location), pages.values()]);
      if (page.redirect == null) location.reload(); else pages.visit(page.redirect);
    }
  };

  /** What the visitor has typed into a form. */
  const typed = form => [...form.querySelectorAll("input,textarea,select")].map(field => [field.value, field.checked]).join();

  const submit = (form, submitter) => {
    const body = new FormData(form, submitter), hasFiles = form.enctype[0] == "m", before = typed(form);
    const address = pages.here(location), place = pages.place(), around = form.closest("[tabindex]");
    const sent = async () => {
      // A page that came without a form came without the number of one.
      if (!tokens.form) {
        const page = await pages.load(new URL(location)).catch(() => {});
        if (!page) return null;
        takeTokens(page);
      }
      // Those of now: the form may have come after its page, or waited while another changed them.
      for (const name of ["csrf", "form"]) body.set(name, tokens[name] ?? "");
      return post(address, hasFiles ? body : new URLSearchParams(body), form);
    };
    const settle = page => {
      if (page === null || page?.status >= 500) notify(page?.message ?? offline);
      else if (page) {
        // Who goes on writing meanwhile does not lose that.
        if (!isRefused(page) && typed(form) == before) form.reset();
        try {
          show(page, place);
        } catch (error) {
          console.error(error);
        }
      }
      form.$isSent = 0;
      form.dispatchEvent(new Event("settled", { bubbles: true }));
      const wrong = form.querySelector("[aria-invalid=true]");
      if (!isRefused(page)) {
        // What was pressed may have gone with what it did.
        if (root.activeElement == root.body) around?.focus({ preventScroll: true });
      } else if (wrong) wrong.focus();
      // What no element of the form says.
      else if (page?.status < 500 && page.message && page.redirect == null && !form.querySelector("[role=alert]")) notify(page.message);
    };
    form.$isSent = 1;
    form.dispatchEvent(new Event("sending", { bubbles: true }));
    // A file takes its time, and what else is done meanwhile does not wait for it.
    if (hasFiles) sent().then(page => inTurn(() => settle(page))); else inTurn(async () => settle(await sent()));
  };

  const send = (number, call) => {
    const address = pages.here(location), place = pages.place();
    inTurn(async () => {
      const page = await post(address, new URLSearchParams({ action: call, csrf: tokens.csrf ?? "" }));
      const done = !isRefused(page);
      if (page?.redirect == null || !done) answer(number, { done, text: done ? page.reply : page?.message ?? offline });
      if (page && page.status < 500 || page?.redirect != null) show(page, place);
    });
  };

  // A page that says `data-live="/events/…?after=…"` shows fresh data whenever an event comes from there, and when the
  // connection is there again after it was lost. One that is not seen has none: a browser has few for all its tabs.
  let stream, due, notice;

  const refresh = () => due ??= inTurn(async () => {
    due = null;
    const place = pages.place();
    // What was said stays: as if it were said with this.
    const said = notice ? { "Martlet-Notice": encodeURIComponent(notice) } : {};
    const page = await pages.load(new URL(location), null, "default", said).catch(() => {});
    // The connection may be lost for this and not for the stream.
    if (!page) setTimeout(() => place == pages.place() && refresh(), 3000);
    else if (place == pages.place() && page.status < 400 && page.build == pages.build) pages.present(page);
  });

  /** @param isKnown whether it has listened before, and may have missed something since */
  const listen = isKnown => {
    const source = !root.hidden && root.querySelector("[data-live]")?.dataset.live, path = source && source.split("?")[0];
    if (path == stream?.path && !isKnown) return;
    stream?.close();
    if (!source) return stream = null;
    stream = new EventSource(source);
    stream.path = path;
    stream.onmessage = refresh;
    // What it missed before it listened is no longer known.
    stream.addEventListener("reset", refresh);
    stream.onopen = () => {
      if (isKnown) refresh();
      isKnown = 1;
    };
    // It comes back by itself after a lost connection, but not after an error, as a proxy in front sends while a site is started.
    stream.onerror = ({ target }) => target.readyState == 2 && setTimeout(() => target == stream && listen(1), 3000);
  };

  // Files may also be dropped on the page and pasted into it, where it has a form for them.

  const takeFiles = (event, files) => {
    const input = root.querySelector("form[data-action] input[type=file]"), taken = new DataTransfer();
    if (!input || !files.length) return;
    event.preventDefault();
    for (const file of input.multiple ? files : [files[0]]) taken.items.add(file);
    input.files = taken.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const preview = ({ target }) => {
    const image = target.type == "file" && target.form?.querySelector("img[data-preview]"), file = target.files?.[0];
    if (!image) return;
    URL.revokeObjectURL(image.src);
    image.onerror = () => image.hidden = true;
    image.hidden = !file?.type.startsWith("image/");
    if (!image.hidden) image.src = URL.createObjectURL(file);
  };

  addEventListener("submit", event => {
    const form = event.target;
    if (event.defaultPrevented || form.dataset.action == null) return;
    event.preventDefault();
    if (!form.$isSent) submit(form, event.submitter);
  });
  addEventListener("change", preview);
  addEventListener("dragover", event => root.querySelector("form[data-action] input[type=file]") && event.preventDefault());
  addEventListener("drop", event => takeFiles(event, event.dataTransfer.files));
  // Words may bring a picture of themselves along.
  addEventListener("paste", event => event.clipboardData.types.includes("text/plain") || takeFiles(event, event.clipboardData.files));
  addEventListener("visibilitychange", () => listen(1));

  return {
    send,
    shown(page) {
      listen();
      // The first page came with its tokens.
      if (page) {
        takeTokens(page);
        notice = page.notice;
      }
      // For a while: a tab may be another visitor's later.
      const [time, at, values] = JSON.parse(sessionStorage.martletTyped ?? "[]");
      if (at == pages.here(location)) {
        delete sessionStorage.martletTyped;
        if (Date.now() - time < 9e5) pages.restore(values);
      }
    },
  };
}
