/** Longer names some file systems do not take. */
const LONGEST_NAME = 150;

/**
 * How a file is to be called where it is kept (RFC 6266): a name that every system takes, and the real one for those who can.
 * @param name nothing in it leads to another folder, line or header
 */
export function contentDisposition(how: "attachment" | "inline", name: string): string {
  const real = clean(name);
  const plain = real
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\w.-]+/g, "-");
  return `${how}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(real).replace(/['()*]/g, percent)}`;
}

/** What somebody calls a file that he brings: the name alone, without folders. */
export function fileName(given: string): string {
  return clean(given.split(/[/\\]/).at(-1) ?? "");
}

/** Without what no file system takes; what it ends with stays when it is cut. */
function clean(name: string): string {
  const plain = name
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{C}/\\:*?"<>|]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^\.+/, "");
  const ending = /\.[^.\s]{1,10}$/.exec(plain)?.[0] ?? "";
  const stem = [...plain.slice(0, plain.length - ending.length)].slice(0, LONGEST_NAME).join("").trim();
  return `${stem || "file"}${ending}`;
}

function percent(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
}
