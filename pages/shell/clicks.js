// One listener for the whole page: a row or a card that carries data-choose ("commune=13285") is a choice,
// a heading with data-sort sorts its table, a button with data-copy copies the link to its figure.
// Works with the pointer and with Enter. A link to a figure ("figure=history") brings it into view.
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
  const sort = (head) => {
    const table = head.closest("table"), body = table.tBodies[0], at = head.cellIndex;
    const down = head.getAttribute("aria-sort") === "ascending";
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
  const act = (event) => {
    const link = event.type === "click" && event.target.closest?.("[data-copy]");
    if (link) return copy(link);
    if (event.type === "keydown" && event.key !== "Enter") return;
    const head = event.target.closest?.("th[data-sort]");
    if (head) return sort(head);
    const found = event.target.closest?.("[data-choose]");
    if (found) setTriggerValue("chosen", found.dataset.choose);
  };
  document.addEventListener("click", act);
  document.addEventListener("keydown", act);
  return () => {
    document.removeEventListener("click", act);
    document.removeEventListener("keydown", act);
  };
}
