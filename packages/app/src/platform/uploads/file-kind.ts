import { fileTypeFromBuffer } from "file-type";

/** A kind of file that is taken. */
export interface FileKind {
  /** Of its names, without the point; the first is the usual one. */
  readonly endings: readonly [string, ...string[]];
  readonly mediaType: string;
  /** It has no marks of its own: any text may be one that is called so. */
  readonly text?: true;
}

/** `misnamed`: its name says another kind than its content, whether that one is taken or not. */
export type Refusal = "empty" | "kind" | "misnamed";

/**
 * What a file is, by its content; its name must not say something else. A name without a known ending says nothing.
 * @returns a kind from the list, or why it is none
 */
export async function kindOf(
  content: Uint8Array,
  name: string,
  kinds: readonly FileKind[],
): Promise<FileKind | Refusal> {
  if (content.length === 0) return "empty";
  const named = kinds.find(({ endings }) => endings.includes(endingOf(name)));
  const found = await fileTypeFromBuffer(content);
  const kind = kinds.find(({ mediaType, text }) => !text && mediaType === found?.mime);
  if (kind) return named === kind || (!named && endingOf(name) === "") ? kind : named ? "misnamed" : "kind";
  if (!named) return "kind";
  // some marks are two letters long, which words begin with too
  return named.text && isText(content) ? named : "misnamed";
}

/** What follows the last point of a name, in small letters; nothing where there is no point. */
export function endingOf(name: string): string {
  return /[^.]\.([^.\s]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? "";
}

/** Enough to tell a text from something else. */
const LOOKED_AT = 64 * 1024;
/** Browsers look for these to take a text for a page. */
const MARKUP = /^\s*<(?:!doctype|!--|\?xml|html|head|body|script|style|svg|iframe|title|table|div|h1|a|p|img)\b/i;

/** UTF-8, UTF-16 with its mark, or an older alphabet; no control characters, and no page or drawing. */
function isText(content: Uint8Array): boolean {
  const text = decode(content.subarray(0, LOOKED_AT));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) && !MARKUP.test(text);
}

function decode(content: Uint8Array): string {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(content);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(content);
  return new TextDecoder("utf-8").decode(content);
}
