// A search box for places: typed with or without marks, walked with the arrow keys, chosen with Enter.
const plain = (text) =>
  text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim();
const MOST = 8;

async function places(address) {
  const shapes = await (await fetch(address)).json();
  return shapes.features.map(({ properties: { c, n, t } }) => ({
    code: c, full: n, bare: plain(t), whole: plain(n),
  }));
}

function ranked(all, text) {
  const rank = (one) =>
    one.bare === text ? 0 : one.bare.startsWith(text) ? 1 : one.whole.startsWith(text) ? 2
      : ` ${one.whole}`.includes(` ${text}`) ? 3 : one.whole.includes(text) ? 4 : 9;
  return all.map((one) => [rank(one), one]).filter(([r]) => r < 9)
    .sort(([a, x], [b, y]) => a - b || x.full.localeCompare(y.full, "vi")).map(([, one]) => one);
}

export default function ({ parentElement, data, setTriggerValue }) {
  const box = parentElement.querySelector("input"), list = parentElement.querySelector("ul");
  const status = parentElement.querySelector("[role=status]");
  parentElement.querySelector("label").textContent = data.label;
  box.placeholder = data.hint;
  let shown = [], at = -1, known;
  const all = () => (known ??= places(data.names));
  const close = () => {
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
    at = -1;
  };
  const take = (one) => {
    box.value = one.full;
    close();
    status.textContent = "";
    setTriggerValue("found", one.code);
  };
  const mark = (next) => {
    at = next;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    if (at >= 0) box.setAttribute("aria-activedescendant", list.children[at].id);
  };
  const draw = async () => {
    const text = plain(box.value);
    if (!text) { status.textContent = ""; return close(); }
    const found = ranked(await all(), text);
    if (plain(box.value) !== text) return;
    shown = found.slice(0, MOST);
    list.replaceChildren(...shown.map((one, i) => {
      const item = document.createElement("li");
      Object.assign(item, { id: `find-${i}`, textContent: one.full, role: "option" });
      item.onpointerdown = (event) => { event.preventDefault(); take(one); };
      return item;
    }));
    list.hidden = !shown.length;
    box.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = shown.length ? data.found.replace("{n}", found.length) : data.none;
    mark(shown.length ? 0 : -1);
  };
  box.oninput = draw;
  box.onfocus = () => { if (box.value) box.select(); };
  box.onblur = close;
  box.onkeydown = (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && list.hidden) draw();
    else if (event.key in steps) mark((at + steps[event.key] + shown.length) % shown.length);
    else if (event.key === "Enter" && at >= 0) take(shown[at]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  };
}
