// Sends forms and actions in the background, and shows what they answer: the page with fresh data. Loaded by the first page that
// has something to send, or to hear of. Forms marked `data-action` are sent as the browser would send them, so that without this they go on as forms.

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
  const post = (body, form) => new Promise(done => {
    const request = new XMLHttpRequest(), bar = form?.querySelector("progress");
    request.open("POST", "/_martlet" + location.pathname + location.search);
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

  /**
   * Shows the page of an answer.
   * @param place where the visitor was when it was sent: an answer that comes late changes no other page
   */
  const show = (page, place) => {
    pages.renew();
    if (page.build != pages.build) {
      // Another build answers. What was refused is still in its fields, and will be there again.
      pages.remember();
      if (page.status >= 400) sessionStorage.martletKept = 1;
      location.reload();
    } else if (page.redirect != null) pages.visit(page.redirect);
    else if (place == pages.place()) pages.present(page);
    // The visitor has gone on, perhaps to a page that was loaded before this was carried out.
    else refresh();
  };

  const isRefused = page => !page || page.status >= 400;

  const submit = (form, body, place) => inTurn(async () => {
    const page = await post(body, form);
    if (page === null || page?.status >= 500) notify(page?.message ?? offline);
    else if (page) {
      if (!isRefused(page)) form.reset();
      show(page, place);
    }
    form.dispatchEvent(new Event("settled", { bubbles: true }));
    if (!isRefused(page)) return;
    const wrong = form.querySelector("[aria-invalid=true]");
    if (wrong) wrong.focus();
    // What no element of the form says.
    else if (page?.status < 500 && !form.querySelector("[role=alert]")) notify(page.message);
  });

  const send = (number, call) => {
    const place = pages.place();
    inTurn(async () => {
      const page = await post(new URLSearchParams({ action: call, csrf: tokens.csrf ?? "" }));
      const done = !isRefused(page);
      if (page?.redirect == null) answer(number, { done, text: done ? page.reply : page?.message ?? offline });
      if (page && page.status < 500 || page?.redirect != null) show(page, place);
    });
  };

  // A page that says `data-live="/events/…?after=…"` shows fresh data whenever an event comes from there, and when the
  // connection is there again after it was lost.
  let stream;

  const refresh = () => inTurn(async () => {
    const place = pages.place(), page = await pages.load(new URL(location)).catch(() => {});
    // The connection may be lost for this and not for the stream.
    if (!page) setTimeout(() => place == pages.place() && refresh(), 3000);
    else if (place == pages.place() && page.build == pages.build && page.status < 400) pages.present(page);
  });

  /** @param isKnown whether it has listened before, and may have missed something since */
  const listen = isKnown => {
    const source = root.querySelector("[data-live]")?.dataset.live, path = source?.split("?")[0];
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
    const input = root.querySelector("form[data-action] input[type=file]");
    if (!input || !files?.length) return;
    event.preventDefault();
    input.files = files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const preview = ({ target }) => {
    const image = target.type == "file" && target.form?.querySelector("img[data-preview]");
    if (!image) return;
    URL.revokeObjectURL(image.src);
    image.hidden = !target.files[0];
    if (target.files[0]) image.src = URL.createObjectURL(target.files[0]);
  };

  addEventListener("submit", event => {
    const form = event.target;
    if (event.defaultPrevented || form.dataset.action == null) return;
    event.preventDefault();
    const body = new FormData(form, event.submitter);
    submit(form, form.enctype[0] == "m" ? body : new URLSearchParams(body), pages.place());
  });
  addEventListener("change", preview);
  addEventListener("dragover", event => root.querySelector("form[data-action] input[type=file]") && event.preventDefault());
  addEventListener("drop", event => takeFiles(event, event.dataTransfer.files));
  addEventListener("paste", event => takeFiles(event, event.clipboardData.files));
  if (sessionStorage.martletKept) {
    delete sessionStorage.martletKept;
    pages.restore();
  }

  return {
    send,
    shown() {
      listen();
      // The first page came with its tokens.
      if (pages.page) for (const name of ["csrf", "form"]) {
        tokens[name] = pages.page[name] ?? "";
        // For a form that is sent without this after all.
        for (const input of root.querySelectorAll(`[data-action] > [name=${name}]`)) input.value = tokens[name];
      }
    },
  };
}
