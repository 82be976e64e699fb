/** Norwegian is written with three codes, and is one language to whoever speaks it. */
export function spoken(code: string): string {
  return code === "no" || code === "nn" ? "nb" : code;
}
