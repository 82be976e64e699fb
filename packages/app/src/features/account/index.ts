export { LIMITS } from "./limits.ts";
export { inviteFirstAdministrator } from "./operations/invite-first-administrator.ts";
export { inviteToOffice } from "./operations/invite-to-office.ts";
export { withdrawOfficeInvitation } from "./operations/withdraw-office-invitation.ts";
export { INVITATION_DAYS, writeInvitation } from "./operations/write-invitation.ts";
export { Choice, EmailField, Field, Form, LanguageChoice, Notice } from "./pages/field.tsx";
export { ShownLink } from "./pages/shown-link.tsx";
export { mayInviteFirstOwner } from "./policy.ts";
export {
  listOfficers,
  listOpenOfficeInvitations,
  listOpenOwnerInvitations,
  lockInvitations,
  withdrawOfficeInvitations,
} from "./queries.ts";
export { check, type Faults } from "./schema.ts";
export { installationSecret } from "./secret.ts";
export { createSessions } from "./sessions.ts";
export { hashOf, newToken } from "./token.ts";
export { addressOf } from "./web.ts";
