export type { Block, Page, ReportDocument } from "./document.ts";
export { findAssets, makeReport, planReport, type Report } from "./make-report.ts";
export type { ReportInput } from "./model/context.ts";
export { setPdf } from "./set-pdf.ts";
export { type ConditionWords, cleanText, Wording } from "./wording/wording.ts";
