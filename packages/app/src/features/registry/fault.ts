/**
 * What is wrong with a field, as one text: a code, and what its sentence says beside it. `leading_taken?name=Board&from=2024-01-01`
 */
export function faultWith(code: string, details: Readonly<Record<string, string>>): string {
  return `${code}?${new URLSearchParams(details)}`;
}

/** The code of a fault, and what its sentence says beside it. */
export function partsOf(fault: string): { readonly code: string; readonly details: Readonly<Record<string, string>> } {
  const [code = "", details = ""] = fault.split("?");
  return { code, details: Object.fromEntries(new URLSearchParams(details)) };
}

/** A stretch as a sentence needs it: which of the two codes, and its days, the last one being the last that belongs. */
export function faultInStretch(
  code: string,
  { from, until }: { readonly from: string; readonly until: string | null },
  more: Readonly<Record<string, string>> = {},
): string {
  return until === null
    ? faultWith(`${code}_since`, { ...more, from })
    : faultWith(`${code}_until`, { ...more, from, until });
}
