export { codeOfName, LANGUAGE_CODES, nameOfCode, officialNames } from "./code-names.ts";
export { insertDifferences } from "./difference-queries.ts";
export { entryContent } from "./entry-content.ts";
export { findEntry, insertEntry, listEntries, type StoredEntry as EntryRow } from "./entry-queries.ts";
export { addressOfPlace, placeOfFact } from "./fact-place.ts";
export { partsOf } from "./fault.ts";
export {
  type Forgotten,
  findNamed,
  forgetInRegisters,
  forgetPerson,
  type Named,
  namedInRegisters,
  tracesInRegisters,
} from "./forget-person.ts";
export { type Forget, forgetting, GAP, type Traces } from "./forget-text.ts";
export { type LabelRow, labelsOf } from "./label-queries.ts";
export { type Landing, loadLanding } from "./load-landing.ts";
export { loadOrganisations } from "./load-organisations.ts";
export { type LoadedProfile, loadProfile } from "./load-profile.ts";
export { type LoadedRegister, loadRegister, type Subject } from "./load-register.ts";
export { loadSection } from "./load-section.ts";
export { LogoPicture } from "./logo/logo-picture.tsx";
export { type Logo, presentLogo } from "./logo/present.ts";
export { sendLogo } from "./logo/send-logo.ts";
export type { MergeRow } from "./merge-queries.ts";
export { changeMembership } from "./operations/change-membership.ts";
export { changeOrganisation } from "./operations/change-organisation.ts";
export { commitMembership } from "./operations/commit-membership.ts";
export { confirmProfile } from "./operations/confirm-profile.ts";
export { confirmSection } from "./operations/confirm-section.ts";
export { createOrganisation } from "./operations/create-organisation.ts";
export { deleteEntry } from "./operations/delete-entry.ts";
export { deleteOrganisation } from "./operations/delete-organisation.ts";
export { keepLabel } from "./operations/keep-label.ts";
export { mergeOrganisations } from "./operations/merge-organisations.ts";
export { placeOrganisations } from "./operations/place-organisations.ts";
export { publishProfile } from "./operations/publish-profile.ts";
export { saveEntry } from "./operations/save-entry.ts";
export { saveProfile } from "./operations/save-profile.ts";
export { showLabel } from "./operations/show-label.ts";
export { startMembership } from "./operations/start-membership.ts";
export { undoMerge } from "./operations/undo-merge.ts";
export { figuresOf, inputOf, type OrganisationRow, organisationColumns } from "./organisation-columns.ts";
export { STANDINGS } from "./organisation-list.ts";
export {
  type FoundMembership,
  type FoundOrganisation,
  findMembership,
  findOrganisation,
  listMemberships,
  listMembershipsWithNames,
  type MembershipRow,
} from "./organisation-queries.ts";
export { registerCrumbs } from "./pages/register-crumbs.ts";
export { RegisterFrame } from "./pages/register-frame.tsx";
export { choiceText, fieldLabel } from "./pages/section-words.ts";
export { toldFields } from "./pages/told-fields.ts";
export { mayErasePeople, mayWriteRegister } from "./policy.ts";
export { sizeOf, standingOn } from "./present.ts";
export { findProfile } from "./profile-queries.ts";
export {
  PROFILE_GROUPS,
  type ProfileFields,
  type ProfileGroup,
  profileFields,
  profileVisibility,
  readProfile,
  readShownFields,
} from "./profile-schema.ts";
export { findCluster, listClusters, listPeople, pageOfClusters } from "./queries.ts";
export { makeRegisterFile, registerFile } from "./register-file.ts";
export {
  EMPTY_ORGANISATION,
  membershipShape,
  type OrganisationInput,
  organisationInput,
  organisationShape,
} from "./schema.ts";
export { SECTION_DEFINITIONS } from "./sections/index.ts";
export { CONFIRMABLE, SECTIONS, type Section } from "./sections.ts";
export {
  type ClusterRole,
  cluster,
  clusterLabel,
  clusterLogo,
  clusterPerson,
  clusterProfile,
  membership,
  organisation,
  registerEntry,
  registerLink,
  registerRevision,
  registerSection,
} from "./tables.ts";
export { ECOSYSTEMS } from "./vocabularies.ts";
