import { Problem } from "./problem.ts";

/**
 * A form with a file, read piece by piece as it comes (RFC 7578): nothing of the file is held in memory. The reader of a part takes
 * its content before the next one begins.
 */
export interface Part {
  readonly name: string;
  /** As the browser calls the file; null for a field. */
  readonly fileName: string | null;
  readonly content: AsyncGenerator<Uint8Array>;
}

/** The delimiter of a form with files; null for any other body. */
export function boundaryOf(contentType: string | undefined): string | null {
  const [, quoted, plain] =
    /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType ?? "") ?? [];
  return quoted ?? plain ?? null;
}

const LINE_END = "\r\n";
const HEAD_END = Buffer.from(`${LINE_END}${LINE_END}`);
const MOST_OF_A_HEAD = 8 * 1024;
const MOST_PARTS = 30;

/** @throws Problem upload_broken when it ends in the middle or is no form */
export async function* partsOf(body: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<Part> {
  const source = new Source(body);
  const mark = Buffer.from(`${LINE_END}--${boundary}`);
  await drain(source.upTo(mark));
  for (let count = 0; count < MOST_PARTS; count += 1) {
    // two dashes after the mark: that was the last part
    if ((await source.take(2)).toString("latin1") === "--") return;
    const head = (await gather(source.upTo(HEAD_END), MOST_OF_A_HEAD)).toString("utf8");
    const content = source.upTo(mark);
    yield { ...named(head), content };
    await drain(content);
  }
  throw broken();
}

/**
 * The text of a field.
 * @throws Problem too_large
 */
export async function textOf({ content }: Part, most: number): Promise<string> {
  return (await gather(content, most)).toString("utf8");
}

function named(head: string): Pick<Part, "name" | "fileName"> {
  const [disposition = ""] = /^content-disposition:.*$/im.exec(head) ?? [];
  const value = (key: string): string | null => {
    const given = new RegExp(`;\\s*${key}="([^"]*)"`, "i").exec(disposition)?.[1];
    // the only three that browsers write otherwise
    return given?.replace(/%22/g, '"').replace(/%0D%0A|%0D|%0A/gi, " ") ?? null;
  };
  const name = value("name");
  if (name === null) throw broken();
  return { name, fileName: value("filename") };
}

async function gather(pieces: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const gathered: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > most) throw new Problem("too_large", { limit: `${Math.ceil(most / 1024)} kB` });
    gathered.push(piece);
  }
  return Buffer.concat(gathered);
}

async function drain(pieces: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of pieces);
}

function broken(): Problem {
  return new Problem("upload_broken");
}

/** What came and is not read yet. */
class Source {
  readonly #body: AsyncIterator<Uint8Array>;
  // so that the first mark begins as the others do
  #left: Buffer = Buffer.from(LINE_END);

  constructor(body: AsyncIterable<Uint8Array>) {
    this.#body = body[Symbol.asyncIterator]();
  }

  /** Everything before the mark, which is taken away. */
  async *upTo(mark: Buffer): AsyncGenerator<Uint8Array> {
    let at = this.#left.indexOf(mark);
    while (at < 0) {
      // what may be the beginning of the mark waits for the rest
      const sure = Math.max(0, this.#left.length - mark.length + 1);
      if (sure > 0) yield this.#left.subarray(0, sure);
      this.#left = this.#left.subarray(sure);
      await this.#more();
      at = this.#left.indexOf(mark);
    }
    const last = this.#left.subarray(0, at);
    this.#left = this.#left.subarray(at + mark.length);
    if (last.length > 0) yield last;
  }

  async take(bytes: number): Promise<Buffer> {
    while (this.#left.length < bytes) await this.#more();
    const taken = this.#left.subarray(0, bytes);
    this.#left = this.#left.subarray(bytes);
    return taken;
  }

  async #more(): Promise<void> {
    const next = await this.#body.next().catch(() => ({ done: true }) as const);
    if (next.done) throw broken();
    this.#left = Buffer.concat([this.#left, next.value]);
  }
}
