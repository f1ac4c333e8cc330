// One hydration and many changes of the random tests' view, run inside the page: see test_random.py.
async ({ states }) => {
  const until = async condition => {
    for (let i = 0; i < 2000 && !condition(); i++) await new Promise(resolve => setTimeout(resolve, 2));
    return condition();
  };
  const problems = [];
  if (!await until(() => document.documentElement.dataset.hydrated != null)) return ["it did not hydrate"];
  if (changes.length) problems.push(`hydrating changed the document: ${changes}`);

  // Numbers of leaves differ between a page that has been changed and a fresh one, and so does what is an attribute in HTML and
  // a property in a document.
  const values = root => [...root.querySelectorAll("input,textarea,select")].map(field => field.value + field.checked);
  const visible = root => {
    const copy = root.cloneNode(true);
    for (const leaf of copy.querySelectorAll("i[data-leaf]")) leaf.textContent = "";
    for (const field of copy.querySelectorAll("input,textarea,select,option")) {
      for (const name of ["value", "checked", "selected"]) if (field.nodeName != "OPTION" || name != "value") field.removeAttribute(name);
      if (field.nodeName == "TEXTAREA") field.textContent = "";
    }
    const comments = document.createNodeIterator(copy, NodeFilter.SHOW_COMMENT), found = [];
    for (let comment; (comment = comments.nextNode());) found.push(comment);
    for (const comment of found) comment.remove();
    copy.normalize();
    return copy;
  };
  const leaves = root => [...root.querySelectorAll("[data-leaf]")];
  const flow = document.getElementById("flow"), field = document.getElementById("state");
  const kept = /^(li|comp)\d/;

  for (const { state, html } of states) {
    const before = leaves(flow).filter(leaf => kept.test(leaf.dataset.leaf)).map(leaf => [leaf, leaf.textContent]);
    const items = state.split("-")[1];
    field.value = state;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    // What keeps its key keeps its node and its state.
    for (const [leaf, shown] of before) {
      const stays = items.includes(leaf.dataset.leaf.at(-1));
      if (stays != leaf.isConnected) problems.push(`${leaf.dataset.leaf} ${stays ? "was rebuilt" : "stayed"} at ${state}`);
      // One that was not clicked may still show the number that the server gave it.
      if (stays && leaf.textContent != shown && !shown.endsWith("/0")) problems.push(`${leaf.dataset.leaf} lost its state at ${state}`);
    }
    if (html != null) {
      const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("flow");
      const [patched, wanted] = [visible(flow), visible(fresh)];
      if (!patched.isEqualNode(wanted)) problems.push(`${state}: patched ${patched.innerHTML} fresh ${wanted.innerHTML}`);
      if (values(flow).join() != values(fresh).join()) problems.push(`${state}: values ${values(flow)} fresh ${values(fresh)}`);
    }
    const all = leaves(flow), leaf = all[state.charCodeAt(3) % all.length];
    if (leaf) {
      const clicks = Number(leaf.textContent.split("/")[1]);
      leaf.click();
      if (Number(leaf.textContent.split("/")[1]) != clicks + 1) problems.push(`a click on ${leaf.dataset.leaf} changed nothing`);
    }
    if (problems.length) return problems;
  }
  return problems;
}
