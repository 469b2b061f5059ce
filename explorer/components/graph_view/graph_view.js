// The explorer's graph: boxes with wrapped names, arrows with words, nothing told by colour alone.
// A click chooses, a double click or Enter asks for the neighbours, arrow keys walk along the arrows.
import cytoscape from "cytoscape";
import dagre from "cytoscape-dagre";
import fcose from "cytoscape-fcose";
import { FILLS, STYLE } from "./style.js";

cytoscape.use(dagre);
cytoscape.use(fcose);

const instances = new WeakMap();

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function frameOf(root) {
  const canvas = element("div", { className: "canvas", tabIndex: 0 });
  canvas.setAttribute("role", "application");
  const find = element("input", { type: "search" });
  const bar = element("div", { className: "bar" }, find);
  const legend = element("div", { className: "bar" });
  legend.setAttribute("role", "group");
  const status = element("div", { className: "status" });
  status.setAttribute("role", "status");
  root.append(element("div", { className: "frame" }, bar, canvas, legend, status));
  return { canvas, find, bar, legend, status };
}

function chainLayout(cy, fit) {
  return cy.layout({
    name: "dagre", rankDir: "LR", nodeSep: 22, rankSep: 56, edgeSep: 12, animate: false, fit, padding: 24,
  });
}

function forceLayout(cy, old, fit) {
  const fixed = old.map((node) => ({ nodeId: node.id(), position: { ...node.position() } }));
  return cy.layout({
    name: "fcose", animate: false, fit, padding: 24, randomize: old.length === 0, quality: "proof",
    nodeSeparation: 110, idealEdgeLength: 190, nodeRepulsion: 16000, packComponents: true,
    fixedNodeConstraint: fixed.length ? fixed : undefined,
  });
}

// Columns of a chain are this far apart; boxes of one column have this gap.
const COLUMN = 228;
const GAP = 22;

// Puts what an opened box leads to beside it, in the nearest free place of the next column; nothing else moves.
function placeBeside(cy, fresh) {
  let rest = fresh.map((id) => cy.getElementById(id));
  const placed = cy.nodes().filter((node) => !fresh.includes(node.id())).toArray();
  while (rest.length > 0) {
    const joined = rest.filter((node) => placed.some((other) => node.edgesWith(other).nonempty()));
    for (const node of joined.length > 0 ? joined : rest) {
      const near = placed.find((other) => node.edgesWith(other).nonempty());
      if (!near) {
        const box = cy.collection(placed).boundingBox();
        node.position(freePlace(node, (box.x1 + box.x2) / 2, box.y2 + 60, placed));
      } else {
        const side = node.edgesTo(near).nonempty() ? -1 : 1;
        node.position(freePlace(node, near.position("x") + side * COLUMN, near.position("y"), placed));
      }
      placed.push(node);
    }
    rest = rest.filter((node) => !placed.includes(node));
  }
}

function freePlace(node, x, y, placed) {
  const beside = placed.filter((other) => Math.abs(other.position("x") - x) < (other.width() + node.width()) / 2 + GAP);
  const free = (at) => beside.every(
    (other) => Math.abs(other.position("y") - at) >= (other.height() + node.height()) / 2 + GAP,
  );
  for (let step = 0; ; step += 1) {
    const away = Math.ceil(step / 2) * GAP * (step % 2 === 1 ? 1 : -1);
    if (free(y + away)) return { x, y: y + away };
  }
}

// Shows all boxes when a new one would lie outside of what is seen.
function showNew(cy, fresh) {
  const seen = cy.extent();
  const box = cy.collection(fresh.map((id) => cy.getElementById(id))).boundingBox();
  if (box.x1 < seen.x1 || box.x2 > seen.x2 || box.y1 < seen.y1 || box.y2 > seen.y2) cy.fit(undefined, 24);
}

function elementsOf(data) {
  return [
    ...data.nodes.map((node) => ({
      group: "nodes",
      data: { ...node, text: node.caption + "\n" + node.label, root: node.id === data.root ? 1 : 0 },
    })),
    ...data.edges.map((edge) => ({ group: "edges", data: edge })),
  ];
}

