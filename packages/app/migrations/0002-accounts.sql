-- Signing in. The tables of better-auth stand in a schema of their own; only klynge_auth enters it.
create schema auth;
revoke all on schema auth from public;
grant usage on schema auth to klynge_auth;

create table auth."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table auth.session (
  id text primary key,
  token text not null unique,
  user_id text not null references auth."user" on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  -- when the session was last used, to the next five minutes
  updated_at timestamptz not null default now()
);
create index session_of_user on auth.session (user_id);

create table auth.account (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references auth."user" on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index account_user on auth.account (user_id);

-- Tokens of recovery, second steps and passkey ceremonies; the identifier is a hash.
create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on auth.verification (identifier);

create table auth.two_factor (
  id text primary key,
  user_id text not null unique references auth."user" on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamptz
);

create table auth.passkey (
  id text primary key,
  name text,
  public_key text not null,
  user_id text not null references auth."user" on delete cascade,
  credential_id text not null unique,
  counter integer not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz default now()
);
create index passkey_user on auth.passkey (user_id);

-- A seat that waits for somebody: a role in a cluster, or an office of the scheme. Its link holds a token; here is only the hash.
create table invitation (
  id uuid primary key default gen_random_uuid(),
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  cluster_id uuid references cluster on delete cascade,
  role text not null check (role in ('owner', 'member', 'reader', 'administrator', 'secretariat')),
  -- null only for the first administrator, whose address nobody knows yet
  email text check (email = lower(email)),
  invited_by text references person,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_by text references person,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  check ((cluster_id is null) = (role in ('administrator', 'secretariat'))),
  check (email is not null or role = 'administrator'),
  check ((accepted_at is null) = (accepted_by is null)),
  check (accepted_at is null or withdrawn_at is null)
);
create index invitation_cluster on invitation (cluster_id);
create index invitation_invited_by on invitation (invited_by);
create index invitation_accepted_by on invitation (accepted_by);
create unique index invitation_open_once on invitation (cluster_id, email) where accepted_at is null and withdrawn_at is null;

-- Mail waits here, written in the transaction of its cause, until the sender takes it. Sent mail keeps no text: it may hold a token.
create table mail (
  id uuid primary key default gen_random_uuid(),
  recipient text not null,
  subject text not null,
  body text not null,
  language text not null check (language in ('en', 'nb', 'da', 'pl')),
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  last_error text
);
create index mail_pending on mail (next_attempt_at) where sent_at is null;

grant select, insert, update, delete on all tables in schema auth to klynge_auth;
grant select, insert, update on invitation to klynge_person, klynge_worker;
grant select, insert, update on mail to klynge_worker;
grant insert on mail to klynge_person;
grant select on mail to klynge_public;

alter table auth."user" enable row level security, force row level security;
alter table auth.session enable row level security, force row level security;
alter table auth.account enable row level security, force row level security;
alter table auth.verification enable row level security, force row level security;
alter table auth.two_factor enable row level security, force row level security;
alter table auth.passkey enable row level security, force row level security;
alter table invitation enable row level security, force row level security;
alter table mail enable row level security, force row level security;

create policy auth on auth."user" to klynge_auth using (true) with check (true);
create policy auth on auth.session to klynge_auth using (true) with check (true);
create policy auth on auth.account to klynge_auth using (true) with check (true);
create policy auth on auth.verification to klynge_auth using (true) with check (true);
create policy auth on auth.two_factor to klynge_auth using (true) with check (true);
create policy auth on auth.passkey to klynge_auth using (true) with check (true);
create policy seen on invitation to klynge_person
  using (case when cluster_id is null then has_office() else may_see_cluster(cluster_id) end)
  with check (case when cluster_id is null then has_office() else may_see_cluster(cluster_id) end);
create policy worker on invitation to klynge_worker using (true) with check (true);
create policy worker on mail to klynge_worker using (true) with check (true);
create policy person_writes on mail for insert to klynge_person with check (current_person() is not null);
-- The outbox page: only where nobody's real mail can be.
create policy demonstration_reads on mail for select to klynge_public
  using (exists (select from installation where kind = 'demonstration'));
