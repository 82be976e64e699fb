export { expert } from "./tables.ts";
