/** The languages that every text exists in. */
export const LANGUAGES = ["en", "nb", "da", "pl"] as const;
export type Language = (typeof LANGUAGES)[number];
