import { createHmac } from "node:crypto";
import { join } from "node:path";
import { type ServerType, serve } from "@hono/node-server";
import type { CompiledEdition, ReleasedPortfolio } from "@klynge/core";
import { seedDemonstration } from "./demonstration/seed.ts";
import { createSessions, installationSecret } from "./features/account/index.ts";
import { MAKE_THUMBNAIL, makeThumbnailJob } from "./features/evidence/index.ts";
import { startProposer } from "./features/experts/index.ts";
import { importJobs, startImportReader } from "./features/imports/index.ts";
import { MAKE_REPORT, makeReportJob, startReportMaker } from "./features/report/index.ts";
import { editionsOver, rememberShipped, startEditionWork } from "./features/scheme/index.ts";
import { tendSurveys } from "./features/survey/index.ts";
import { tendLabels } from "./features/tasks/index.ts";
import type { Database } from "./platform/database/database.ts";
import { codeOf } from "./platform/database/error-code.ts";
import { openPglite } from "./platform/database/open-pglite.ts";
import { openPostgres } from "./platform/database/open-postgres.ts";
import { filesIn } from "./platform/files.ts";
import { startJobs } from "./platform/jobs.ts";
import { Limits } from "./platform/limits.ts";
import { sendPendingMail, smtpTransport } from "./platform/mail.ts";
import { byEditionInForce, type FaultsInWords, type Services, type Settings } from "./platform/services.ts";
import { asStartProblem, StartProblem } from "./platform/start-problem.ts";
import { installation } from "./platform/tables.ts";
import { openUploads } from "./platform/uploads/uploads.ts";
import { endRequests } from "./platform/web/end-requests.ts";
import { createApp } from "./server.tsx";

export interface ProgramOptions {
  readonly dataFolder: string;
  /** An address of PostgreSQL; without it the embedded database in the data folder. */
  readonly databaseUrl: string | null;
  readonly port: number;
  /** The address people see; without it http://localhost and the port. */
  readonly origin: string | null;
  readonly demonstration: boolean;
  readonly edition: CompiledEdition;
  readonly released: ReleasedPortfolio;
  readonly faultsInWords: FaultsInWords;
  readonly progress: (done: number, of: number) => void;
}

export interface RunningProgram {
  readonly address: string;
  /** Lets requests end, then closes the database. */
  stop(): Promise<void>;
}

/** How long a request may go on once the program is told to stop. */
const LAST_REQUESTS_MS = 10_000;

/** Only this machine reaches the program; a reverse proxy brings others. */
const HOST = "127.0.0.1";

/**
 * Opens the database, fills it if it is to be a demonstration, and listens.
 * @throws StartProblem
 */
export async function startProgram(options: ProgramOptions): Promise<RunningProgram> {
  const db = await openDatabase(options);
  // each closes what was opened before it, the last one first
  const closing = [() => db.close()];
  const stop = async (): Promise<void> => {
    for (const close of closing.reverse()) await close();
  };
  try {
    await checkKind(db, options);
    const { services, stopJobs } = await createServices(db, options);
    closing.push(stopJobs);
    closing.push(startMail(db));
    closing.push(startTending(services));
    closing.push(watchEditions(services));
    const server = await listen(createApp(services, formKeyOf(options)), options.port);
    closing.push(() => endRequests(server, LAST_REQUESTS_MS));
    return { address: services.settings.origin, stop };
  } catch (error) {
    await stop();
    throw asStartProblem(error);
  }
}

/** How often mail that waits is sent. */
const MAIL_EVERY_MS = 15_000;

/** Sends mail by SMTP where it is configured; elsewhere it stays in the outbox. */
function startMail(db: Database): () => Promise<void> {
  const url = process.env.SMTP_URL;
  if (!url) return async () => {};
  const transport = smtpTransport(url);
  let sending: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    sending = sending
      .then(() => sendPendingMail(db, transport))
      .catch((error) => console.error("mail:", codeOf(error) ?? "failed"));
  }, MAIL_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await sending;
  };
}

