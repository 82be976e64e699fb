import { fileURLToPath } from "node:url";
import { drawApart } from "../../platform/uploads/draw-apart.ts";

const PROGRAM = fileURLToPath(new URL("./thumbnail-process.ts", import.meta.url));

/**
 * A small picture of the first page, or of a picture.
 * @returns WebP without anything that was not drawn; null when it could not be drawn
 */
export async function drawThumbnail(content: Uint8Array, signal: AbortSignal): Promise<Uint8Array | null> {
  return (await drawApart(PROGRAM, { content, signal })).picture;
}
