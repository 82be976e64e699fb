import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import type { Hono } from "hono";
import { type Page, Visitor } from "../../../test/support/visitor.ts";
import { demonstration, servicesOver } from "../../../test/support/world.ts";
import type { Database } from "../../platform/database/database.ts";
import { filesIn } from "../../platform/files.ts";
import { type JobData, type Jobs, startJobs } from "../../platform/jobs.ts";
import type { Services } from "../../platform/services.ts";
import { openUploads } from "../../platform/uploads/uploads.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { createApp } from "../../server.tsx";
import { startImportReader } from "./import-reader.ts";
import { importJobs, RUN_IMPORT } from "./run/import-jobs.ts";
import type { Mapping } from "./schema.ts";

/** For tests: the demonstration with the real thread and jobs. Ingrid owns Fjordkraft, Lars reads along, Piotr is of another cluster. */
export interface World {
  readonly services: Services;
  readonly app: Hono<AppEnv>;
  readonly folder: string;
  readonly cluster: string;
  /** Jobs that were sent, where a test runs them itself. */
  readonly sent: JobData[];
  /** Runs the next one, until its end or until a test ends the program in the middle. */
  run(ending?: AbortSignal): Promise<void>;
  visitor(person: string | null, language?: string): Visitor;
  rows<Row = Record<string, unknown>>(text: string): Promise<Row[]>;
  close(): Promise<void>;
}

