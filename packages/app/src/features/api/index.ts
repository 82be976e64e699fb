export { apiRoutes } from "./routes.tsx";
export { apiToken } from "./tables.ts";
