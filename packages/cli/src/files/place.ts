import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where things lie in an installation, told from the place of this file (kept by the bundle, see build.mjs). */
const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

/** The edition that is used when none is named. */
export const DEFAULT_EDITION = join(ROOT, "schemes", "ecei");

/** Editions that were checked when the program was built, by hash. */
export const FROZEN_EDITIONS = join(ROOT, "dist", "editions");

/** Released statistics of an invented portfolio, used when none is given. */
export const SYNTHETIC_PORTFOLIO = join(ROOT, "schemes", "portfolios", "synthetic-2026-1.json");
