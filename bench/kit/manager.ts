import { Client, fieldsOf, withFields } from "./http.ts";
import type { Program } from "./program.ts";
import { ensure } from "./result.ts";

/** What the measures of the program answer: contacts with participants, in row 2.5 of a Gold audit. */
export const ROW = "2.5";
export const FACT = "contacts.participants_contacted";

/** Somebody who manages the demonstration's first cluster, signed in, with the address of its Gold audit. */
export interface Manager {
  readonly client: Client;
  readonly assessment: string;
  readonly row: string;
}

export async function signIn({ port }: Pick<Program, "port">): Promise<Manager> {
  const client = new Client(port);
  const start = await client.get("/?lang=en");
  const path = "/demonstration/sign-in";
  await client.post(path, [...fieldsOf(start.text, "action", path), ["person", "ingrid-solheim"]]);
  // with one cluster the list leads to it
  const list = await client.get("/clusters");
  const overview = list.location ? await client.get(list.location) : list;
  const assessment = /\/assessments\/[0-9a-f-]{36}/.exec(overview.text)?.[0] ?? "";
  ensure(assessment !== "", "signed in, with an assessment");
  return { client, assessment, row: `${assessment}/rows/${ROW}` };
}

/** Points of the live score, or null where the page shows none. */
export function scoreIn(html: string): number | null {
  const shown = /class="k-score"[^>]*>\s*<strong>([\d.,]+)<\/strong>/.exec(html)?.[1];
  return shown ? Number(shown.replace(",", ".")) : null;
}

/** The version of the answer that a page or a fragment was made from. */
export function versionIn(html: string): number {
  return Number(/name="version:contacts\.participants_contacted" value="(\d+)"/.exec(html)?.[1]);
}

/** Saves one answer after the other as the script of the page does, each from the version the last answer gave. */
export class Typist {
  readonly #manager: Manager;
  #fields: ReturnType<typeof fieldsOf> = [];
  version = 0;

  constructor(manager: Manager) {
    this.#manager = manager;
  }

  async open(): Promise<this> {
    const page = await this.#manager.client.get(this.#manager.row);
    this.#fields = fieldsOf(page.text, "id", "answer");
    this.version = versionIn(page.text);
    return this;
  }

  /** @returns milliseconds and the score that the answer showed */
  async save(contacts: number): Promise<{ ms: number; score: number | null }> {
    const version = String(this.version);
    const changed = withFields(this.#fields, { [FACT]: String(contacts), [`version:${FACT}`]: version });
    const { client, row } = this.#manager;
    const { status, text, ms } = await client.post(row, changed, true);
    ensure(status === 200 && versionIn(text) === this.version + 1, `saved as version ${this.version + 1}`);
    this.version += 1;
    return { ms, score: scoreIn(text) };
  }
}
