/** Makes the files that browsers fetch, flat in one folder. */
export function buildAssets(outFolder: string): Promise<void>;
