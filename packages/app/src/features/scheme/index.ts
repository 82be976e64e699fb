export { startEditionWork } from "./edition-work.ts";
export { editionsOver, rememberShipped } from "./known-editions.ts";
export { edition } from "./tables.ts";
export { type UnknownEdition, unknownEditions } from "./unknown-editions.ts";