// Adds what is new and removes what is gone; boxes that stay keep their places.
function update(state, data) {
  const { cy } = state;
  const wanted = elementsOf(data);
  const ids = new Set(wanted.map((each) => each.data.id));
  const gone = cy.elements().filter((each) => !ids.has(each.id()));
  const fresh = wanted.filter((each) => cy.getElementById(each.data.id).empty());
  if (gone.empty() && fresh.length === 0 && state.layout === data.layout) return;
  const first = cy.nodes().empty();
  gone.remove();
  const old = cy.nodes().toArray();
  for (const each of fresh) {
    if (each.group !== "nodes" || first) continue;
    const near = data.edges.find((e) => e.source === each.data.id || e.target === each.data.id);
    const other = near && cy.getElementById(near.source === each.data.id ? near.target : near.source);
    if (other && other.nonempty()) each.position = { x: other.position("x") + 60, y: other.position("y") + 60 };
  }
  cy.add(fresh);
  cy.edges().toggleClass("layered", data.layout === "chain");
  const added = fresh.filter((each) => each.group === "nodes").map((each) => each.data.id);
  if (data.layout !== "chain") forceLayout(cy, old, first).run();
  else if (first || old.length === 0) chainLayout(cy, true).run();
  else if (added.length > 0) {
    placeBeside(cy, added);
    showNew(cy, added);
  }
  state.layout = data.layout;
}

function emphasise(state, id) {
  const { cy, data, parts } = state;
  cy.elements().removeClass("dim chosen path");
  const node = id ? cy.getElementById(id) : cy.collection();
  if (node.empty()) {
    parts.status.textContent = data.words.keys;
    return;
  }
  const path = node.closedNeighborhood().union(node.predecessors());
  cy.elements().not(path).addClass("dim");
  path.addClass("path");
  node.addClass("chosen");
  parts.status.textContent = node.data("caption") + "：" + node.data("label");
}

function choose(state, id) {
  emphasise(state, id);
  state.chosen = id;
  state.api.setStateValue("selected", id);
}

function walk(state, event) {
  const { cy } = state;
  const now = state.chosen ? cy.getElementById(state.chosen) : cy.collection();
  if (event.key === "Enter" && now.nonempty()) state.api.setTriggerValue("expand", now.id());
  if (!event.key.startsWith("Arrow")) return;
  event.preventDefault();
  if (now.empty()) {
    const first = cy.nodes(":visible").sort((a, b) => b.data("root") - a.data("root"))[0];
    if (first) choose(state, first.id());
    return;
  }
  const { x, y } = now.position();
  const sideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
  const sign = event.key === "ArrowRight" || event.key === "ArrowDown" ? 1 : -1;
  const reachable = (sideways ? now.neighborhood("node") : cy.nodes()).filter(":visible").difference(now);
  const ahead = reachable.filter((n) => sign * (sideways ? n.position("x") - x : n.position("y") - y) > 1);
  const next = ahead.sort((a, b) => distance(a, x, y) - distance(b, x, y))[0];
  if (next) {
    choose(state, next.id());
    cy.animate({ center: { eles: next }, duration: 120 });
  }
}

function distance(node, x, y) {
  return Math.hypot(node.position("x") - x, node.position("y") - y);
}

function findWords(state) {
  const words = state.parts.find.value.trim().toLowerCase();
  if (!words) return emphasise(state, state.chosen);
  const hits = state.cy.nodes(":visible").filter((node) => node.data("label").toLowerCase().includes(words));
  if (hits.empty()) {
    state.parts.status.textContent = state.data.words.find_none;
    return;
  }
  state.cy.animate({ fit: { eles: hits, padding: 120 }, duration: 150 });
  choose(state, hits[0].id());
}

function button(text, act) {
  const made = element("button", { type: "button", textContent: text });
  made.addEventListener("click", () => act(made));
  return made;
}

