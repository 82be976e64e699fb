import { createRequire } from "node:module";
import { setPriority } from "node:os";
import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { type Canvas, createCanvas, loadImage } from "@napi-rs/canvas";

/**
 * Reads a PDF or a picture from its input and writes a small picture to its output; says nothing when there is none to be made.
 * Started by draw-thumbnail.ts.
 */

/** Of its longer side, in pixels: twice of what is shown, for fine screens. */
const SIDE = 320;
const QUALITY = 80;
/** An image inside of a PDF with more pixels is left out. */
const MOST_PIXELS = 50_000_000;
/** Behind everybody who waits for a page. */
const NICE = 15;

setPriority(0, NICE);
const content = await buffer(process.stdin);
const isPdf = content.subarray(0, 5).toString("latin1") === "%PDF-";
const canvas = isPdf ? await drawPage(content) : await drawPicture(content);
process.stdout.write(await canvas.encode("webp", QUALITY));

async function drawPicture(picture: Buffer): Promise<Canvas> {
  const image = await loadImage(picture);
  const scale = Math.min(1, SIDE / Math.max(image.width, image.height));
  const drawn = paper(image.width * scale, image.height * scale);
  drawn.getContext("2d").drawImage(image, 0, 0, drawn.width, drawn.height);
  return drawn;
}

async function drawPage(pdf: Buffer): Promise<Canvas> {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const home = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
  const folder = (name: string): string => `${join(home, name)}/`;
  const document = await getDocument({
    data: new Uint8Array(pdf),
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    maxImageSize: MOST_PIXELS,
    cMapUrl: folder("cmaps"),
    standardFontDataUrl: folder("standard_fonts"),
    wasmUrl: folder("wasm"),
    iccUrl: folder("iccs"),
  }).promise;
  const page = await document.getPage(1);
  const whole = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: SIDE / Math.max(whole.width, whole.height) });
  const drawn = paper(viewport.width, viewport.height);
  // pdf.js knows the canvas of browsers only, and draws on this one as well
  await page.render({ canvas: drawn as unknown as HTMLCanvasElement, viewport }).promise;
  return drawn;
}

/** White, as a picture may have no ground of its own. */
function paper(width: number, height: number): Canvas {
  const drawn = createCanvas(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)));
  const context = drawn.getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, drawn.width, drawn.height);
  return drawn;
}
