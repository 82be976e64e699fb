import { and, asc, eq, or, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { mail } from "../../platform/mail.ts";
import { auditEntry, installation, office, person } from "../../platform/tables.ts";
import { apiToken } from "../api/index.ts";
import { assessment, factValue, rowNote, submission } from "../assessment/index.ts";
import { evidence, evidenceVersion } from "../evidence/index.ts";
import { registerImport } from "../imports/index.ts";
import {
  cluster,
  clusterLogo,
  clusterPerson,
  clusterProfile,
  forgetInRegisters,
  namedInRegisters,
  registerEntry,
  registerSection,
} from "../registry/index.ts";
import { reportOrder } from "../report/index.ts";
import { survey, surveyInvitation } from "../survey/index.ts";
import { doneForAll, doneInCases, expertOf, forgetInCases } from "./case-data.ts";
import { account, invitation, passkey, session, user } from "./tables.ts";

/**
 * SQL over everything that names one person: what is told to him, and what goes when he is erased. Names in the answers are those
 * of the file that he gets. A table that comes to name people is added here; a test looks for the address in every one of them.
 */

export interface Known {
  readonly id: string;
  readonly email: string;
}

/** Under `klynge_auth`: how somebody signs in, without what would let anybody in. */
export async function signInOf(tx: Transaction, { id }: Known) {
  const [known] = await tx
    .select({ email_confirmed: user.emailVerified, second_step: user.twoFactorEnabled })
    .from(user)
    .where(eq(user.id, id));
  return {
    ...known,
    passwords: await tx
      .select({ set_at: account.createdAt, changed_at: account.updatedAt })
      .from(account)
      .where(eq(account.userId, id)),
    passkeys: await tx
      .select({ name: passkey.name, added_at: passkey.createdAt, device: passkey.deviceType })
      .from(passkey)
      .where(eq(passkey.userId, id)),
    sessions: await tx
      .select({
        browser: session.userAgent,
        signed_in_at: session.createdAt,
        last_used_at: session.updatedAt,
        ends_at: session.expiresAt,
      })
      .from(session)
      .where(eq(session.userId, id)),
  };
}

/** Under `klynge_worker`: who somebody is here, and what was written to him and let him in. */
export async function personOf(tx: Transaction, { id, email }: Known) {
  const { name, language, createdAt } = person;
  const [known] = await tx
    .select({ id: person.id, name, email: person.email, language, created_at: createdAt })
    .from(person)
    .where(eq(person.id, id));
  const invited = {
    cluster: cluster.name,
    role: invitation.role,
    written_at: invitation.createdAt,
    accepted_at: invitation.acceptedAt,
    withdrawn_at: invitation.withdrawnAt,
  };
  const invitations = () => tx.select(invited).from(invitation).leftJoin(cluster, eq(cluster.id, invitation.clusterId));
  return {
    person: known,
    ...(await expertOf(tx, id)),
    offices: (await tx.select().from(office).where(eq(office.personId, id))).map((one) => one.office),
    clusters: await tx
      .select({ cluster: cluster.name, role: clusterPerson.role, since: clusterPerson.since })
      .from(clusterPerson)
      .innerJoin(cluster, eq(cluster.id, clusterPerson.clusterId))
      .where(eq(clusterPerson.personId, id)),
    tokens: await tx
      .select({
        name: apiToken.name,
        made_at: apiToken.createdAt,
        last_used_at: apiToken.lastUsedAt,
        expires_at: apiToken.expiresAt,
        withdrawn_at: apiToken.revokedAt,
      })
      .from(apiToken)
      .where(eq(apiToken.personId, id)),
    invitations: await invitations().where(invitationTo({ id, email })),
    // the addresses of others are theirs
    invitations_of_others: await invitations().where(eq(invitation.invitedBy, id)),
    // by the mail address: in teams, and among the contact persons of organisations
    registers: await namedInRegisters(tx, email),
    // whether he answered is not told: answers have no name
    surveys: await tx
      .select({ cluster: cluster.name, title: survey.title, opened_on: survey.openedOn, closes_on: survey.closesOn })
      .from(surveyInvitation)
      .innerJoin(survey, eq(survey.id, surveyInvitation.surveyId))
      .innerJoin(cluster, eq(cluster.id, survey.clusterId))
      .where(askedAt(email)),
    letters: await tx
      .select({ subject: mail.subject, language: mail.language, written_at: mail.createdAt, sent_at: mail.sentAt })
      .from(mail)
      .where(letterTo(email))
      .orderBy(asc(mail.createdAt)),
  };
}

/**
 * Under `klynge_worker`: what somebody did, where and when. Not what it says: that belongs to the cluster, whose people he may no
 * longer be one of.
 */
export async function doneBy(tx: Transaction, { id }: Known) {
  const of = { cluster: cluster.name, scheme: assessment.scheme, reference_date: assessment.referenceDate };
  const inAssessment = eq(cluster.id, assessment.clusterId);
  return {
    facts: await tx
      .select({
        cluster: cluster.name,
        reference_date: factValue.referenceDate,
        fact: factValue.fact,
        changed_at: factValue.changedAt,
      })
      .from(factValue)
      .innerJoin(cluster, eq(cluster.id, factValue.clusterId))
      .where(eq(factValue.changedBy, id)),
    notes: await tx
      .select({ ...of, row: rowNote.rowId, changed_at: rowNote.changedAt })
      .from(rowNote)
      .innerJoin(assessment, eq(assessment.id, rowNote.assessmentId))
      .innerJoin(cluster, inAssessment)
      .where(eq(rowNote.changedBy, id)),
    assessments: await tx
      .select({ ...of, started_at: assessment.createdAt })
      .from(assessment)
      .innerJoin(cluster, inAssessment)
      .where(eq(assessment.createdBy, id)),
    submissions: await tx
      .select({ ...of, number: submission.number, submitted_at: submission.submittedAt })
      .from(submission)
      .innerJoin(assessment, eq(assessment.id, submission.assessmentId))
      .innerJoin(cluster, inAssessment)
      .where(eq(submission.submittedBy, id)),
    reopened: await tx
      .select({
        ...of,
        number: submission.number,
        reopened_at: submission.reopenedAt,
        because: submission.reopenedBecause,
      })
      .from(submission)
      .innerJoin(assessment, eq(assessment.id, submission.assessmentId))
      .innerJoin(cluster, inAssessment)
      .where(eq(submission.reopenedBy, id)),
    reports: await tx
      .select({ ...of, language: reportOrder.language, ordered_at: reportOrder.orderedAt })
      .from(reportOrder)
      .innerJoin(assessment, eq(assessment.id, reportOrder.assessmentId))
      .innerJoin(cluster, inAssessment)
      .where(eq(reportOrder.orderedBy, id)),
    register_entries: await tx
      .select({ cluster: cluster.name, section: registerEntry.section, changed_at: registerEntry.changedAt })
      .from(registerEntry)
      .innerJoin(cluster, eq(cluster.id, registerEntry.clusterId))
      .where(eq(registerEntry.changedBy, id)),
    register_confirmed: await tx
      .select({ cluster: cluster.name, section: registerSection.section, confirmed_on: registerSection.confirmedOn })
      .from(registerSection)
      .innerJoin(cluster, eq(cluster.id, registerSection.clusterId))
      .where(eq(registerSection.confirmedBy, id)),
    profiles: await tx
      .select({ cluster: cluster.name, changed_at: clusterProfile.changedAt })
      .from(clusterProfile)
      .innerJoin(cluster, eq(cluster.id, clusterProfile.clusterId))
      .where(eq(clusterProfile.changedBy, id)),
    logos: await tx
      .select({ cluster: cluster.name, changed_at: clusterLogo.changedAt })
      .from(clusterLogo)
      .innerJoin(cluster, eq(cluster.id, clusterLogo.clusterId))
      .where(eq(clusterLogo.changedBy, id)),
    surveys_run: await tx
      .select({ cluster: cluster.name, title: survey.title, changed_at: survey.changedAt })
      .from(survey)
      .innerJoin(cluster, eq(cluster.id, survey.clusterId))
      .where(eq(survey.changedBy, id)),
    imports: await tx
      .select({ cluster: cluster.name, file: registerImport.fileName, started_at: registerImport.startedAt })
      .from(registerImport)
      .innerJoin(cluster, eq(cluster.id, registerImport.clusterId))
      .where(eq(registerImport.startedBy, id)),
    evidence_added: await tx
      .select({
        cluster: cluster.name,
        row: evidence.rowId,
        version: evidenceVersion.number,
        added_at: evidenceVersion.addedAt,
      })
      .from(evidenceVersion)
      .innerJoin(evidence, eq(evidence.id, evidenceVersion.evidenceId))
      .innerJoin(cluster, eq(cluster.id, evidenceVersion.clusterId))
      .where(eq(evidenceVersion.addedBy, id)),
    evidence_changed: await tx
      .select({ cluster: cluster.name, row: evidence.rowId, changed_at: evidence.changedAt })
      .from(evidence)
      .innerJoin(cluster, eq(cluster.id, evidence.clusterId))
      .where(eq(evidence.changedBy, id)),
    ...(await doneInCases(tx, id)),
    ...(await doneForAll(tx, id)),
    record_of_changes: await tx
      .select({
        at: auditEntry.at,
        by_you: sql<boolean>`${auditEntry.personId} is not distinct from ${id}`,
        action: auditEntry.action,
        target: auditEntry.target,
        cluster: cluster.name,
      })
      .from(auditEntry)
      .leftJoin(cluster, eq(cluster.id, auditEntry.clusterId))
      .where(entryAbout(id))
      .orderBy(asc(auditEntry.id)),
  };
}

function entryAbout(id: string) {
  const owner = (column: typeof auditEntry.before | typeof auditEntry.after) => sql`${column} ->> 'owner' = ${id}`;
  return or(
    eq(auditEntry.personId, id),
    eq(auditEntry.target, `person:${id}`),
    owner(auditEntry.before),
    owner(auditEntry.after),
  );
}

/** What would be left to nobody: the clusters that a person owns, and the office of the last administrator. */
export async function tiesOf(tx: Transaction, id: string) {
  const clusters = await tx
    .select({ id: cluster.id, name: cluster.name })
    .from(clusterPerson)
    .innerJoin(cluster, eq(cluster.id, clusterPerson.clusterId))
    .where(and(eq(clusterPerson.personId, id), eq(clusterPerson.role, "owner")))
    .orderBy(asc(cluster.name));
  const administrators = await tx.select().from(office).where(eq(office.office, "administrator"));
  return { clusters, lastAdministrator: administrators.length === 1 && administrators[0]?.personId === id };
}

// Under `klynge_worker`, in the transaction that erases somebody.

/**
 * Until the end of the transaction nobody gives the person a seat, hands a cluster over to him or takes an office away.
 * @returns whether there is somebody to erase
 */
export async function lockPerson(tx: Transaction, id: string): Promise<boolean> {
  await tx.select({ kind: installation.kind }).from(installation).for("update");
  const [known] = await tx.select({ erasedAt: person.erasedAt }).from(person).where(eq(person.id, id)).for("update");
  await tx.select().from(clusterPerson).where(eq(clusterPerson.personId, id)).for("update");
  return known !== undefined && known.erasedAt === null;
}

export async function removeSeats(tx: Transaction, id: string) {
  return tx.delete(clusterPerson).where(eq(clusterPerson.personId, id)).returning();
}

export async function removeOffices(tx: Transaction, id: string) {
  return tx.delete(office).where(eq(office.personId, id)).returning();
}

/** Letters, invitations and every way in; then the name and the address themselves. */
export async function forget(tx: Transaction, { id, email }: Known, at: Date): Promise<void> {
  await tx.delete(mail).where(letterTo(email));
  await tx.delete(invitation).where(invitationTo({ id, email }));
  await forgetInRegisters(tx, email);
  await forgetInCases(tx, id);
  await tx.update(surveyInvitation).set({ email: null, tokenHash: null, reminderHash: null }).where(askedAt(email));
  await tx.execute(sql`select forget_sign_in(${id})`);
  await tx
    .update(person)
    .set({ name: "", email: `${id}@erased.invalid`, language: "en", erasedAt: at })
    .where(eq(person.id, id));
}

function letterTo(email: string) {
  return eq(sql`lower(${mail.recipient})`, email.toLowerCase());
}

function invitationTo({ id, email }: Known) {
  return or(eq(invitation.acceptedBy, id), eq(invitation.email, email.toLowerCase()));
}

function askedAt(email: string) {
  return eq(surveyInvitation.email, email.toLowerCase());
}
