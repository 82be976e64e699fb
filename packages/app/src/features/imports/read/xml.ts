import { FileFault } from "../../../platform/uploads/file-fault.ts";

/** What is met, in its order. Names come without their prefix; attributes as they are written, for `attribute`. */
export interface XmlListener {
  open(name: string, attributes: string): void;
  close?(name: string): void;
  /** One text may come in several pieces. */
  text?(text: string): void;
}

/** Beyond this no tag and no text ends. */
const LONGEST_PIECE = 8_000_000;
/** `&#x10ffff;` */
const LONGEST_REFERENCE = 10;

/**
 * XML as spreadsheets write it, piece by piece. No document types, so no entities but the five and numbers: what a file defines for
 * itself may grow without end.
 */
export class XmlReader {
  readonly #listener: XmlListener;
  #left = "";
  /** Letters of the text that was begun and already told. */
  #told = 0;

  constructor(listener: XmlListener) {
    this.#listener = listener;
  }

  /** @throws FileFault damaged */
  feed(piece: string): void {
    const all = this.#left + piece;
    let at = 0;
    for (let start = all.indexOf("<"); start >= 0; start = all.indexOf("<", at)) {
      const end = endOfTag(all, start);
      if (end < 0) break;
      if (start > at) this.#listener.text?.(decodeEntities(all.slice(at, start)));
      this.#tag(all.slice(start + 1, end));
      at = end + 1;
      this.#told = 0;
    }
    this.#left = this.#tellText(all.slice(at));
    if (this.#left.length + this.#told > LONGEST_PIECE) throw new FileFault("damaged");
  }

  /** A long text is told as it comes: kept until its end, every piece would be looked through again. Gives what is left. */
  #tellText(rest: string): string {
    if (rest.includes("<")) return rest;
    const reference = rest.indexOf("&", Math.max(0, rest.length - LONGEST_REFERENCE));
    const whole = reference < 0 ? rest : rest.slice(0, reference);
    if (whole !== "") this.#listener.text?.(decodeEntities(whole));
    this.#told += whole.length;
    return rest.slice(whole.length);
  }

  #tag(tag: string): void {
    if (tag.startsWith("/")) this.#listener.close?.(localName(tag.slice(1)));
    else if (tag.startsWith("![CDATA[")) this.#listener.text?.(tag.slice(8, -2));
    else if (tag.startsWith("!DOCTYPE")) throw new FileFault("damaged");
    else if (!tag.startsWith("?") && !tag.startsWith("!")) this.#open(tag);
  }

  #open(tag: string): void {
    const empty = tag.endsWith("/");
    const inside = empty ? tag.slice(0, -1) : tag;
    const space = inside.search(/\s/);
    const name = localName(space < 0 ? inside : inside.slice(0, space));
    this.#listener.open(name, space < 0 ? "" : inside.slice(space));
    if (empty) this.#listener.close?.(name);
  }
}

/** Where a tag ends that begins here; -1 when the rest is still to come. A `>` between quotation marks ends none. */
function endOfTag(all: string, start: number): number {
  if (all.startsWith("<![CDATA[", start)) return endAfter(all, "]]>", start);
  if (all.startsWith("<!--", start)) return endAfter(all, "-->", start);
  let end = all.indexOf(">", start);
  while (end >= 0 && isInQuotes(all, start, end)) end = all.indexOf(">", end + 1);
  return end;
}

function endAfter(all: string, mark: string, start: number): number {
  const found = all.indexOf(mark, start);
  return found < 0 ? -1 : found + mark.length - 1;
}

function isInQuotes(all: string, start: number, end: number): boolean {
  let open = false;
  for (let at = all.indexOf('"', start); at >= 0 && at < end; at = all.indexOf('"', at + 1)) open = !open;
  return open;
}

function localName(name: string): string {
  return name.trim().slice(name.indexOf(":") + 1);
}

/** The value of an attribute; null where there is none. A prefix is part of its name: `r:id`. */
export function attribute(attributes: string, name: string): string | null {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  const value = match?.[1] ?? match?.[2];
  return value === undefined ? null : decodeEntities(value);
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return ENTITIES[name] ?? whole;
    const code = name[1]?.toLowerCase() === "x" ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}
