import type { CompiledEdition, Day, Proposal, ProposalQuestion, ReleasedPortfolio } from "@klynge/core";
import type { Database } from "./database/database.ts";
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
  /** The edition that new assessments are pinned to. */
  readonly edition: CompiledEdition;
  /** Released statistics to compare with; nothing else is known of other clusters. */
  readonly released: ReleasedPortfolio;
  /** The clock: pages and operations get their time from here, the core gets days as arguments. */
  readonly now: () => Date;
  readonly settings: Settings;
}

export interface Settings {
  readonly demonstration: boolean;
  /** The address that people see, without a slash at its end: `http://localhost:3000`. */
  readonly origin: string;
  /** Where files lie: reports, evidence, and the embedded database. */
  readonly dataFolder: string;
  /** Whether a mail server is set (`SMTP_URL`); without one, who invites hands the link over himself. */
  readonly sendsMail: boolean;
}

/** Today in the calendar of the installation (UTC). */
export function today(services: Pick<Services, "now">): Day {
  return services.now().toISOString().slice(0, 10);
}
