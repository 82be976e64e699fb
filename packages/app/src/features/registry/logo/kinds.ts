import type { FileKind } from "../../../platform/uploads/file-kind.ts";

/** What may be a logo. Drawings (SVG) can carry script: none of them. */
export const LOGO_KINDS: readonly FileKind[] = [
  { endings: ["png"], mediaType: "image/png" },
  { endings: ["jpg", "jpeg"], mediaType: "image/jpeg" },
  { endings: ["webp"], mediaType: "image/webp" },
];

/** For the dialogue in which a file is chosen. */
export const ACCEPTED = LOGO_KINDS.flatMap(({ endings }) => endings.map((ending) => `.${ending}`)).join(",");

export const MOST_BYTES = 5_000_000;
/** Of what comes, in pixels: more has no logo, and unpacking it would take the memory of everybody. */
export const MOST_SIDE = 6000;
/** Of what is kept: twice of what is shown, for fine screens. */
export const SHOWN_SIDE = 480;
/** Whatever came, this is kept. */
export const MEDIA_TYPE = "image/webp";
