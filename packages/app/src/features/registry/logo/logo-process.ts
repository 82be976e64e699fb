import { setPriority } from "node:os";
import { buffer } from "node:stream/consumers";
import { createCanvas, Image } from "@napi-rs/canvas";
import { kindOf } from "../../../platform/uploads/file-kind.ts";
import { LOGO_KINDS, MOST_SIDE, SHOWN_SIDE } from "./kinds.ts";

/**
 * Reads a picture from its input and writes it to its output once more, smaller, with nothing that was not drawn; or says why not in
 * one word. Its word is the name of the file. Started by draw-logo.ts.
 */

const QUALITY = 90;
/** Behind everybody who waits for a page. */
const NICE = 15;

setPriority(0, NICE);
const content = await buffer(process.stdin);
const kind = await kindOf(content, process.argv[2] ?? "", LOGO_KINDS);
if (typeof kind === "string") refuse(kind);
if (!isWhole(content, kind.mediaType)) refuse("broken");
const image = new Image();
const broken = (): never => refuse("broken");
image.onerror = broken;
image.src = content;
// its size stands in its head, and is known before a pixel is unpacked
if (Math.max(image.width, image.height) > MOST_SIDE) refuse("too_large");
await image.decode().catch(broken);
if (image.width < 1 || image.height < 1) refuse("broken");

const scale = Math.min(1, SHOWN_SIDE / Math.max(image.width, image.height));
const side = (length: number): number => Math.max(1, Math.round(length * scale));
const canvas = createCanvas(side(image.width), side(image.height));
canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
process.stderr.write(`${canvas.width} ${canvas.height}`);
process.stdout.write(await canvas.encode("webp", QUALITY));

/** Whether it has its end: what is missing would be drawn as nothing, without a word. */
function isWhole(picture: Buffer, mediaType: string): boolean {
  if (mediaType === "image/webp") return picture.length >= picture.readUInt32LE(4) + 8;
  return picture.includes(mediaType === "image/png" ? "IEND" : "\xff\xd9", 0, "latin1");
}

function refuse(why: string): never {
  process.stderr.write(why);
  process.exit();
}
