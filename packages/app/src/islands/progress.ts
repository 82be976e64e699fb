import { addressOf, keysOf, read } from "./kept.ts";

/**
 * The list of an expert's rows, with what is typed on this device and not sent: a page that was taken along says how far he is all the
 * same.
 */
export function showProgress(person: string): void {
  const lines = [...document.querySelectorAll<HTMLAnchorElement>("a[data-row]")];
  const kept = new Map(keysOf(person).map((key) => [addressOf(key, person).split("?")[0] ?? "", key]));
  const typed = lines.filter(({ pathname }) => kept.has(pathname));
  for (const line of typed) showTyped(line, new Map(read(kept.get(line.pathname) ?? "")?.fields));
  const told = document.querySelector<HTMLElement>("#typed-here");
  const count = [...kept.keys()].filter(isBelow).length;
  if (told) {
    fill(told, told.dataset.count, { count });
    told.hidden = count === 0;
  }
  if (typed.length === 0) return;
  for (const group of document.querySelectorAll<HTMLElement>("[data-done]")) {
    const rows = [...(group.closest("section")?.querySelectorAll<HTMLElement>("a[data-most]") ?? [])];
    fill(group, group.dataset.done, { n: rows.filter(isGiven).length });
  }
  const scored = lines.filter(({ dataset }) => dataset.most !== undefined);
  showOpen(scored.filter((line) => !isGiven(line)).map(({ dataset }) => dataset.row ?? ""));
  const head = document.querySelector<HTMLElement>("#sign");
  if (head) fill(head, head.dataset.progress, { n: scored.filter(isGiven).length });
}

function isBelow(path: string): boolean {
  return path.startsWith(`${location.pathname}/`);
}

function showTyped(line: HTMLElement, fields: ReadonlyMap<string, string>): void {
  const [points, because] = ["points", "because"].map((name) => fields.get(name)?.trim() ?? "");
  const { most } = line.dataset;
  if (points && because && most) line.dataset.given = "";
  else delete line.dataset.given;
  const state = most === undefined ? "noted" : isGiven(line) ? "given" : "begun";
  const icon = document.querySelector<HTMLTemplateElement>(`template[data-state=${state}]`)?.content.cloneNode(true);
  if (icon) line.querySelector("svg")?.replaceWith(icon);
  const end = line.querySelector(".num");
  if (end && most) end.textContent = `${points || "–"} / ${most}`;
  if (line.querySelector("[data-mark]")) return;
  const mark = document.createElement("span");
  mark.className = "k-muted k-small";
  mark.dataset.mark = "";
  mark.textContent = ` ${document.querySelector<HTMLElement>("#unsaved")?.dataset.typed ?? ""}`;
  line.querySelector(".num")?.previousElementSibling?.append(mark);
}

function isGiven({ dataset }: HTMLElement): boolean {
  return dataset.given !== undefined;
}

/** Named as long as they are few, as the program does. */
function showOpen(rows: readonly string[]): void {
  const place = document.querySelector<HTMLElement>("#still-open");
  if (!place) return;
  place.hidden = rows.length === 0;
  const { few, many, most } = place.dataset;
  fill(place, rows.length > Number(most) ? many : few, { count: rows.length, rows: rows.join(", ") });
}

function fill(place: HTMLElement, words: string | undefined, values: Readonly<Record<string, string | number>>): void {
  if (words) place.textContent = words.replace(/\[(\w+)\]/g, (_, name: string) => String(values[name] ?? ""));
}
