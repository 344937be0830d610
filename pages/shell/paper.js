// Paper: one column with the answer first, no chart wider than the page, and the light theme's colours whatever
// the screen shows. All of it before the browser prints, undone after.
const PAPER = new Map(Object.entries(JSON.parse(document.currentScript.dataset.colours))
  .map(([dark, light]) => [number(dark), number(light)]));
const undo = [];

function number(hex) { return parseInt(hex.slice(1), 16); }
function parts(colour) { return [colour >> 16, (colour >> 8) & 255, colour & 255]; }

function unfold() {
  const answer = document.querySelector(".answer"), head = document.querySelector("header.screen");
  if (answer && head && !head.contains(answer)) {
    const copy = answer.cloneNode(true);
    head.append(copy);
    answer.classList.add("above");
    undo.push(() => { copy.remove(); answer.classList.remove("above"); });
  }
  for (const one of document.querySelectorAll(".stPlotlyChart .main-svg")) {
    const [width, height] = [one.getAttribute("width"), one.getAttribute("height")];
    one.setAttribute("viewBox", `0 0 ${width} ${height}`);
    one.style.maxWidth = `${width}px`;
    undo.push(() => one.removeAttribute("viewBox"));
  }
}

function said(text) {
  // The same colours in the light theme, wherever a style or an attribute names one of ours.
  const swap = (was, colour) => PAPER.has(colour) ? `rgb(${parts(PAPER.get(colour))})` : was;
  return text.replace(/rgb\((\d+), (\d+), (\d+)\)/g, (was, r, g, b) => swap(was, (r << 16) | (g << 8) | +b))
    .replace(/#[0-9a-f]{6}\b/gi, (was) => swap(was, number(was)));
}

function redraw() {
  for (const one of document.querySelectorAll(".stMain :is(svg, svg *, [style])"))
    for (const name of ["style", "fill", "stroke"]) {
      const was = one.getAttribute(name), now = was && said(was);
      if (!was || now === was) continue;
      one.setAttribute(name, now);
      undo.push(() => one.setAttribute(name, was));
    }
}

function between(colour) {
  // A pixel at an edge is a mixture of two of our colours: the same mixture of the two on paper.
  const seen = parts(colour), away = (other) => other.reduce((sum, c, i) => sum + (c - seen[i]) ** 2, 0);
  const [[, a, x], [, b, y]] = [...PAPER].map(([dark, light]) => [away(parts(dark)), parts(dark), parts(light)])
    .sort(([p], [q]) => p - q);
  const line = b.map((c, i) => c - a[i]), whole = line.reduce((sum, c) => sum + c * c, 0);
  const share = Math.min(Math.max(line.reduce((sum, c, i) => sum + c * (seen[i] - a[i]), 0) / whole, 0), 1);
  return x.map((c, i) => c + share * (y[i] - c));
}

function repaint() {
  for (const map of document.querySelectorAll(".stDeckGlJsonChart canvas")) {
    const copy = Object.assign(document.createElement("canvas"), { width: map.width, height: map.height });
    const brush = copy.getContext("2d"), known = new Map();
    brush.fillStyle = getComputedStyle(document.querySelector(".stApp")).backgroundColor;
    brush.fillRect(0, 0, map.width, map.height);
    brush.drawImage(map, 0, 0);
    const image = brush.getImageData(0, 0, map.width, map.height), dots = image.data;
    for (let i = 0; i < dots.length; i += 4) {
      const colour = (dots[i] << 16) | (dots[i + 1] << 8) | dots[i + 2];
      if (!known.has(colour)) known.set(colour, between(colour));
      dots.set(known.get(colour), i);
    }
    brush.putImageData(image, 0, 0);
    Object.assign(copy, { className: "paper", style: map.getAttribute("style") });
    map.after(copy);
    undo.push(() => copy.remove());
  }
}

addEventListener("beforeprint", () => {
  unfold();
  if (document.documentElement.dataset.mode !== "dark") return;
  repaint();
  redraw();
});
addEventListener("afterprint", () => { while (undo.length) undo.pop()(); });
