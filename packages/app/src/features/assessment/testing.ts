import { sql } from "drizzle-orm";
import { type Page, Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import type { Services } from "../../platform/services.ts";
import { createApp } from "../../server.tsx";

/** For tests: the demonstration with its assessments, and the form of a row as it stands in a page. */

export interface Demonstration {
  readonly services: Services;
  /** The path of the assessment of a cluster. */
  readonly assessmentOf: (cluster: string) => string;
  /** Somebody with a browser, who reads English unless it is said otherwise. */
  readonly visitor: (person: string, language?: string) => Visitor;
}

export const FJORDKRAFT = "Fjordkraft Industriklynge";

export async function openDemonstration(): Promise<Demonstration> {
  const services = await demonstration();
  const app = createApp(services);
  const answer = await services.db.asWorker((tx) =>
    tx.execute(sql`select a.id, c.name from assessment a join cluster c on c.id = a.cluster_id`),
  );
  const { rows } = answer as unknown as { rows: { id: string; name: string }[] };
  return {
    services,
    assessmentOf: (cluster) => `/assessments/${rows.find(({ name }) => name === cluster)?.id}`,
    visitor: (person, language = "en") => new Reader(app, person, language),
  };
}

/** Reads in the language of the address, which wins over that of the account. */
class Reader extends Visitor {
  readonly #language: string;
  constructor(app: ConstructorParameters<typeof Visitor>[0], person: string, language: string) {
    super(app, person);
    this.#language = language;
  }
  override open(path: string, headers?: Record<string, string>): Promise<Page> {
    return super.open(this.#inLanguage(path), headers);
  }
  override send(path: string, fields: Fields, headers?: Record<string, string>): Promise<Page> {
    return super.send(this.#inLanguage(path), fields, headers);
  }
  #inLanguage(path: string): string {
    return `${path}${path.includes("?") ? "&" : "?"}lang=${this.#language}`;
  }
}

export type Fields = Record<string, string | readonly string[]>;

/** All fields of the form of a row, as a browser would send them. */
export function formIn({ html }: Pick<Page, "html">): Fields {
  const form = /<form class="k-form" id="answer".*?<\/form>/s.exec(html)?.[0] ?? "";
  const fields: [string, string][] = [];
  for (const [tag, name = ""] of form.matchAll(/<(?:input|textarea)\b[^>]*? name="([^"]*)"[^>]*>/g)) {
    const isChoice = /type="(radio|checkbox)"/.test(tag);
    if (name === "__form" || (isChoice && !/ checked/.test(tag))) continue;
    const [, text] = tag.startsWith("<textarea") ? (/>([^<]*)</.exec(form.slice(form.indexOf(tag))) ?? []) : [];
    fields.push([name, text ?? /value="([^"]*)"/.exec(tag)?.[1] ?? ""]);
  }
  for (const [, name = "", options = ""] of form.matchAll(/<select\b[^>]*? name="([^"]*)"[^>]*>(.*?)<\/select>/gs))
    fields.push([name, /<option value="([^"]*)" selected/.exec(options)?.[1] ?? ""]);
  return Object.fromEntries(
    fields.map(([name]) => [name, fields.filter(([other]) => other === name).map(([, value]) => unescaped(value))]),
  );
}

/** The words of a part of the page: what stands between its tags. */
export function wordsIn({ html }: Pick<Page, "html">, id: string): string {
  const from = new RegExp(`<(\\w+)[^>]* id="${id}"[^>]*>`).exec(html);
  if (!from) return "";
  const rest = html.slice(from.index + from[0].length);
  return plainText(rest.slice(0, endOf(rest, from[1] ?? "")));
}

export function plainText(html: string): string {
  return unescaped(html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ")).trim();
}

/** Where the element ends, with those of its kind inside of it. */
function endOf(html: string, tag: string): number {
  let depth = 1;
  for (const found of html.matchAll(new RegExp(`<(/?)${tag}\\b[^>]*>`, "g"))) {
    depth += found[1] ? -1 : 1;
    if (depth === 0) return found.index;
  }
  return html.length;
}

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};
