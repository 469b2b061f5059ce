// Text with marks: offsets are code points, marks may overlap, and nothing of a document ever becomes markup.
const remembered = new WeakMap();

function pieces(length, marks) {
  const borders = new Set([0, length]);
  for (const mark of marks) {
    borders.add(mark.start);
    borders.add(mark.end);
  }
  const sorted = [...borders].filter((at) => at >= 0 && at <= length).sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, i) => [start, sorted[i + 1]]);
}

function innermost(covering) {
  return covering.reduce((best, mark) => (mark.end - mark.start < best.end - best.start ? mark : best));
}

function markElement(covering, focus, select) {
  const inner = covering.find((mark) => mark.id === focus) || innermost(covering);
  const element = document.createElement("mark");
  element.className = "kind-" + inner.kind + (covering.some((mark) => mark.id === focus) ? " focus" : "");
  element.dataset.id = inner.id;
  element.title = [...new Set(covering.map((mark) => mark.label))].join(" · ");
  element.addEventListener("click", () => select(innermost(covering).id));
  return element;
}

function draw(region, data, select) {
  const characters = Array.from(data.text);
  const marks = [...data.marks].sort((a, b) => a.start - b.start);
  const active = [];
  let next = 0;
  region.replaceChildren();
  for (const [start, end] of pieces(characters.length, marks)) {
    while (next < marks.length && marks[next].start <= start) active.push(marks[next++]);
    const covering = active.filter((mark) => mark.start <= start && mark.end >= end && mark.end > mark.start);
    const node = document.createElement(covering.length ? "mark" : "span");
    const element = covering.length ? markElement(covering, data.focus, select) : node;
    element.textContent = characters.slice(start, end).join("");
    region.append(element);
    for (let i = active.length - 1; i >= 0; i--) if (active[i].end <= end) active.splice(i, 1);
  }
}

export default function (component) {
  const { data, parentElement, setStateValue } = component;
  document.documentElement.lang = data.lang;
  let region = parentElement.querySelector(".text");
  if (!region) {
    region = document.createElement("div");
    region.tabIndex = 0;
    region.setAttribute("role", "region");
    parentElement.append(region);
  }
  region.className = "text" + (data.tall ? " tall" : "");
  region.setAttribute("aria-label", data.label);
  region.lang = "zh-CN";
  const before = remembered.get(parentElement) || {};
  const same = before.text === data.text && JSON.stringify(before.marks) === JSON.stringify(data.marks);
  if (!same || before.focus !== data.focus) draw(region, data, (id) => setStateValue("clicked", id));
  if (data.tall && data.focus && (before.focus !== data.focus || before.text !== data.text)) {
    const focus = region.querySelector("mark.focus");
    if (focus) region.scrollTop = focus.offsetTop - region.offsetTop - region.clientHeight / 3;
  }
  remembered.set(parentElement, data);
}
