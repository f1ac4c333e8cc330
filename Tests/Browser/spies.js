// Notes every change to nodes of the document: by spies on what can change them, from the very beginning, and by an
// observer, from the moment the parser is done, which is before module scripts run.
(() => {
  const changes = window.changes = [];
  const allowed = (node, what) => node == document.documentElement && what == "data-hydrated";
  const note = (node, name, what) => {
    if (node?.isConnected && !allowed(node, what)) changes.push(`${name} ${what ?? ""} on ${node.nodeName}`);
  };
  const spyOn = (type, names) => {
    for (const name of names) {
      const property = Object.getOwnPropertyDescriptor(type.prototype, name);
      if (!property) continue;
      const key = property.set ? "set" : "value", original = property[key];
      property[key] = function (...values) {
        note(this, name, typeof values[0] == "string" ? values[0] : undefined);
        return original.apply(this, values);
      };
      Object.defineProperty(type.prototype, name, property);
    }
  };
  spyOn(Node, ["appendChild", "insertBefore", "removeChild", "replaceChild", "textContent", "nodeValue", "normalize"]);
  spyOn(Element, [
    "append", "prepend", "before", "after", "remove", "replaceWith", "replaceChildren", "innerHTML", "outerHTML",
    "insertAdjacentHTML", "insertAdjacentElement", "insertAdjacentText", "setAttribute", "setAttributeNS",
    "removeAttribute", "removeAttributeNS", "toggleAttribute", "className", "id", "scrollTop", "scrollLeft", "moveBefore",
  ]);
  spyOn(CharacterData, [
    "data", "appendData", "insertData", "deleteData", "replaceData", "before", "after", "remove", "replaceWith",
  ]);
  spyOn(Text, ["splitText"]);
  spyOn(HTMLElement, ["innerText", "title", "hidden", "tabIndex", "lang", "dir"]);
  spyOn(HTMLInputElement, ["value", "checked", "type", "disabled"]);
  spyOn(HTMLTextAreaElement, ["value"]);
  spyOn(HTMLSelectElement, ["value", "selectedIndex"]);
  spyOn(HTMLOptionElement, ["selected", "value"]);
  const observer = new MutationObserver(records => {
    for (const { type, target, attributeName } of records)
      if (!allowed(target, attributeName)) changes.push(`observed ${type} ${attributeName ?? ""} on ${target.nodeName}`);
  });
  document.addEventListener("readystatechange", () => {
    if (document.readyState == "interactive")
      observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
  });
})();