/** @param over another database than one in memory */
export async function openWorld({ byHand = false, over = null as Database | null } = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "klynge-imports-"));
  const filesFolder = join(folder, "files");
  const base = over ? servicesOver(over) : await demonstration();
  const uploads = openUploads(filesFolder);
  const reader = startImportReader(filesFolder);
  const handlers = importJobs({ db: base.db, reader, dataFolder: folder, now: base.now });
  const sent: JobData[] = [];
  const jobs = byHand ? waitingJobs(sent) : await startJobs(base.db, handlers);
  const settings = { ...base.settings, dataFolder: folder };
  const services: Services = { ...base, settings, files: filesIn(filesFolder), uploads, jobs };
  const app = createApp(services);
  const rows = async <Row>(text: string): Promise<Row[]> =>
    ((await base.db.asWorker((tx) => tx.execute(sql.raw(text)))) as unknown as { rows: Row[] }).rows;
  const [own] = await rows<{ id: string }>("select id from cluster where name = 'Fjordkraft Industriklynge'");
  const cluster = own?.id ?? "";
  await rows(`insert into person (id, name, email) values ('lars', 'Lars Vik', 'lars@demo.invalid')`);
  await rows(`insert into cluster_person (cluster_id, person_id, role) values ('${cluster}', 'lars', 'reader')`);
  return {
    services,
    app,
    folder,
    cluster,
    sent,
    run: async (ending = new AbortController().signal) => {
      const data = sent.shift();
      if (data) await handlers.get(RUN_IMPORT)?.run(data, ending);
    },
    visitor: (person, language = "en") => new Visitor(app, person, language),
    rows,
    close: async () => {
      await jobs.stop();
      await reader.close();
      await uploads.close();
      await base.db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function waitingJobs(sent: JobData[]): Jobs {
  return {
    enqueue: async (_tx, _name, data) => void sent.push(data),
    stop: async () => {},
  };
}

/** Leaves an empty register. */
export async function emptyRegister({ rows }: World): Promise<void> {
  for (const table of [
    "register_import_change",
    "register_import_question",
    "membership",
    "register_link",
    "register_entry",
    "organisation_merge",
    "organisation",
    "register_import",
    "import_mapping",
  ])
    await rows(`delete from ${table}`);
}

export const csv = (...lines: readonly string[]): File => new File([lines.join("\r\n")], "members.csv");

const LONGEST_WAIT_MS = 30_000;

/** Brings a file as somebody does; gives its import once it was looked through. */
export async function bring(
  world: World,
  file: File,
  { person = "ingrid-solheim", kind = "members" } = {},
): Promise<Brought> {
  const visitor = world.visitor(person);
  await visitor.open(`/clusters/${world.cluster}/imports`);
  const { status, location, html } = await visitor.sendFile(`/clusters/${world.cluster}/imports`, { kind }, file);
  if (status !== 303 || !location)
    throw new Error(`not taken (${status}): ${html.replace(/<[^>]+>/g, " ").slice(0, 400)}`);
  const brought = new Brought(world, visitor, location.split("/").at(-1) ?? "");
  await brought.rest();
  return brought;
}

/** An import on its way, and the person who brought it. */
export class Brought {
  readonly world: World;
  readonly visitor: Visitor;
  readonly id: string;
  constructor(world: World, visitor: Visitor, id: string) {
    this.world = world;
    this.visitor = visitor;
    this.id = id;
  }

  /** Waits until the program has nothing to do any more. */
  async rest(): Promise<Row> {
    for (
      const until = Date.now() + LONGEST_WAIT_MS;
      Date.now() < until;
      await new Promise((resolve) => setTimeout(resolve, 20))
    ) {
      const row = await this.row();
      if (!["reading", "checking", "importing", "undoing"].includes(row.state)) return row;
    }
    throw new Error(`still ${(await this.row()).state}`);
  }

  async row(): Promise<Row> {
    const [row] = await this.world.rows<Row>(`select * from register_import where id = '${this.id}'`);
    return row as Row;
  }

  open(query = ""): Promise<Page> {
    return this.visitor.open(`/imports/${this.id}${query}`);
  }

  /** Sends the form of the columns as it stands in the page, with what a test says otherwise. */
  async map(said: Readonly<Record<string, string>> = {}, go: "check" | "look" = "check"): Promise<Page> {
    const page = await this.open("?columns");
    const answer = await this.visitor.send(`/imports/${this.id}/mapping`, { ...fieldsOf(page.html), ...said, go });
    await this.rest();
    return answer;
  }

  async send(
    verb: "start" | "cancel" | "undo" | "decide" | "reading",
    fields: Readonly<Record<string, string>> = {},
  ): Promise<Page> {
    await this.open();
    const answer = await this.visitor.send(`/imports/${this.id}/${verb}`, fields);
    await this.rest();
    return answer;
  }

  /** The same without waiting, where a test runs the jobs itself. */
  async post(verb: string, fields: Readonly<Record<string, string>> = {}): Promise<Page> {
    await this.open();
    return this.visitor.send(`/imports/${this.id}/${verb}`, fields);
  }

  fieldsOf({ html }: Page): Record<string, string> {
    return fieldsOf(html);
  }

  /** From the columns to the end, with every question left open. */
  async through(said: Readonly<Record<string, string>> = {}): Promise<Row> {
    const { status, html } = await this.map(said);
    if (status !== 303) throw new Error(`not mapped: ${html.replace(/<[^>]+>/g, " ").slice(0, 600)}`);
    await this.send("start");
    return this.row();
  }
}

export interface Row {
  readonly state: string;
  readonly kind: string;
  readonly rows: number;
  readonly rows_done: number;
  readonly made: number;
  readonly changed: number;
  readonly same: number;
  readonly linked: number;
  readonly duplicates: number;
  readonly refused: number;
  readonly notices: Readonly<Record<string, number>>;
  readonly kept: readonly string[];
  readonly failure: string | null;
  readonly failure_details: Readonly<Record<string, unknown>>;
  readonly mapping: Mapping;
}

/** made, changed, same, linked, duplicates, refused */
export function counts({ made, changed, same, linked, duplicates, refused }: Row): number[] {
  return [made, changed, same, linked, duplicates, refused];
}

/** The values of selects and inputs in a form, as a browser would send them. */
function fieldsOf(html: string): Record<string, string> {
  const form =
    /<form class="k-form" method="post" action="\/imports\/[^"]+\/mapping">([\s\S]*?)<\/form>/.exec(html)?.[1] ?? "";
  const fields: Record<string, string> = {};
  for (const [, attributes = "", options = ""] of form.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const chosen = /<option value="([^"]*)"[^>]*selected/.exec(options) ?? /<option value="([^"]*)"/.exec(options);
    fields[/name="([^"]+)"/.exec(attributes)?.[1] ?? ""] = chosen?.[1] ?? "";
  }
  for (const [, attributes = ""] of form.matchAll(/<input([^>]*)>/g)) {
    const name = /name="([^"]+)"/.exec(attributes)?.[1] ?? "";
    if (name !== "__form") fields[name] = /value="([^"]*)"/.exec(attributes)?.[1] ?? "";
  }
  return fields;
}
