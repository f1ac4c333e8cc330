// Stands in the page, so that nothing a visitor does before the module has started is lost: `martlet.js` has the events
// replayed in order. Links are left to the browser.
(() => {
  const early = [], types = ["click", "input", "change", "submit", "keydown"];
  const keep = event => {
    const { type, target } = event;
    if (type == "click" && target.closest?.("a[href]")) return;
    if (type == "submit") {
      event.preventDefault();
      // For style sheets, as on the way to another page.
      document.body.ariaBusy = true;
      // What the handler says when the event is replayed; if it says nothing, the form is sent.
      event.preventDefault = () => { event.handled = true; };
    }
    early.push(event);
  };
  /** Stops keeping events; gives them to `replay`, and to the browser the forms that nobody has handled. */
  window.martlet = replay => {
    for (const type of types) removeEventListener(type, keep, true);
    document.body.ariaBusy = null;
    for (const event of early) {
      if (replay) replay(event);
      if (event.type == "submit" && !event.handled) event.target.requestSubmit(event.submitter);
    }
  };
  // If not even the script comes, the forms are sent.
  addEventListener("error", ({ target }) => { if (target.id == "martlet") martlet(); }, true);
  for (const type of types) addEventListener(type, keep, true);
})();
