-- Roles (docs/decisions/0010). Nobody signs in as one of them; the session user changes into them for one transaction. They belong to
-- the whole server: those that are there already, and lent to this user, are taken as they are.
do $$
declare
  role text;
  enter text := case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end;
begin
  foreach role in array array['klynge_none', 'klynge_public', 'klynge_person', 'klynge_auth', 'klynge_worker', 'klynge_statistics', 'klynge_rights']
  loop
    if not exists (select from pg_roles where rolname = role) then
      execute format('create role %I nologin', role);
    end if;
    if not pg_has_role(role, enter) then
      execute format('grant %I to current_user', role);
    end if;
  end loop;
end
$$;

revoke all on schema public from public;
grant usage on schema public to klynge_public, klynge_person, klynge_auth, klynge_worker, klynge_statistics, klynge_rights;

-- Who asks. The setting is an empty string, not null, after a transaction that had one.
create function current_person() returns text language sql stable
  return nullif(current_setting('klynge.person', true), '');

-- One row: what this installation is.
create table installation (
  only_one boolean primary key default true check (only_one),
  kind text not null check (kind in ('demonstration', 'real')),
  scheme_owner text not null default '',
  sign_up text not null default 'invitation' check (sign_up in ('invitation', 'open')),
  languages text[] not null default array['en', 'nb', 'da', 'pl'],
  mail_from text not null default 'klynge@localhost',
  created_at timestamptz not null default now()
);

-- People as others see them; how they sign in stands in schema auth.
create table person (
  id text primary key,
  name text not null check (length(name) between 1 and 200),
  email text not null unique,
  language text not null default 'en' check (language in ('en', 'nb', 'da', 'pl')),
  created_at timestamptz not null default now()
);

create table office (
  person_id text not null references person,
  office text not null check (office in ('administrator', 'secretariat')),
  primary key (person_id, office)
);

create table cluster (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 1 and 400),
  country text not null check (country ~ '^[A-Z]{2}$'),
  place text not null default '',
  invented boolean not null default false,
  label text check (label in ('bronze', 'silver', 'gold')),
  label_valid_from date,
  label_valid_until date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  check ((label is null) = (label_valid_until is null) and (label is null) = (label_valid_from is null))
);

create table cluster_person (
  cluster_id uuid not null references cluster on delete cascade,
  person_id text not null references person,
  role text not null check (role in ('owner', 'member', 'reader')),
  since timestamptz not null default now(),
  primary key (cluster_id, person_id)
);
create index cluster_person_person on cluster_person (person_id);
create unique index cluster_has_one_owner on cluster_person (cluster_id) where role = 'owner';

-- The one place that says who may see what belongs to a cluster: its people, and the offices of the scheme.
create function may_see_cluster(cluster uuid) returns boolean language sql stable security definer
  set search_path = public
  return exists (select from cluster_person where cluster_id = cluster and person_id = current_person())
      or exists (select from office where person_id = current_person());

-- The same for many rows: asked once for a statement instead of once for each row.
create function own_clusters() returns setof uuid language sql stable security definer
  set search_path = public
begin atomic
  select cluster_id from cluster_person where person_id = current_person();
end;

create function has_office() returns boolean language sql stable security definer
  set search_path = public
  return exists (select from office where person_id = current_person());

-- A colleague is somebody with a role in a cluster that one may see.
create function may_see_person(person text) returns boolean language sql stable security definer
  set search_path = public
  return person = current_person() or has_office()
      or exists (select from cluster_person a join cluster_person b using (cluster_id)
                 where a.person_id = current_person() and b.person_id = person);

create table assessment (
  id uuid primary key default gen_random_uuid(),
  cluster_id uuid not null references cluster on delete cascade,
  scheme text not null,
  edition text not null,
  edition_hash text not null check (edition_hash ~ '^[0-9a-f]{64}$'),
  label text not null,
  reference_date date not null,
  submit_by date,
  state text not null default 'draft' check (state in ('draft', 'submitted')),
  version integer not null default 1,
  created_by text not null references person,
  created_at timestamptz not null default now(),
  unique (cluster_id, scheme, reference_date)
);

-- A fact belongs to a cluster at a reference date; every assessment of that date reads it (docs/decisions/0011).
create table fact_value (
  cluster_id uuid not null references cluster on delete cascade,
  reference_date date not null,
  fact text not null,
  -- as in a case file: number, true or false, code, list of codes, day; null when it was emptied
  value jsonb,
  version integer not null default 1,
  changed_by text not null references person,
  changed_at timestamptz not null default now(),
  primary key (cluster_id, reference_date, fact)
);
create index fact_value_changed_by on fact_value (changed_by);

-- What is said beside the facts of a row of the scheme.
create table row_note (
  assessment_id uuid not null references assessment on delete cascade,
  row_id text not null,
  evidence text not null default '' check (length(evidence) <= 20000),
  comment text not null default '' check (length(comment) <= 20000),
  -- free texts of the interview, by field
  texts jsonb not null default '{}',
  version integer not null default 1,
  changed_by text not null references person,
  changed_at timestamptz not null default now(),
  primary key (assessment_id, row_id)
);
create index row_note_changed_by on row_note (changed_by);

