import { addressOf, forget, keysOf, read } from "./kept.ts";

/** As many as stand in the open. */
const FEW = 3;

/**
 * The list of other rows whose answers are not saved, each with a link that leads to it: on every page of an assessment, until
 * none is left. Where a box has parts, each has what is in the same state.
 * @param open the key of the row that is being answered, which says by itself how far it is
 * @returns how many there are
 */
export function showUnsaved(open: string | null): number {
  const box = document.querySelector<HTMLElement>("#unsaved");
  const person = box?.dataset.person;
  if (!box || !person) return 0;
  const keys = keysOf(person).filter((key) => key !== open);
  const parts = [...box.querySelectorAll<HTMLElement>("[data-part]")];
  for (const part of parts)
    fill(
      part,
      keys.filter((key) => partOf(key, person, box) === part.dataset.part),
      box,
    );
  if (parts.length === 0) fill(box, keys, box);
  box.hidden = keys.length === 0;
  return keys.length;
}

function fill(part: HTMLElement, keys: readonly string[], box: HTMLElement): void {
  const person = box.dataset.person ?? "";
  part.querySelector("ul")?.replaceChildren(...keys.map((key) => lineOf(key, person, box)));
  part.hidden = keys.length === 0;
  // in one line where a list would fill the screen; whoever opens or closes it has it so until there are others
  if (part instanceof HTMLDetailsElement && part.dataset.listed !== String(keys.length)) {
    part.open = keys.length <= FEW;
    part.dataset.listed = String(keys.length);
  }
  const count = part.querySelector<HTMLElement>("[data-count]");
  if (count) count.textContent = count.dataset.count?.replace("[count]", String(keys.length)) ?? "";
}

function partOf(key: string, person: string, box: HTMLElement): string {
  return discardOf(key, person, box) ? "locked" : (read(key)?.asks ?? "waiting");
}

/** The way to throw it away, where it cannot be saved any more. What belongs elsewhere is judged by the pages there. */
function discardOf(key: string, person: string, box: HTMLElement): DocumentFragment | null {
  const own = placeOf(addressOf(key, person)) === placeOf(location.pathname);
  return (own && box.querySelector("template")?.content) || null;
}

/** The assessment or the case that an address is of. */
function placeOf(path: string): string {
  return path.split("/", 3).join("/");
}

function lineOf(key: string, person: string, box: HTMLElement): HTMLLIElement {
  const line = document.createElement("li");
  const link = document.createElement("a");
  const kept = read(key);
  link.href = addressOf(key, person);
  link.textContent = kept && kept.of !== box.dataset.of ? `${kept.row} (${kept.of})` : (kept?.row ?? "");
  line.append(link);
  const discard = discardOf(key, person, box)?.cloneNode(true);
  if (discard) line.append(" ", discard);
  line.querySelector("button")?.addEventListener("click", () => {
    forget(key);
    showUnsaved(null);
  });
  return line;
}
