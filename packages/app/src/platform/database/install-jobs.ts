import { getConstructionPlans, getMigrationPlans } from "pg-boss";
import pgBoss from "pg-boss/package.json" with { type: "json" };
import { StartProblem } from "../start-problem.ts";
import type { MigratingSession } from "./migrate.ts";

/** Where pg-boss keeps its jobs. */
export const JOBS_SCHEMA = "pgboss";

/**
 * Makes the tables of the queue or brings them up to date, as their owner; pg-boss itself later runs as `klynge_worker`, who may
 * change no table. A person may put a job in, in the transaction of what it is about, and read no job.
 * @throws StartProblem `database_newer`
 */
export async function installJobs(session: MigratingSession): Promise<void> {
  const version = await installedVersion(session);
  if (version === null) await session.run(getConstructionPlans(JOBS_SCHEMA));
  else if (version > pgBoss.pgboss.schema)
    throw new StartProblem("database_newer", { migration: `pg-boss ${version}` });
  else if (version < pgBoss.pgboss.schema) await session.run(getMigrationPlans(JOBS_SCHEMA, version));
  else return;
  await session.run(GRANTS);
}

async function installedVersion(session: MigratingSession): Promise<number | null> {
  const [table] = await session.rows(`select to_regclass('${JOBS_SCHEMA}.version') is not null as there`);
  if (!table?.there) return null;
  const [row] = await session.rows(`select version from ${JOBS_SCHEMA}.version`);
  return Number(row?.version);
}

const GRANTS = `
revoke all on schema ${JOBS_SCHEMA} from public;
grant usage on schema ${JOBS_SCHEMA} to klynge_worker, klynge_person;
grant select, insert, update, delete on all tables in schema ${JOBS_SCHEMA} to klynge_worker;
grant usage on all sequences in schema ${JOBS_SCHEMA} to klynge_worker;
revoke execute on all functions in schema ${JOBS_SCHEMA} from public;
grant execute on all functions in schema ${JOBS_SCHEMA} to klynge_worker;
grant select on ${JOBS_SCHEMA}.queue to klynge_person;
grant insert on ${JOBS_SCHEMA}.job, ${JOBS_SCHEMA}.job_common to klynge_person;
grant select (id, start_after) on ${JOBS_SCHEMA}.job, ${JOBS_SCHEMA}.job_common to klynge_person;
`;
