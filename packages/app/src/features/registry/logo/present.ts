import { z } from "zod";
import { VISIBILITIES } from "../profile-schema.ts";
import { MEDIA_TYPE } from "./kinds.ts";
import type { LogoRow } from "./queries.ts";

/** A logo as pages show it: where it is, and its size, so that nothing moves when it comes. */
export interface Logo {
  readonly href: string;
  readonly width: number;
  readonly height: number;
}

/** Null for none. The version makes another address of another picture. */
export function presentLogo(
  row:
    | (Pick<LogoRow, "clusterId" | "version"> & { readonly width: number | null; readonly height: number | null })
    | null,
): Logo | null {
  if (!row?.width || !row.height) return null;
  return { href: `/clusters/${row.clusterId}/logo?version=${row.version}`, width: row.width, height: row.height };
}

/** What programs are told of a logo; the picture itself lies at its address. */
export const logoFile = z.object({
  address: z.string(),
  media_type: z.literal(MEDIA_TYPE),
  sha256: z.string(),
  bytes: z.int(),
  width: z.int(),
  height: z.int(),
  visibility: z.enum(VISIBILITIES),
});

/** Null for none. */
export function describeLogo(row: LogoRow | null): z.output<typeof logoFile> | null {
  if (!row?.sha256 || !row.bytes || !row.width || !row.height) return null;
  const { clusterId, sha256, bytes, width, height, seenBy } = row;
  const address = `/clusters/${clusterId}/logo`;
  return { address, media_type: MEDIA_TYPE, sha256, bytes, width, height, visibility: seenBy };
}
