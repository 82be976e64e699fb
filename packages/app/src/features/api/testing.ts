import { sql } from "drizzle-orm";
import type { Hono } from "hono";
import type { Services } from "../../platform/services.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { insertToken } from "./queries.ts";
import { hashOf, newToken } from "./token.ts";

/** For tests: a program that asks the API, with a token or without. */
export class Client {
  readonly #app: Hono<AppEnv>;
  readonly #headers: Record<string, string>;

  constructor(app: Hono<AppEnv>, token: string | null, headers: Record<string, string> = {}) {
    this.#app = app;
    this.#headers = { ...(token && { authorization: `Bearer ${token}` }), ...headers };
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Told> {
    return this.ask("GET", path, { headers });
  }

  send(method: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Told> {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return this.ask(method, path, { body: text, headers: { "content-type": "application/json", ...headers } });
  }

  async ask(method: string, path: string, { body, headers }: Sent = {}): Promise<Told> {
    const init = { method, headers: { ...this.#headers, ...headers }, ...(body !== undefined && { body }) };
    const response = await this.#app.request(path.startsWith("/api") ? path : `/api/v1${path}`, init);
    const text = await response.text();
    const type = response.headers.get("content-type") ?? "";
    return {
      status: response.status,
      type,
      headers: response.headers,
      json: text !== "" && type.includes("json") ? JSON.parse(text) : text,
    };
  }
}

interface Sent {
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

export interface Told {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into what came and compare it whole
  readonly json: any;
}

/** A token as somebody made it some days ago, for so many days. */
export async function tokenFor({ db, now }: Services, personId: string, { ago = 0, days = 30 } = {}): Promise<string> {
  const token = newToken();
  const createdAt = new Date(now().getTime() - ago * 86_400_000);
  const expiresAt = new Date(createdAt.getTime() + days * 86_400_000);
  const tokenHash = hashOf(token) as string;
  await db.asPerson(personId, (tx) => insertToken(tx, { personId, name: "test", tokenHash, createdAt, expiresAt }));
  return token;
}

export async function rowsOf(services: Services, text: string): Promise<Record<string, string>[]> {
  const answer = await services.db.asWorker((tx) => tx.execute(sql.raw(text)));
  return (answer as unknown as { rows: Record<string, string>[] }).rows;
}
