// How boxes and arrows look. Kind is said in words in every box; role in words, width and dash on every arrow.
export const FILLS = {
  Document: "#ece7f4", Task: "#fbe4e1", Unit: "#dcefee", Target: "#fdf3d0", Indicator: "#fdf3d0", Observation: "#f6f0dc",
  Park: "#e3ebf8", Place: "#e3ebf8", Project: "#e6f2e4", ProjectFact: "#e6f2e4", Support: "#e0f0e3", Policy: "#ece7f4",
  Section: "#f3f1ec", Ghost: "#ffffff", other: "#f5f3ef",
};
const FONT = "Noto Sans CJK SC, Noto Sans SC, Microsoft YaHei, PingFang SC, sans-serif";

export const STYLE = [
  { selector: "node", style: {
    shape: "round-rectangle", width: 172, label: "data(text)", "font-family": FONT, "font-size": 13,
    color: "#1f2328", "text-wrap": "wrap", "text-max-width": "156px", "text-overflow-wrap": "anywhere",
    "text-valign": "center", "text-halign": "center", "line-height": 1.25, "border-width": 1, "border-color": "#6b665d",
    "background-color": (node) => FILLS[node.data("kind")] || FILLS.other,
    height: (node) => 30 + 17 * Math.ceil(width(node.data("label")) / 23),
  } },
  { selector: "node[root = 1]", style: { "border-width": 3, "font-weight": "bold" } },
  { selector: 'node[kind = "Ghost"]', style: { "border-style": "dashed", "border-width": 2, "border-color": "#9b1c1c", color: "#9b1c1c" } },
  { selector: "edge", style: {
    width: 1.4, "line-color": "#77726a", "target-arrow-color": "#77726a", "target-arrow-shape": "triangle",
    "curve-style": "bezier", label: "data(label)", "font-family": FONT, "font-size": 11, color: "#33302b",
    "text-background-color": "#ffffff", "text-background-opacity": 0.92, "text-background-padding": "2px",
  } },
  { selector: "edge.layered", style: { "curve-style": "taxi", "taxi-direction": "rightward", "taxi-turn": "35%",
    // At the arrow's head, where arrows that leave the same box have parted.
    label: "", "target-label": "data(label)", "target-text-offset": 34 } },
  { selector: 'edge[role = "lead"]', style: { width: 4, "line-color": "#9b1c1c", "target-arrow-color": "#9b1c1c" } },
  { selector: 'edge[role = "responsible"]', style: { width: 2.4 } },
  { selector: 'edge[role = "support"]', style: { "line-style": "dashed" } },
  { selector: 'edge[role = "missing"]', style: { "line-style": "dashed", "line-color": "#9b1c1c", "target-arrow-color": "#9b1c1c" } },
  { selector: ".dim", style: { opacity: 0.3 } },
  { selector: "node.chosen", style: { "border-width": 4, "border-color": "#9b1c1c" } },
];

// Columns that a text takes: a Chinese character two, a letter one.
function width(text) {
  let columns = 0;
  for (const character of text) columns += character.codePointAt(0) > 255 ? 2 : 1;
  return columns;
}
