/** When the tests happen. */
export const NOW = new Date("2026-11-22T10:00:00Z");
