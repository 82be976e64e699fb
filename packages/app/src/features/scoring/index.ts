export { evidenceVerdict, expertCorrection, expertScore, expertSheet } from "./tables.ts";
