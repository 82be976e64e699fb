import { readFileSync } from "node:fs";
import { report } from "../../report/src/report.ts";

export const core = [report, readFileSync];
