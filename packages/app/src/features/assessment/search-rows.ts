import type { Services } from "../../platform/services.ts";
import type { AssessmentView, RowEntry } from "./present.ts";
import { wordsOf } from "./row-words.ts";

/**
 * Rows that have every one of the words: in their number, their names, their question or the facts they ask. Written with or
 * without its marks, a word is the same, so that a keyboard without them finds it too. A number finds its row and those that begin so.
 */
export function searchRows(view: AssessmentView, edition: Services["edition"], search: string): readonly RowEntry[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return view.rows.filter((row) => {
    const { name, question } = wordsOf(edition, view, row.id);
    const facts = row.asked.facts.map(({ id }) => view.wording.factName(id));
    const text = plain([row.name, name, question, ...facts].join("\n"));
    return words.every((word) => row.id.toLowerCase().startsWith(word) || text.includes(word));
  });
}

/** Letters that are not a letter with a mark, but are written without them on a keyboard that lacks them. */
const ALONE: Readonly<Record<string, string>> = { ł: "l", ø: "o", æ: "ae", đ: "d", ß: "ss", œ: "oe" };

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[łøæđßœ]/g, (letter) => ALONE[letter] ?? letter);
}
