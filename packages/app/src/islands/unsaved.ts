import { addressOf, forget, keysOf, read } from "./kept.ts";

/**
 * The list of other rows whose answers are not saved, each with a link that leads to it: on every page of an assessment, until
 * none is left.
 * @param open the key of the row that is being answered, which says by itself how far it is
 * @returns how many there are
 */
export function showUnsaved(open: string | null): number {
  const box = document.querySelector<HTMLElement>("#unsaved");
  const list = box?.querySelector("ul");
  const person = box?.dataset.person;
  if (!box || !list || !person) return 0;
  const keys = keysOf(person).filter((key) => key !== open);
  list.replaceChildren(...keys.map((key) => lineOf(key, person, box)));
  box.hidden = keys.length === 0;
  return keys.length;
}

function lineOf(key: string, person: string, box: HTMLElement): HTMLLIElement {
  const line = document.createElement("li");
  const link = document.createElement("a");
  const kept = read(key);
  link.href = addressOf(key, person);
  link.textContent = kept && kept.of !== box.dataset.of ? `${kept.row} (${kept.of})` : (kept?.row ?? "");
  line.append(link);
  const discard = box.querySelector("template")?.content.cloneNode(true);
  if (discard) line.append(" ", discard);
  line.querySelector("button")?.addEventListener("click", () => {
    forget(key);
    showUnsaved(null);
  });
  return line;
}