-- What was submitted, as a case file, with its hash. Never changed; reopening is a record of its own.
create table submission (
  assessment_id uuid not null references assessment on delete cascade,
  number integer not null,
  case_file text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  submitted_by text not null references person,
  submitted_at timestamptz not null default now(),
  reopened_by text references person,
  reopened_at timestamptz,
  reopened_because text,
  primary key (assessment_id, number),
  check ((reopened_at is null) = (reopened_by is null) and (reopened_at is null) = (reopened_because is null))
);
create index submission_submitted_by on submission (submitted_by);
create index submission_reopened_by on submission (reopened_by);

-- Who did what; written in the transaction of the change. Nobody may change or delete it.
create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  person_id text references person,
  cluster_id uuid references cluster on delete cascade,
  action text not null,
  target text not null,
  before jsonb,
  after jsonb
);
create index audit_entry_cluster on audit_entry (cluster_id, id desc);
create index audit_entry_person on audit_entry (person_id);

create index assessment_created_by on assessment (created_by);

-- Rights of klynge_rights: what the functions above read.
grant select on cluster_person, office to klynge_rights;
-- whoever owns a function of a schema must be allowed to make one there, at least while it is handed over
grant create on schema public to klynge_rights;
alter function may_see_cluster(uuid) owner to klynge_rights;
alter function own_clusters() owner to klynge_rights;
alter function has_office() owner to klynge_rights;
alter function may_see_person(text) owner to klynge_rights;
revoke create on schema public from klynge_rights;

grant select on installation to klynge_public, klynge_person, klynge_worker;
grant insert, update on installation to klynge_worker;
grant update on installation to klynge_person;
grant select, update on person to klynge_person;
grant select, insert, update on person to klynge_worker;
grant select, insert, delete on office to klynge_worker;
grant select on office to klynge_person;
grant select, insert, update on cluster to klynge_person;
grant select, insert, update, delete on cluster_person to klynge_person;
grant select, insert, update on assessment, fact_value, row_note, submission to klynge_person;
grant select, insert on audit_entry to klynge_person;
grant usage on sequence audit_entry_id_seq to klynge_person, klynge_worker;
grant select, insert, update on cluster, cluster_person, assessment, fact_value, row_note, submission to klynge_worker;
grant select, insert on audit_entry to klynge_worker;

alter table installation enable row level security, force row level security;
alter table person enable row level security, force row level security;
alter table office enable row level security, force row level security;
alter table cluster enable row level security, force row level security;
alter table cluster_person enable row level security, force row level security;
alter table assessment enable row level security, force row level security;
alter table fact_value enable row level security, force row level security;
alter table row_note enable row level security, force row level security;
alter table submission enable row level security, force row level security;
alter table audit_entry enable row level security, force row level security;

create policy everybody_reads on installation for select to klynge_public, klynge_person using (true);
create policy offices_change on installation for update to klynge_person using (has_office());
create policy worker on installation to klynge_worker using (true) with check (true);
create policy colleagues on person for select to klynge_person using (may_see_person(id));
create policy oneself on person for update to klynge_person using (id = current_person()) with check (id = current_person());
create policy worker on person to klynge_worker using (true) with check (true);
create policy rights on office for select to klynge_rights using (true);
create policy oneself on office for select to klynge_person using (person_id = current_person() or has_office());
create policy worker on office to klynge_worker using (true) with check (true);
create policy rights on cluster_person for select to klynge_rights using (true);
create policy seen on cluster_person for select to klynge_person using ((select has_office()) or cluster_id in (select own_clusters()));
create policy seen_written on cluster_person for insert to klynge_person with check (may_see_cluster(cluster_id));
create policy seen_changed on cluster_person for update to klynge_person using ((select has_office()) or cluster_id in (select own_clusters())) with check (may_see_cluster(cluster_id));
create policy seen_deleted on cluster_person for delete to klynge_person using ((select has_office()) or cluster_id in (select own_clusters()));
create policy worker on cluster_person to klynge_worker using (true) with check (true);
create policy seen on cluster for select to klynge_person using ((select has_office()) or id in (select own_clusters()));
create policy offices_write on cluster for insert to klynge_person with check (has_office());
create policy seen_changed on cluster for update to klynge_person using (may_see_cluster(id)) with check (may_see_cluster(id));
create policy worker on cluster to klynge_worker using (true) with check (true);
create policy seen on assessment to klynge_person using ((select has_office()) or cluster_id in (select own_clusters())) with check (may_see_cluster(cluster_id));
create policy worker on assessment to klynge_worker using (true) with check (true);
create policy seen on fact_value to klynge_person using ((select has_office()) or cluster_id in (select own_clusters())) with check (may_see_cluster(cluster_id));
create policy worker on fact_value to klynge_worker using (true) with check (true);
create policy seen on row_note to klynge_person
  using (assessment_id in (select id from assessment))
  with check (exists (select from assessment a where a.id = assessment_id));
create policy worker on row_note to klynge_worker using (true) with check (true);
create policy seen on submission to klynge_person
  using (assessment_id in (select id from assessment))
  with check (exists (select from assessment a where a.id = assessment_id));
create policy worker on submission to klynge_worker using (true) with check (true);
create policy seen on audit_entry for select to klynge_person using ((select has_office()) or cluster_id in (select own_clusters()));
create policy own_written on audit_entry for insert to klynge_person
  with check (person_id = current_person() and (cluster_id is null or may_see_cluster(cluster_id)));
create policy worker on audit_entry to klynge_worker using (true) with check (true);
