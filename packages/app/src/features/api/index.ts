export { withdrawTokens } from "./queries.ts";
export { apiRoutes } from "./routes.tsx";
export { apiToken } from "./tables.ts";
