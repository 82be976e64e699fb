export { MAKE_THUMBNAIL, makeThumbnailJob } from "./make-thumbnail.ts";
export { addEvidence, mayAdd } from "./operations/add-evidence.ts";
export { replaceable, replaceEvidence } from "./operations/replace-evidence.ts";
export { withdrawEvidence } from "./operations/withdraw-evidence.ts";
export { EvidenceLink, EvidenceMarks, Picture } from "./pages/evidence-list.tsx";
export { EvidencePanel, Since } from "./pages/evidence-panel.tsx";
export { SubmittedEvidence } from "./pages/submitted-evidence.tsx";
export { type EvidenceView, presentEvidence } from "./present.ts";
export {
  findEvidence,
  findVersion,
  freezeEvidence,
  listEvidence,
  listSubmitted,
  listUnderRow,
  rowsWithEvidence,
  type ShownEvidence,
} from "./queries.ts";
export { NEW_FILES, readSaid } from "./schema.ts";
export { sendVersion } from "./send-version.ts";
export { evidence, evidenceVersion } from "./tables.ts";
export { readUpload } from "./upload-form.ts";
