import type { Services } from "../../platform/services.ts";
import { endingOf } from "../../platform/uploads/file-kind.ts";
import type { HeldFile } from "../../platform/uploads/uploads.ts";
import { fileName } from "../../platform/web/content-disposition.ts";
import { canBePictured, KINDS } from "./kinds.ts";
import type { VersionRow } from "./queries.ts";
import { readUrl } from "./schema.ts";

/** What somebody brings: a file that came, or the address of something. */
export type Brought = { readonly file: HeldFile; readonly name: string } | { readonly url: string };

/** How it stands in a version. */
export type Content = Pick<VersionRow, "sha256" | "bytes" | "mediaType" | "fileName" | "url" | "thumbnail">;

/**
 * Looks at what was brought and keeps the file. Takes as long as the file is large: no transaction is open meanwhile.
 * @throws Problem bad_input, and as `Uploads.keep`
 */
export async function keepContent({ uploads }: Services, brought: Brought): Promise<Content> {
  if ("url" in brought) return { ...NOTHING, url: readUrl(brought.url) };
  const name = fileName(brought.name);
  const { sha256, bytes, kind } = await uploads.keep(brought.file, { name, kinds: KINDS });
  return {
    ...NOTHING,
    sha256,
    bytes,
    mediaType: kind.mediaType,
    fileName: endingOf(name) === "" ? `${name}.${kind.endings[0]}` : name,
    thumbnail: canBePictured(kind.mediaType) ? "waiting" : null,
  };
}

const NOTHING = { sha256: null, bytes: null, mediaType: null, fileName: null, url: null, thumbnail: null } as const;

/** What something is called when nobody said: as its file without the ending, or the place of the link. */
export function usualTitle({ fileName: name, url }: Pick<Content, "fileName" | "url">): string {
  return name ? name.replace(/\.[^.]+$/, "") : new URL(url ?? "").host;
}
