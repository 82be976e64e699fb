import { join } from "node:path";
import { ROOT } from "./process.ts";

/** The font files of the report by weight (packages/report/src/set-pdf.ts). */
const INTER = join(ROOT, "node_modules/@expo-google-fonts/inter");

export const FONTS = [
  [400, join(INTER, "400Regular/Inter_400Regular.ttf")],
  [600, join(INTER, "600SemiBold/Inter_600SemiBold.ttf")],
  [700, join(INTER, "700Bold/Inter_700Bold.ttf")],
] as const;
