import type { Hono } from "hono";
import type { AppEnv } from "../../src/platform/web/env.ts";
import { PERSON_HEADER } from "./world.ts";

/** Somebody with a browser without script: opens pages, and sends the forms that stand in them. */
export class Visitor {
  readonly #app: Hono<AppEnv>;
  readonly #headers: Record<string, string>;
  #token = "";

  constructor(app: Hono<AppEnv>, person: string | null, language = "en") {
    this.#app = app;
    this.#headers = { "accept-language": language, ...(person && { [PERSON_HEADER]: person }) };
  }

  async open(path: string, headers: Record<string, string> = {}): Promise<Page> {
    return this.#read(await this.#app.request(path, { headers: { ...this.#headers, ...headers } }));
  }

  /** Sends a form with the token of the last page. */
  async send(
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
    headers: Record<string, string> = {},
  ): Promise<Page> {
    const body = new URLSearchParams({ __form: this.#token });
    for (const [name, values] of Object.entries(fields))
      for (const value of [values].flat()) body.append(name, String(value));
    return this.#read(
      await this.#app.request(path, { method: "POST", body, headers: { ...this.#headers, ...headers } }),
    );
  }

  /** The same with a file, as a browser sends it: field by field in the order of the form. */
  async sendFile(path: string, fields: Readonly<Record<string, string>>, file: File): Promise<Page> {
    const body = new FormData();
    for (const [name, value] of Object.entries({ __form: this.#token, ...fields })) body.append(name, value);
    body.append("file", file);
    return this.#read(await this.#app.request(path, { method: "POST", body, headers: this.#headers }));
  }

  async #read(response: Response): Promise<Page> {
    const html = await response.text();
    this.#token = /name="__form" value="([^"]+)"/.exec(html)?.[1] ?? this.#token;
    return { status: response.status, location: response.headers.get("location"), html, response };
  }
}

export interface Page {
  readonly status: number;
  readonly location: string | null;
  readonly html: string;
  readonly response: Response;
}

/** The value of a field as it stands in a page. */
export function fieldIn({ html }: Page, name: string): string | null {
  const tag = new RegExp(`<input[^>]*name="${name.replaceAll(".", "\\.")}"[^>]*>`).exec(html)?.[0];
  return tag ? (/value="([^"]*)"/.exec(tag)?.[1] ?? "") : null;
}
