import { sql } from "drizzle-orm";
import type { Hono } from "hono";
import type { Services } from "../../platform/services.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import type { Of } from "./endpoint.ts";
import { insertToken } from "./queries.ts";
import type { row } from "./shapes/assessment.ts";
import { hashOf, newToken } from "./token.ts";

/** For tests: a program that asks the API, with a token or without. */
export class Client {
  readonly #app: Hono<AppEnv>;
  readonly #headers: Record<string, string>;

  constructor(app: Hono<AppEnv>, token: string | null, headers: Record<string, string> = {}) {
    this.#app = app;
    this.#headers = { ...(token && { authorization: `Bearer ${token}` }), ...headers };
  }

  get<Answer = unknown>(path: string, headers: Record<string, string> = {}): Promise<Told<Answer>> {
    return this.ask("GET", path, { headers });
  }

  send<Answer = unknown>(
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Told<Answer>> {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return this.ask(method, path, { body: text, headers: { "content-type": "application/json", ...headers } });
  }

  async ask<Answer = unknown>(method: string, path: string, { body, headers }: Sent = {}): Promise<Told<Answer>> {
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
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Record<string, string>;
}

export interface Told<Answer = unknown> {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  /** As it came. Whoever looks into it says which shape is asked for; nothing checks that it is this one, but the test. */
  readonly json: Answer;
}

export type Row = Of<typeof row>;

/** A problem document, with the members that only some problems have. */
export interface Refusal {
  readonly type: string;
  readonly title: string;
  readonly path?: string;
  readonly reason?: string;
  readonly at?: string;
  readonly etag: string;
  readonly conflicts: readonly { readonly of: string }[];
}

export function refusalIn({ json }: Told): Refusal {
  return json as Refusal;
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

/** A link under a row of a cluster, as evidence; gives its id. */
export async function linkOf(services: Services, cluster: string): Promise<string> {
  const [made] = await rowsOf(
    services,
    `insert into evidence (cluster_id, scheme, row_id, changed_by)
     select id, 'ecei-gold', '2.6', 'ingrid-solheim' from cluster where name = '${cluster}' returning id`,
  );
  await rowsOf(
    services,
    `insert into evidence_version (evidence_id, number, cluster_id, title, url, added_by)
     select id, 1, cluster_id, 'Minutes', 'https://example.org/minutes', 'ingrid-solheim' from evidence where id = '${made?.id}'`,
  );
  return made?.id ?? "";
}

export interface RegisterIds {
  readonly organisation: string;
  readonly membership: string;
  readonly merge: string;
  readonly entry: string;
}

/** An organisation with a membership, into which another one was merged, and a mention in the press. */
export async function registerOf(services: Services, cluster: string): Promise<RegisterIds> {
  const one = async (text: string): Promise<string> => (await rowsOf(services, text))[0]?.id ?? "";
  const place = `(select id from cluster where name = '${cluster}')`;
  const organisation = (more: string): Promise<string> =>
    one(
      `insert into organisation (cluster_id, name, changed_by, merged_into) values (${place}, 'Pumper', 'ingrid-solheim', ${more}) returning id`,
    );
  const kept = await organisation("null");
  const gone = await organisation(`'${kept}'`);
  return {
    organisation: kept,
    membership: await one(
      `insert into membership (cluster_id, organisation_id, starts, changed_by) values (${place}, '${kept}', '2020-01-01', 'ingrid-solheim') returning id`,
    ),
    merge: await one(
      `insert into organisation_merge (cluster_id, kept, gone, moved, merged_by) values (${place}, '${kept}', '${gone}', '{}', 'ingrid-solheim') returning id`,
    ),
    entry: await one(
      `insert into register_entry (cluster_id, section, starts, fields, changed_by)
       values (${place}, 'mention', '2026-05-01', '{"title": "Hydrogen", "reach": "local", "paid": false}', 'ingrid-solheim') returning id`,
    ),
  };
}
