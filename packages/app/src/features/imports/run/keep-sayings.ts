import { access } from "node:fs/promises";
import { folderOf } from "../import-folder.ts";
import type { Means } from "./means.ts";

/** Keeps what is told about rows among the files, under its hash; null where there is nothing to tell. */
export async function keepSayings(
  { reader, dataFolder }: Means,
  id: string,
  ending: AbortSignal,
): Promise<{ refusedSha256: string | null; noticesSha256: string | null }> {
  const { refused, notices } = folderOf(dataFolder, id);
  return { refusedSha256: await keep(refused), noticesSha256: await keep(notices) };

  async function keep(place: string): Promise<string | null> {
    const there = await access(place).then(
      () => true,
      () => false,
    );
    return there ? (await reader.run({ do: "keep", place }, ending)).sha256 : null;
  }
}
