// One listener for the whole page: a row or a card that carries data-choose ("commune=13285") is a choice,
// a heading with data-sort sorts its table. Works with the pointer and with Enter.
export default function ({ setTriggerValue }) {
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
