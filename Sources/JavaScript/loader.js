// Stands in the page, so that nothing a visitor does before the module has started is lost: `martlet.js` takes the events
// over and replays them in order. Links are left to the browser, and so is a press with a modifier key.
(() => {
  const early = window.martlet = [];
  const types = ["click", "input", "change", "submit", "keydown"];
  const keep = event => {
    const { type, target } = event;
    if (type == "click" && (target.closest?.("a[href]") || event.ctrlKey || event.metaKey || event.shiftKey)) return;
    if (type == "submit") {
      event.preventDefault();
      // What the handler says when the event is replayed; if it says nothing, the form is sent.
      event.preventDefault = () => { event.handled = true; };
    }
    early.push(event);
  };
  early.stop = () => types.forEach(type => removeEventListener(type, keep, true));
  // If not even the script comes, the forms are sent.
  addEventListener("error", ({ target }) => {
    if (target.id != "martlet") return;
    early.stop();
    for (const event of early) if (event.type == "submit") event.target.requestSubmit(event.submitter);
  }, true);
  types.forEach(type => addEventListener(type, keep, true));
})();
