// One listener for the whole page: a row or a card that carries data-choose ("commune=13285") is a choice,
// a heading with data-sort sorts its table, a button with data-copy copies the link to its figure.
// Works with the pointer, with Enter and the space bar; the arrows walk the rows. A link to a figure
// ("figure=history") brings it into view. What a choice draws anew keeps its order, its place and the focus.
const tables = () => [...document.querySelectorAll(".sheet")];
const known = (sheet) => sheet.querySelector("thead")?.textContent ?? "";

function standing(found) {
  // Where the visitor is: what was chosen, in which table, how that one is sorted and how far it is scrolled.
  const choice = found.dataset.choose, sheet = found.closest(".sheet");
  if (!sheet) return { choice, found };
  const name = known(sheet), nth = tables().filter((one) => known(one) === name).indexOf(sheet);
  const head = sheet.querySelector("th[aria-sort]");
  return { choice, found, name, nth, column: head?.cellIndex, down: head?.ariaSort === "descending",
    top: sheet.scrollTop, left: sheet.scrollLeft };
}

function restore(was, sort) {
  const sheet = "name" in was ? tables().filter((one) => known(one) === was.name)[was.nth] : document;
  const again = sheet?.querySelector(`[data-choose="${CSS.escape(was.choice)}"]`);
  if (!again) return was;
  if (was.column !== undefined) sort(sheet.querySelectorAll("th")[was.column], was.down);
  if (sheet !== document) sheet.scrollTo(was.left, was.top);
  if (!document.activeElement || document.activeElement === document.body) {
    if (again.tabIndex < 0) again.tabIndex = -1;
    again.focus({ preventScroll: true });
  }
  return { ...was, found: again };
}

function amend(said) {
  // What the frame around our screens says in English or tells a screen reader wrongly, and cannot be told otherwise.
  const app = document.querySelector(".stApp"), skip = document.querySelector('[data-testid="stSkipToContent"]');
  const mode = app && getComputedStyle(app).colorScheme, root = document.documentElement;
  if (mode && !matchMedia("print").matches) [root.style.colorScheme, root.dataset.mode] = [mode, mode];
  if (skip && skip.textContent !== said.skip) skip.textContent = said.skip;
  for (const [theirs, ours] of Object.entries(said.labels))
    for (const one of document.querySelectorAll(`[aria-label="${theirs}"]`)) one.ariaLabel = ours;
  for (const one of document.querySelectorAll('input[role="combobox"]')) one.title = one.value; // may be cut short
  const list = '[data-testid="stSidebarNavItems"]'; // its sections stand between the list and its items
  for (const one of document.querySelectorAll(`${list}, ${list} li`)) one.role = "presentation";
}

function enter(menu, left) {
  // Into a menu that was opened by keyboard: it stands at the end of the page, far from its button.
  const first = document.querySelector('[data-testid="stPopoverBody"] :is(button, a, input)');
  if (first && menu.ariaExpanded === "true") first.focus();
  else if (left > 0) setTimeout(enter, 100, menu, left - 1);
}

export default function ({ setTriggerValue, data }) {
  const arrive = (name, left) => {
    const found = document.querySelector(`.st-key-figure_${CSS.escape(name)}`);
    if (found) found.scrollIntoView({ block: "start" });
    if (left > 0 && (!found || left > 18)) setTimeout(() => arrive(name, left - 1), 250);
  };
  if (data?.figure) arrive(data.figure, 24);
  const copy = async (button) => {
    const link = new URL(location.href);
    link.searchParams.set("figure", button.dataset.copy);
    try { await navigator.clipboard.writeText(link.href); } catch {
      const text = Object.assign(document.createElement("textarea"), { value: link.href });
      document.body.append(text); text.select(); document.execCommand("copy"); text.remove();
    }
    button.textContent = button.dataset.done;
  };
  const sort = (head, down = head.ariaSort === "ascending") => {
    const table = head.closest("table"), body = table.tBodies[0], at = head.cellIndex;
    const value = (row) => row.cells[at].dataset.v ?? "";
    const rows = [...body.rows].sort((a, b) => {
      const [x, y] = [value(a), value(b)];
      if (x === "" || y === "") return x === y ? 0 : x === "" ? 1 : -1;
      const order = isNaN(x) || isNaN(y) ? x.localeCompare(y, "vi") : x - y;
      return down ? -order : order;
    });
    for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    body.append(...rows);
  };
  const follow = (was, left) => {
    if (!was.found.isConnected) was = restore(was, sort);
    if (left > 0) setTimeout(() => follow(was, left - 1), 120);
  };
  const walk = (event) => {
    const rows = [...event.target.parentElement.children], at = rows.indexOf(event.target);
    const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 };
    const next = rows[steps[event.key]];
    if (!next) return;
    event.preventDefault();
    next.tabIndex = 0;
    next.focus();
  };
  const act = (event) => {
    const link = event.type === "click" && event.target.closest?.("[data-copy]");
    if (link) return copy(link);
    const menu = event.type === "click" && event.target.closest?.('[data-testid="stPopoverButton"]');
    if (menu && event.detail === 0) return void setTimeout(enter, 500, menu, 30); // when its entries stand
    if (event.type === "keydown") {
      if (event.target.matches?.("tr[data-choose]")) walk(event);
      if (event.key !== "Enter" && event.key !== " ") return;
      if (!event.target.matches?.("[data-choose], [data-sort]")) return;
      event.preventDefault();
    }
    const head = event.target.closest?.("th[data-sort]");
    if (head) return sort(head);
    const found = event.target.closest?.("[data-choose]");
    if (!found) return;
    setTriggerValue("chosen", found.dataset.choose);
    follow(standing(found), 40);
  };
  let due;
  const watch = new MutationObserver(() => { clearTimeout(due); due = setTimeout(amend, 200, data.said); });
  amend(data.said);
  watch.observe(document.body, { childList: true, subtree: true, attributeFilter: ["aria-label"] });
  document.addEventListener("click", act);
  document.addEventListener("keydown", act);
  return () => {
    watch.disconnect();
    document.removeEventListener("click", act);
    document.removeEventListener("keydown", act);
  };
}
