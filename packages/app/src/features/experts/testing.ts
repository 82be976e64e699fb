import type { Page } from "../../../test/support/visitor.ts";

/** The words of a page, without its head and menu. */
export function textOf({ html }: Page): string {
  return html
    .slice(html.indexOf("<main"))
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&#39;", "'")
    .replaceAll(/\s+/g, " ");
}
