import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

/**
 * A small picture of the first page, or of a picture. What draws it reads files of strangers, so it is a process of its own: it may
 * not write, start anything or ask anybody, has an end to its time and memory, and takes nobody along when it breaks down.
 */

const LONGEST_MS = 20_000;
/** Of JavaScript, and of everything together (kB); the system says no to more. */
const HEAP_MB = 384;
const MEMORY_KB = 1_500_000;
/** Of the picture that comes back. */
const MOST_BYTES = 500_000;

const PROGRAM = fileURLToPath(new URL("./thumbnail-process.ts", import.meta.url));
const NODE_OPTIONS = [
  ...["--experimental-transform-types", "--no-warnings"],
  ...["--permission", "--allow-fs-read=*", "--allow-addons"],
  ...[`--max-old-space-size=${HEAP_MB}`, "--v8-pool-size=1"],
];

/** @returns WebP without anything that was not drawn; null when it could not be drawn */
export function drawThumbnail(content: Uint8Array, signal: AbortSignal): Promise<Uint8Array | null> {
  return new Promise((resolve) => {
    const limited = `ulimit -d ${MEMORY_KB} && exec "$0" "$@"`;
    const child = execFile(
      "/bin/sh",
      ["-c", limited, process.execPath, ...NODE_OPTIONS, PROGRAM],
      // nothing of what the program knows
      {
        encoding: "buffer",
        env: { UV_THREADPOOL_SIZE: "1" },
        timeout: LONGEST_MS,
        killSignal: "SIGKILL",
        maxBuffer: MOST_BYTES,
        signal,
      },
      (error, picture) => resolve(error || picture.length === 0 ? null : picture),
    );
    // one that breaks down does not read to the end
    child.stdin?.on("error", () => {});
    child.stdin?.end(content);
  });
}
