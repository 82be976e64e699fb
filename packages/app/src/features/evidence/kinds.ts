import type { FileKind } from "../../platform/uploads/file-kind.ts";

/** What may be kept as evidence. Drawings (SVG) and pages (HTML) can carry script, documents with macros can do more: none of them. */
const OPEN_XML = "application/vnd.openxmlformats-officedocument";
const OPEN_DOCUMENT = "application/vnd.oasis.opendocument";

export const PDF = "application/pdf";
const PNG = "image/png";
const JPEG = "image/jpeg";
const WEBP = "image/webp";

export const KINDS: readonly FileKind[] = [
  { endings: ["pdf"], mediaType: PDF },
  { endings: ["png"], mediaType: PNG },
  { endings: ["jpg", "jpeg"], mediaType: JPEG },
  { endings: ["webp"], mediaType: WEBP },
  { endings: ["docx"], mediaType: `${OPEN_XML}.wordprocessingml.document` },
  { endings: ["xlsx"], mediaType: `${OPEN_XML}.spreadsheetml.sheet` },
  { endings: ["pptx"], mediaType: `${OPEN_XML}.presentationml.presentation` },
  { endings: ["odt"], mediaType: `${OPEN_DOCUMENT}.text` },
  { endings: ["ods"], mediaType: `${OPEN_DOCUMENT}.spreadsheet` },
  { endings: ["csv"], mediaType: "text/csv", text: true },
  { endings: ["txt"], mediaType: "text/plain", text: true },
  { endings: ["eml"], mediaType: "message/rfc822", text: true },
];

/** What a browser may show by itself, inside of a policy that lets nothing run; everything else is only to be kept. */
const SHOWN_IN_PLACE: ReadonlySet<string> = new Set([PDF, PNG, JPEG, WEBP]);

export function mayOpenInPlace(mediaType: string): boolean {
  return SHOWN_IN_PLACE.has(mediaType);
}

/** A small picture of it can be made. */
export function canBePictured(mediaType: string): boolean {
  return SHOWN_IN_PLACE.has(mediaType);
}

/** "PDF", "DOCX". */
export function kindName(mediaType: string): string {
  return KINDS.find((kind) => kind.mediaType === mediaType)?.endings[0].toUpperCase() ?? mediaType;
}

/** For the dialogue in which a file is chosen; and for whoever is told what is taken. */
export const ACCEPTED = KINDS.flatMap(({ endings }) => endings.map((ending) => `.${ending}`)).join(",");
export const KIND_NAMES = KINDS.map(({ endings }) => endings[0].toUpperCase());

export const MOST_BYTES = 25_000_000;
