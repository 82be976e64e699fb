import { join, resolve } from "node:path";
import { type OptionValues, optionValue } from "./command.ts";
import { refuse } from "./problem.ts";

const DEFAULT_PORT = 3000;

/** Where an installation lies, from options and environment (docs/configuration.md); what is set to nothing is not set. */
export function placeOf(options: OptionValues) {
  const folder =
    optionValue(options, "data") ??
    (process.env.KLYNGE_DATA || join("data", options.demo === true ? "demo" : "klynge"));
  return {
    dataFolder: resolve(folder),
    databaseUrl: databaseUrlOf(process.env.DATABASE_URL),
    port: portOf(optionValue(options, "port") ?? (process.env.PORT || undefined)),
    origin: originOf(process.env.KLYNGE_ORIGIN),
  };
}

function portOf(given: string | undefined): number {
  const port = Number(given ?? DEFAULT_PORT);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw refuse("--port", "not_allowed", { given: String(given), allowed: "1-65535" });
}

/** Links and the check of forms need it exactly as a browser says it. */
function originOf(given: string | undefined): string | null {
  if (!given) return null;
  const address = URL.parse(given);
  if (address && /^https?:$/.test(address.protocol) && address.href === `${address.origin}/`) return address.origin;
  throw refuse("KLYNGE_ORIGIN", "not_an_origin", { given });
}

/** What is wrong with it is not repeated: there is a password in it. */
function databaseUrlOf(given: string | undefined): string | null {
  if (!given || isDatabaseUrl(given)) return given || null;
  throw refuse("DATABASE_URL", "not_a_database_address");
}

function isDatabaseUrl(given: string): boolean {
  try {
    const { protocol, username, password, pathname } = new URL(given);
    // a sign that is not encoded as it should be fails here, and would fail in the driver
    for (const part of [username, password, pathname]) decodeURIComponent(part);
    return /^postgres(ql)?:$/.test(protocol);
  } catch {
    return false;
  }
}
