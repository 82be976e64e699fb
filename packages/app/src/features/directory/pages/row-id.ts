/** Where an entry stands on the page; numbers of registers have signs that ids have not. */
export function rowId(entry: string): string {
  return `e-${entry.replace(/[^\w-]+/g, "-")}`;
}
