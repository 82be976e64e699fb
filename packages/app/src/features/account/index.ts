export { inviteFirstAdministrator } from "./operations/invite-first-administrator.ts";
export { installationSecret } from "./secret.ts";
export { AccountSessions, createSessions, type SessionsOptions } from "./sessions.ts";
