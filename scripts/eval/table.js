// The table: each layer's number beside its goal, and the difference to a saved run.

/** Whether a row reaches its goal; null when it has none or no value. */
function reached({ value, goal, atMost }) {
  if (goal === null || value === null) return null;
  return atMost ? value <= goal : value >= goal;
}

function shown({ value, of }) {
  if (value === null) return "–";
  return of === null ? String(value) : `${value}/${of}`;
}

/** Lines of the table. `baseline`: rows of a saved run by id, or null. */
export function table(rows, baseline) {
  const cells = rows.map((one, index) => {
    const before = baseline?.get(one.id);
    const goal = one.goal === null ? "" : `${one.atMost ? "≤" : "≥"} ${one.goal}`;
    const line = [
      one.suite === rows[index - 1]?.suite ? "" : one.suite,
      one.layer,
      one.what,
      shown(one),
      goal,
      { true: "yes", false: "NO", null: "" }[String(reached(one))],
    ];
    return baseline === null ? line : [...line, difference(one, before)];
  });
  const head = ["data", "layer", "number", "value", "goal", "reached", ...(baseline === null ? [] : ["change"])];
  return aligned([head, ...cells], new Set([3, 4, 6]));
}

function difference({ value }, before) {
  if (before?.value == null || value === null) return "new";
  const change = Math.round((value - before.value) * 10) / 10;
  return change === 0 ? "=" : change > 0 ? `+${change}` : String(change);
}

/** Cells as lines with columns as wide as needed; `right` are the columns of numbers. */
export function aligned(lines, right = new Set()) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((cells) => (cells[column] ?? "").length)));
  return lines.map((cells) =>
    cells
      .map((cell, column) => (right.has(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
      .join("  ")
      .trimEnd(),
  );
}
