import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCanvas } from "@napi-rs/canvas";
import { sql } from "drizzle-orm";
import type { Hono } from "hono";
import { Visitor } from "../../../test/support/visitor.ts";
import { demonstration } from "../../../test/support/world.ts";
import { type Files, filesIn } from "../../platform/files.ts";
import { type JobData, type JobHandler, startJobs } from "../../platform/jobs.ts";
import type { Services } from "../../platform/services.ts";
import { openUploads } from "../../platform/uploads/uploads.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { createApp } from "../../server.tsx";
import { MAKE_THUMBNAIL } from "./make-thumbnail.ts";

/** For tests: the demonstration with a folder for files. Ingrid owns Fjordkraft, Lars reads along, Piotr is of another cluster. */
export interface World {
  readonly services: Services;
  readonly app: Hono<AppEnv>;
  readonly folder: string;
  readonly files: Files;
  readonly cluster: string;
  readonly assessment: string;
  /** The job does what a test says; until then nothing. */
  readonly job: { run: JobHandler["run"] };
  readonly jobs: JobData[];
  visitor(person: string | null, language?: string): Visitor;
  rows<Row = Record<string, string>>(text: string): Promise<Row[]>;
  close(): Promise<void>;
}

export const FJORDKRAFT = "Fjordkraft Industriklynge";

export async function openWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "klynge-evidence-"));
  const base = await demonstration();
  const uploads = openUploads(folder);
  const done: JobData[] = [];
  const job: World["job"] = { run: async () => {} };
  const jobs = await startJobs(
    base.db,
    new Map([
      [
        MAKE_THUMBNAIL,
        {
          run: async (data, signal) => {
            await job.run(data, signal);
            done.push(data);
          },
        },
      ],
    ]),
  );
  const files = filesIn(folder);
  const services = { ...base, files, uploads, jobs };
  const app = createApp(services);
  const rows = async <Row>(text: string): Promise<Row[]> =>
    ((await base.db.asWorker((tx) => tx.execute(sql.raw(text)))) as unknown as { rows: Row[] }).rows;
  const [own] = await rows<{ cluster: string; assessment: string }>(
    `select a.id as assessment, c.id as cluster from assessment a join cluster c on c.id = a.cluster_id where c.name = '${FJORDKRAFT}'`,
  );
  await rows(`insert into person (id, name, email) values ('lars', 'Lars Vik', 'lars@demo.invalid')`);
  await rows(`insert into cluster_person (cluster_id, person_id, role) values ('${own?.cluster}', 'lars', 'reader')`);
  return {
    services,
    app,
    folder,
    files,
    cluster: own?.cluster ?? "",
    assessment: own?.assessment ?? "",
    job,
    jobs: done,
    visitor: (person, language = "en") => new Visitor(app, person, language),
    rows,
    close: async () => {
      await jobs.stop();
      await uploads.close();
      await base.db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The form that brings a file to a row of Fjordkraft's audit, as it stands in the page. */
export const onRow = (row: string, more: Readonly<Record<string, string>> = {}) => ({
  scheme: "ecei-gold",
  row,
  title: "",
  valid_until: "",
  seen_by: "assessors",
  ...more,
});

export const file = (content: string | Buffer, name: string): File =>
  new File([typeof content === "string" ? content : new Uint8Array(content)], name);

/** What tests of one world do again and again, under row 2.5 of Fjordkraft's audit. */
export function handsOn(world: () => World) {
  const ingrid = async (): Promise<Visitor> => {
    const visitor = world().visitor("ingrid-solheim");
    await visitor.open(`/assessments/${world().assessment}/rows/2.5`);
    return visitor;
  };
  return {
    ingrid,
    /** Adds a file; gives its address. */
    added: async (content: string | Buffer = pdf("Contact log"), name = "Contact log.pdf", more = {}) => {
      const address = `/clusters/${world().cluster}/evidence/files`;
      const sent = await (await ingrid()).sendFile(address, onRow("2.5", more), file(content, name));
      if (sent.status !== 303) throw new Error(`not added: ${sent.status}`);
      return sent.location ?? "";
    },
    kept: () => world().rows("select title, number, sha256, file_name from evidence_version order by number"),
    /** How many files lie there. */
    onDisk: () =>
      readdirSync(world().folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length,
  };
}

/** A PDF of one page with a line of text. */
export function pdf(text: string): Buffer {
  const drawing = `BT /F1 24 Tf 20 100 Td (${text}) Tj ET`;
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    `<</Length ${drawing.length}>>stream\n${drawing}\nendstream`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join("");
  return Buffer.from(`%PDF-1.4\n${body}trailer<</Root 1 0 R/Size 6>>\n%%EOF`, "latin1");
}

/** A photo of red and blue halves, taken with the camera turned, with a place and a name in its data (EXIF). */
export async function photo(): Promise<Buffer> {
  const canvas = createCanvas(40, 20);
  const context = canvas.getContext("2d");
  context.fillStyle = "red";
  context.fillRect(0, 0, 20, 20);
  context.fillStyle = "blue";
  context.fillRect(20, 0, 20, 20);
  const jpeg = await canvas.encode("jpeg", 90);
  const turned = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0];
  const described = [0x01, 0x0e, 0, 2, 0, 0, 0, SECRET.length, 0, 0, 0, 38];
  const exif = Buffer.concat([
    Buffer.from("Exif\0\0MM\0*\0\0\0\x08", "latin1"),
    Buffer.from([0, 2, ...turned, ...described, 0, 0, 0, 0]),
    Buffer.from(SECRET, "latin1"),
  ]);
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
}

export const SECRET = "Ingrid, 59.14 N 9.65 E";
