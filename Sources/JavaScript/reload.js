// In development: loads the page again when `make dev` has built the site anew. Elsewhere the file is
// empty, and this asks once.
const stamp = async () => {
  const response = await fetch("/assets/build.txt", { cache: "no-store" });
  return response.ok ? response.text() : null;
};

export async function reloadOnBuild() {
  const first = await stamp().catch(() => null);
  if (!first) return;
  setInterval(async () => {
    const now = await stamp().catch(() => null); // the server is being restarted
    if (now && now != first) location.reload();
  }, 500);
}
