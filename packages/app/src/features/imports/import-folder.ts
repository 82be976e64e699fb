import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";

/**
 * What the work on one import needs on the disk, beside the files that are kept: the file as it was brought, the rows as they were
 * understood, and what there is to say about them. All of it goes when the work is over.
 */
export interface ImportFolder {
  readonly brought: string;
  readonly prepared: string;
  readonly refused: string;
  readonly notices: string;
}

export function folderOf(dataFolder: string, id: string): ImportFolder {
  const folder = placeOf(dataFolder, id);
  return {
    brought: join(folder, "brought"),
    prepared: join(folder, "prepared.ndjson"),
    refused: join(folder, "refused.ndjson"),
    notices: join(folder, "notices.ndjson"),
  };
}

/** Takes a file over that was just written elsewhere on the same disk. */
export async function takeOver(dataFolder: string, id: string, place: string): Promise<void> {
  await mkdir(placeOf(dataFolder, id), { recursive: true });
  await rename(place, folderOf(dataFolder, id).brought);
}

export async function clearFolder(dataFolder: string, id: string): Promise<void> {
  await rm(placeOf(dataFolder, id), { recursive: true, force: true });
}

function placeOf(dataFolder: string, id: string): string {
  return join(dataFolder, "imports", id);
}
