import { bigint, boolean, integer, pgSchema, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { moment } from "../../platform/tables.ts";

/** Signing in, in a schema that only `klynge_auth` enters. Names of properties are those that better-auth asks for. */
const auth = pgSchema("auth");

const later = (name: string) => timestamp(name, { withTimezone: true });

export const user = auth.table("user", {
  id: text("id").primaryKey(),
  /** As given at sign-up; pages show `person.name`. */
  name: text("name").notNull(),
  email: text("email").notNull(),
  emailVerified: boolean("email_verified").notNull().default(false),
  image: text("image"),
  twoFactorEnabled: boolean("two_factor_enabled").notNull().default(false),
  createdAt: moment("created_at"),
  updatedAt: moment("updated_at"),
});

export const session = auth.table("session", {
  id: text("id").primaryKey(),
  token: text("token").notNull(),
  userId: text("user_id").notNull(),
  expiresAt: later("expires_at").notNull(),
  ipAddress: text("ip_address"),
  userAgent: text("user_agent"),
  createdAt: moment("created_at"),
  updatedAt: moment("updated_at"),
});

export const account = auth.table("account", {
  id: text("id").primaryKey(),
  accountId: text("account_id").notNull(),
  providerId: text("provider_id").notNull(),
  userId: text("user_id").notNull(),
  accessToken: text("access_token"),
  refreshToken: text("refresh_token"),
  idToken: text("id_token"),
  accessTokenExpiresAt: later("access_token_expires_at"),
  refreshTokenExpiresAt: later("refresh_token_expires_at"),
  scope: text("scope"),
  password: text("password"),
  createdAt: moment("created_at"),
  updatedAt: moment("updated_at"),
});

export const verification = auth.table("verification", {
  id: text("id").primaryKey(),
  identifier: text("identifier").notNull(),
  value: text("value").notNull(),
  expiresAt: later("expires_at").notNull(),
  createdAt: moment("created_at"),
  updatedAt: moment("updated_at"),
});

export const twoFactor = auth.table("two_factor", {
  id: text("id").primaryKey(),
  userId: text("user_id").notNull(),
  secret: text("secret").notNull(),
  backupCodes: text("backup_codes").notNull(),
  verified: boolean("verified").default(true),
  failedVerificationCount: integer("failed_verification_count").default(0),
  lockedUntil: later("locked_until"),
  /** Ours: the half minute whose code was used last. */
  lastStep: bigint("last_step", { mode: "number" }),
});

export const passkey = auth.table("passkey", {
  id: text("id").primaryKey(),
  name: text("name"),
  publicKey: text("public_key").notNull(),
  userId: text("user_id").notNull(),
  credentialID: text("credential_id").notNull(),
  counter: integer("counter").notNull(),
  deviceType: text("device_type").notNull(),
  backedUp: boolean("backed_up").notNull(),
  transports: text("transports"),
  aaguid: text("aaguid"),
  createdAt: later("created_at"),
});

export const invitation = pgTable("invitation", {
  id: uuid("id").primaryKey().defaultRandom(),
  tokenHash: text("token_hash").notNull(),
  clusterId: uuid("cluster_id"),
  role: text("role", {
    enum: ["owner", "member", "reader", "administrator", "secretariat", "board", "appeals", "expert"],
  }).notNull(),
  /** Of an expert. */
  country: text("country"),
  email: text("email"),
  invitedBy: text("invited_by"),
  createdAt: moment("created_at"),
  expiresAt: later("expires_at").notNull(),
  acceptedBy: text("accepted_by"),
  acceptedAt: later("accepted_at"),
  withdrawnAt: later("withdrawn_at"),
});
