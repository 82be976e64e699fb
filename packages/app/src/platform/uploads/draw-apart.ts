import { execFile } from "node:child_process";

/**
 * A picture that a program draws from a file of strangers. It is a process of its own: it may not write, start anything or ask anybody,
 * has an end to its time and memory, and takes nobody along when it breaks down.
 */

const LONGEST_MS = 20_000;
/** Of JavaScript, and of everything together (kB); the system says no to more. */
const HEAP_MB = 384;
const MEMORY_KB = 1_500_000;
/** Of the picture that comes back. */
const MOST_BYTES = 500_000;

const NODE_OPTIONS = [
  ...["--experimental-transform-types", "--no-warnings"],
  ...["--permission", "--allow-fs-read=*", "--allow-addons"],
  ...[`--max-old-space-size=${HEAP_MB}`, "--v8-pool-size=1"],
];

export interface Drawing {
  /** Null when it could not be drawn. */
  readonly picture: Uint8Array | null;
  /** What the program said beside, as why it draws none; nothing when it broke down. */
  readonly said: string;
}

/**
 * @param program reads the content from its input, writes the picture to its output and says the rest where errors are said
 * @param words for the program, after its name
 */
export function drawApart(program: string, { content, words = [], signal }: DrawTask): Promise<Drawing> {
  return new Promise((resolve) => {
    const limited = `ulimit -d ${MEMORY_KB} && exec "$0" "$@"`;
    const child = execFile(
      "/bin/sh",
      ["-c", limited, process.execPath, ...NODE_OPTIONS, program, ...words],
      // nothing of what the program knows
      {
        encoding: "buffer",
        env: { UV_THREADPOOL_SIZE: "1" },
        timeout: LONGEST_MS,
        killSignal: "SIGKILL",
        maxBuffer: MOST_BYTES,
        signal,
      },
      (error, picture, said) =>
        resolve(
          error
            ? { picture: null, said: "" }
            : { picture: picture.length === 0 ? null : picture, said: said.toString("utf8").trim() },
        ),
    );
    // one that breaks down does not read to the end
    child.stdin?.on("error", () => {});
    child.stdin?.end(content);
  });
}

export interface DrawTask {
  readonly content: Uint8Array;
  readonly words?: readonly string[];
  readonly signal?: AbortSignal;
}