function zoomBy(cy, factor) {
  cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
}

function savePicture(state) {
  const picture = state.cy.png({ full: true, scale: 2, bg: "#ffffff", output: "blob" });
  const address = URL.createObjectURL(picture);
  element("a", { href: address, download: "zeren.png" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 5000);
}

function fillBar(state) {
  const { parts, data, cy } = state;
  const words = data.words;
  parts.find.placeholder = words.find;
  parts.find.setAttribute("aria-label", words.find);
  for (const old of parts.bar.querySelectorAll("button")) old.remove();
  parts.bar.append(
    button(words.expand, () => state.chosen && state.api.setTriggerValue("expand", state.chosen)),
    button(words.fit, () => cy.animate({ fit: { padding: 24 }, duration: 150 })),
    button(words.zoom_in, () => zoomBy(cy, 1.25)),
    button(words.zoom_out, () => zoomBy(cy, 0.8)),
    button(words.png, () => savePicture(state)),
  );
}

// The legend counts the boxes of each kind and hides or shows them.
function fillLegend(state) {
  const { parts, cy, data } = state;
  parts.legend.setAttribute("aria-label", data.words.legend);
  const counts = new Map();
  for (const node of data.nodes) counts.set(node.kind, [node.caption, (counts.get(node.kind)?.[1] || 0) + 1]);
  parts.legend.replaceChildren();
  for (const [kind, [caption, count]] of counts) {
    const made = button("", (self) => {
      const hide = self.getAttribute("aria-pressed") === "true";
      self.setAttribute("aria-pressed", String(!hide));
      self.title = hide ? data.words.hidden : "";
      cy.nodes().filter((node) => node.data("kind") === kind).style("display", hide ? "none" : "element");
    });
    made.setAttribute("aria-pressed", "true");
    const swatch = element("span", { className: "swatch" });
    swatch.style.background = FILLS[kind] || FILLS.other;
    made.append(swatch, caption + " " + count);
    parts.legend.append(made);
  }
}

function start(component) {
  const parts = frameOf(component.parentElement);
  const state = { parts, api: component, data: component.data, chosen: null, layout: null };
  parts.canvas.style.height = component.data.height + "px";
  state.cy = cytoscape({
    container: parts.canvas, style: STYLE, minZoom: 0.15, maxZoom: 2.5, wheelSensitivity: 0.25, boxSelectionEnabled: false,
  });
  state.cy.on("tap", "node", (event) => choose(state, event.target.id()));
  state.cy.on("tap", (event) => event.target === state.cy && choose(state, null));
  state.cy.on("dblclick dbltap", "node", (event) => state.api.setTriggerValue("expand", event.target.id()));
  parts.canvas.addEventListener("keydown", (event) => walk(state, event));
  parts.find.addEventListener("keydown", (event) => event.key === "Enter" && findWords(state));
  parts.find.addEventListener("search", () => findWords(state));
  followPlace(state);
  // Reachable for tests of a real browser, which cannot see into a canvas.
  parts.canvas.zerenGraph = state.cy;
  return state;
}

// Cytoscape remembers where its canvas is on the screen, and cannot see past a shadow root that the page scrolled or
// that something above it grew: without this, a click would then hit the wrong place.
function followPlace(state) {
  const forget = () => state.cy.renderer().invalidateContainerClientCoordsCache();
  for (const name of ["pointerdown", "mousedown", "mousemove", "touchstart", "wheel"]) {
    state.parts.canvas.parentElement.addEventListener(name, forget, { capture: true, passive: true });
  }
}

export default function (component) {
  const { data, parentElement } = component;
  document.documentElement.lang = data.lang;
  let state = instances.get(parentElement);
  if (!state || !parentElement.contains(state.parts.canvas)) {
    state = start(component);
    instances.set(parentElement, state);
  }
  state.api = component;
  state.data = data;
  state.parts.canvas.setAttribute("aria-label", data.label);
  update(state, data);
  fillBar(state);
  fillLegend(state);
  emphasise(state, state.chosen);
}
