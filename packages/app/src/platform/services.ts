import type {
  CompiledEdition,
  Day,
  Fault,
  Language,
  Proposal,
  ProposalQuestion,
  ReleasedPortfolio,
} from "@klynge/core";
import type { Database } from "./database/database.ts";
import type { Editions, EditionWork } from "./editions.ts";
import type { Files } from "./files.ts";
import type { Jobs } from "./jobs.ts";
import type { Limits } from "./limits.ts";
import type { Sessions } from "./sessions.ts";
import type { Uploads } from "./uploads/uploads.ts";
import type { WorkerPool } from "./workers/pool.ts";

/** What a feature works with; made once when the program starts, or by a test. */
export interface Services {
  readonly db: Database;
  readonly sessions: Sessions;
  /** How often somebody did what may not be done without end. */
  readonly limits: Limits;
  readonly jobs: Jobs;
  readonly files: Files;
  /** Files that people bring, until they are kept. */
  readonly uploads: Uploads;
  /** Reckons in a thread who is proposed to assess which case. */
  readonly proposer: Pick<WorkerPool<ProposalQuestion, Proposal>, "run">;
  /** All that hold or held; what is loaded is worked on by its own. */
  readonly editions: Editions;
  /** The edition of what is worked on: the one in force, until something is loaded that is pinned to another (`withEdition`). */
  readonly edition: CompiledEdition;
  /** Reads editions and judges cases by them in a thread. */
  readonly editionWork: Pick<EditionWork, "run">;
  /** Faults of an edition as sentences, as the shell says them. */
  readonly faultsInWords: FaultsInWords;
  /** Released statistics to compare with; nothing else is known of other clusters. */
  readonly released: ReleasedPortfolio;
  /** The clock: pages and operations get their time from here, the core gets days as arguments. */
  readonly now: () => Date;
  readonly settings: Settings;
}

export type FaultsInWords = (faults: readonly Fault[], language: Language) => Promise<readonly string[]>;

export interface Settings {
  readonly demonstration: boolean;
  /** The address that people see, without a slash at its end: `http://localhost:3000`. */
  readonly origin: string;
  /** Where files lie: reports, evidence, and the embedded database. */
  readonly dataFolder: string;
  /** Whether a mail server is set (`SMTP_URL`); without one, who invites hands the link over himself. */
  readonly sendsMail: boolean;
}

/** The same services by another edition. */
export function withEdition<Some extends Pick<Services, "edition">>(services: Some, edition: CompiledEdition): Some {
  return { ...services, edition };
}

/** The same services by the edition that is in force today. */
export function byEditionInForce<Some extends Pick<Services, "edition" | "editions" | "now">>(services: Some): Some {
  return withEdition(services, services.editions.inForce(today(services)));
}

/** Today in the calendar of the installation (UTC). */
export function today(services: Pick<Services, "now">): Day {
  return services.now().toISOString().slice(0, 10);
}
