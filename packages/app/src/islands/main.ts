/** Everything the pages run in the browser. Pages work without it; htmx reads its settings from the page (`htmx-config`). */
import "htmx.org";
import "./autosave.ts";
import "./drop.ts";
import "./keys.ts";
import { startPasskeys } from "./passkey.ts";
import "./picker.ts";
import "./print.ts";
import "./visit.ts";

startPasskeys();