/** Another process over the same database may have published one. */
const EDITIONS_EVERY_MS = 60_000;

function watchEditions({ editions }: Services): () => Promise<void> {
  let reading: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    reading = reading
      .then(() => editions.reload())
      .catch((error) => console.error("editions:", codeOf(error) ?? "could not be read"));
  }, EDITIONS_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await reading;
  };
}

const TEND_EVERY_MS = 3_600_000;

/** What falls due by itself: at the start, then every hour. */
function startTending(services: Services): () => Promise<void> {
  const tend = async () => {
    await tendSurveys(services).catch((error) => console.error("surveys:", codeOf(error) ?? "could not be tended"));
    await tendLabels(services).catch((error) => console.error("labels:", codeOf(error) ?? "could not be tended"));
  };
  let tending = tend();
  const timer = setInterval(() => {
    tending = tending.then(tend);
  }, TEND_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await tending;
  };
}

/** Derived, so that the secret itself signs sessions only. */
function formKeyOf({ dataFolder }: ProgramOptions): Buffer {
  return createHmac("sha256", installationSecret(dataFolder)).update("forms").digest();
}

export function openDatabase({
  databaseUrl,
  dataFolder,
}: Pick<ProgramOptions, "databaseUrl" | "dataFolder">): Promise<Database> {
  return databaseUrl ? openPostgres(databaseUrl) : openPglite(join(dataFolder, "database"));
}

/** One-click people exist only where the demonstration made them: neither kind starts on the data of the other. */
async function checkKind(db: Database, { demonstration, edition, progress }: ProgramOptions): Promise<void> {
  const [row] = await db.asPublic((tx) => tx.select().from(installation));
  if (!row && demonstration) return seedDemonstration(db, edition, progress);
  if (!row) throw new StartProblem("not_initialised", {});
  if (row.kind === "demonstration" && !demonstration) throw new StartProblem("demonstration_found", {});
  if (row.kind === "real" && demonstration) throw new StartProblem("real_found", {});
}

async function createServices(
  db: Database,
  options: ProgramOptions,
): Promise<{ services: Services; stopJobs: () => Promise<void> }> {
  const { edition, released, faultsInWords, dataFolder } = options;
  const settings = settingsOf(options);
  const now = () => new Date();
  const sessions = createSessions({ db, settings, secret: installationSecret(dataFolder) });
  const filesFolder = join(dataFolder, "files");
  const files = filesIn(filesFolder);
  const uploads = openUploads(filesFolder);
  const maker = startReportMaker(released, filesFolder);
  const reader = startImportReader(filesFolder);
  const proposer = startProposer();
  await rememberShipped(db, edition, now());
  const editions = editionsOver(db, edition);
  await editions.reload();
  const editionWork = startEditionWork();
  const jobs = await startJobs(
    db,
    new Map([
      ...importJobs({ db, reader, dataFolder, now }),
      [MAKE_REPORT, makeReportJob({ db, files, maker, editions, now })],
      [MAKE_THUMBNAIL, makeThumbnailJob({ db, files })],
    ]),
  );
  const stopJobs = async (): Promise<void> => {
    await jobs.stop();
    await maker.close();
    await uploads.close();
    await reader.close();
    await proposer.close();
    await editionWork.close();
  };
  const limits = new Limits(now);
  const reading = { editions, editionWork, faultsInWords };
  const made = { db, sessions, limits, jobs, files, uploads, proposer, ...reading, released, settings, now };
  return { services: byEditionInForce({ ...made, edition }), stopJobs };
}

export function settingsOf({
  demonstration,
  dataFolder,
  origin,
  port,
}: Pick<ProgramOptions, "demonstration" | "dataFolder" | "origin" | "port">): Settings {
  return {
    demonstration,
    dataFolder,
    origin: origin ?? `http://localhost:${port}`,
    sendsMail: Boolean(process.env.SMTP_URL),
  };
}

function listen(app: ReturnType<typeof createApp>, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: HOST }, () => resolve(server));
    server.on("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new StartProblem("port_taken", { port }) : error),
    );
  });
}
