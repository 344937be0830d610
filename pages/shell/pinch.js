// Two fingers spread on a map: tells where between them, in pixels from its middle (y downwards), and how far.
const ENOUGH = 1.3;

export default function ({ data, setTriggerValue }) {
  let first, last;
  const apart = ([a, b]) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
  const start = ({ touches, target }) => {
    const map = target.closest?.(`.st-key-${CSS.escape(data.map)}`);
    if (!map || touches.length !== 2) return;
    const box = map.getBoundingClientRect(), [a, b] = touches;
    last = apart(touches);
    first = { apart: last, x: (a.clientX + b.clientX) / 2 - box.left - box.width / 2,
      y: (a.clientY + b.clientY) / 2 - box.top - box.height / 2 };
  };
  const move = ({ touches }) => { if (first && touches.length === 2) last = apart(touches); };
  const end = ({ touches }) => {
    if (!first || touches.length > 1) return;
    const [{ x, y, apart: before }, inwards] = [first, last < first.apart];
    first = undefined;
    if (Math.max(last / before, before / last) > ENOUGH) setTriggerValue("pinched", { x, y, inwards });
  };
  const heard = { touchstart: start, touchmove: move, touchend: end, touchcancel: end };
  const options = { capture: true, passive: true };
  for (const [name, hear] of Object.entries(heard)) document.addEventListener(name, hear, options);
  return () => {
    for (const [name, hear] of Object.entries(heard)) document.removeEventListener(name, hear, options);
  };
}
