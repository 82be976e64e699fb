import { core } from "../../core/src/bad.ts";

export const report = core;
