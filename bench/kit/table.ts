import type { Result } from "./result.ts";
import type { Spread } from "./statistics.ts";

/** Results as an aligned table, with what was checked and what is told for information below. */
export function table(results: readonly Result[]): string[] {
  const rows = [["measure", "ours", "peer", "ratio", "bound", "met"], ...results.map(row)];
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((cells) => cells[i]?.length ?? 0))) ?? [];
  const lines = rows.map((cells) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return [...lines, "", ...results.flatMap(notes)];
}

const SHORT: Readonly<Record<string, string>> = { "thousand cases a second": " k/s", "saves a second": "/s" };

function row({ name, unit, ours, peer, ratio, bound, met }: Result): string[] {
  const short = SHORT[unit] ?? ` ${unit}`;
  const shown = (value: Spread): string => `${value.median}${short} (${value.q1} to ${value.q3})`;
  return [
    name,
    shown(ours),
    peer ? shown(peer) : "-",
    ratio ? `${ratio.median} (${ratio.q1} to ${ratio.q3})` : "-",
    bound,
    met ? "yes" : "NO",
  ];
}

function notes({ name, peer, ours, checked, information }: Result): string[] {
  const told = Object.entries(information).map(([key, value]) => `${key.replaceAll("_", " ")} ${value}`);
  return [
    `${name}: ${ours.n} rounds${peer ? `, peer: ${peer.what}` : ""}; checked: ${checked.join("; ")}`,
    ...(told.length > 0 ? [`  for information: ${told.join(", ")}`] : []),
  ];
}
