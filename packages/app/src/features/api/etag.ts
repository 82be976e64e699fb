/**
 * RFC 9110, 8.8.3.2: weak comparison, in which `W/` makes no difference. Versions here are counted, not hashed from bytes, so that
 * compression, which makes a strong ETag weak, leaves its meaning.
 */
export function sameVersion(header: string | undefined, etag: string): boolean {
  return etagsIn(header).some((one) => one === "*" || one === etag);
}

/** A row that is read says with which revision of the register; what is saved to it starts from its answers alone. */
export function withoutRevision(etags: string): string {
  return etags.replaceAll(/\+\d+"/g, '"');
}

export function etagsIn(header: string | undefined): string[] {
  return [...(header ?? "").matchAll(/(?:W\/)?("[^"]*")|\*/g)].map((match) => match[1] ?? "*");
}
