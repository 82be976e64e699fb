-- The register of a cluster (docs/decisions/0016).

-- What it says of itself; fields as JSON, read and written through registry/schema.ts.
create table cluster_profile (
  cluster_id uuid primary key references cluster on delete cascade,
  fields jsonb not null default '{}',
  -- by field: who may see it; what is not named here is for the cluster alone
  visibility jsonb not null default '{}',
  published boolean not null default false,
  last_confirmed_on date,
  version integer not null default 1,
  changed_by text not null references person,
  changed_at timestamptz not null default now()
);
create index cluster_profile_changed_by on cluster_profile (changed_by);

-- A file that somebody brings, step by step: looked through, mapped by a person, checked, decided, carried out by a job.
create table register_import (
  id uuid primary key default gen_random_uuid(),
  cluster_id uuid not null references cluster on delete cascade,
  kind text not null check (kind in ('members', 'establishments', 'bronze', 'profile')),
  file_name text not null check (length(file_name) between 1 and 400),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes integer not null check (bytes > 0),
  state text not null default 'reading' check (state in
    ('reading', 'mapping', 'checking', 'deciding', 'importing', 'done', 'failed', 'cancelled', 'undoing', 'undone')),
  -- how a person says that the file is read, what was found in it then, and what its columns are
  reading jsonb not null default '{}',
  found jsonb,
  mapping jsonb,
  -- rows of the file; each is in one of the counts below once it is done. While a check runs they say what would be
  rows integer not null default 0,
  rows_done integer not null default 0,
  made integer not null default 0,
  changed integer not null default 0,
  same integer not null default 0,
  -- establishments of companies that are in the register
  linked integer not null default 0,
  duplicates integer not null default 0,
  refused integer not null default 0,
  -- where in the understood rows the work goes on, in bytes
  position bigint not null default 0,
  attempts smallint not null default 0,
  -- by code: how often something was met that somebody should know
  notices jsonb not null default '{}',
  -- rows that were not taken, and rows that were taken with a remark, each with its reason, as lines of JSON
  refused_sha256 text check (refused_sha256 ~ '^[0-9a-f]{64}$'),
  notices_sha256 text check (notices_sha256 ~ '^[0-9a-f]{64}$'),
  -- what an undoing left as it was, because somebody changed it since: names
  kept jsonb not null default '[]',
  failure text,
  failure_details jsonb not null default '{}',
  version integer not null default 1,
  started_by text not null references person,
  started_at timestamptz not null default now(),
  finished_at timestamptz
);
create index register_import_cluster on register_import (cluster_id, started_at desc);
create index register_import_started_by on register_import (started_by);
-- two that write in one register at once would not know of each other's rows
create unique index register_import_at_work on register_import (cluster_id) where state in ('checking', 'importing', 'undoing');

-- Words as people type them into a search: small letters without accents and signs.
create function search_words(given text) returns text[] language sql immutable parallel safe
  return array_remove(string_to_array(regexp_replace(replace(replace(replace(replace(
    translate(lower(regexp_replace(normalize(given, nfkd), '[\u0300-\u036f]+', '', 'g')), 'ØøŁłĐđÐðıÆŒÞ', 'oollddddiæœþ'),
    'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss'), 'þ', 'th'),
    '[\s\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f]+', ' ', 'g'), ' '), '');

-- All that an organisation is found by in the directory; what filters ask begins with @, as no word does.
create function organisation_terms(name text, town text, number text, country text, kind text, nace text[])
  returns tsvector language sql immutable parallel safe
  return array_to_tsvector(search_words(name || ' ' || town || ' ' || regexp_replace(coalesce(number, ''), '[^0-9A-Za-z]', '', 'g'))
    || array_remove(array['@' || country, '@' || kind], null)
    -- the section of NACE Rev. 2.1 that a division lies in; 45 is of Rev. 2 alone
    || array(select '@nace' || substr('ABCDEFGHIJKLMNOPQRSTUV', width_bucket(left(code, 2)::integer,
        array[1, 5, 10, 35, 36, 41, 45, 49, 55, 58, 61, 64, 68, 69, 77, 84, 85, 86, 90, 94, 97, 99]), 1)
      from unnest(nace) as code where code ~ '^\d\d'));

create table organisation (
  id uuid primary key default gen_random_uuid(),
  cluster_id uuid not null references cluster on delete cascade,
  name text not null check (length(name) between 1 and 400),
  -- small letters without accents and legal form: what duplicates are found by
  name_key text not null default '',
  kind text not null default 'enterprise' check (kind in
    ('enterprise', 'research', 'university', 'training', 'finance', 'consultant', 'public', 'other')),
  -- ISO 6523-like name of a national register, as NO-BRREG, and the number there
  register_scheme text,
  register_number text,
  parent_number text,
  legal_form text not null default '',
  nace_scheme text check (nace_scheme in ('NACE2', 'NACE2.1')),
  -- main activity first
  nace text[] not null default '{}',
  size text check (size in ('micro', 'small', 'medium', 'large')),
  headcount integer check (headcount >= 0),
  -- of the group where there is one (EU 2003/361); euro cents
  group_headcount integer check (group_headcount >= 0),
  turnover bigint check (turnover >= 0),
  balance bigint check (balance >= 0),
  country text check (country ~ '^[A-Z]{2}$'),
  region text,
  town text not null default '',
  postal_code text not null default '',
  address text not null default '',
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  place_source text check (place_source in ('given', 'postal_code', 'town')),
  website text not null default '',
  description text not null default '',
  -- where the facts about the company come from, and of which day they are
  source text not null default '',
  source_date date,
  -- shown in the public directory, with the organisation's consent
  listed boolean not null default false,
  merged_into uuid references organisation,
  import_id uuid references register_import,
  version integer not null default 1,
  changed_by text not null references person,
  changed_at timestamptz not null default now(),
  terms tsvector generated always as (organisation_terms(name, town, register_number, country, kind, nace)) stored,
  -- the same for all rows of one company, in whatever clusters
  company text generated always as (coalesce(register_scheme || ' ' || register_number, id::text)) stored,
  check ((register_scheme is null) = (register_number is null)),
  check ((latitude is null) = (longitude is null) and (latitude is null) = (place_source is null))
);
create unique index organisation_number on organisation (cluster_id, register_scheme, register_number) where merged_into is null;
create index organisation_name on organisation (cluster_id, name_key);
-- the directory: by words, and in the order of its pages; a list of what is new would be read through by every search
create index organisation_terms on organisation using gin (terms) with (fastupdate = off) where merged_into is null;
create index organisation_order on organisation (name_key collate "C", company collate "C") include (cluster_id, listed)
  where merged_into is null;
create index organisation_company on organisation (company);
create index organisation_merged_into on organisation (merged_into);
create index organisation_import on organisation (import_id);
create index organisation_changed_by on organisation (changed_by);

create table membership (
  id uuid primary key default gen_random_uuid(),
  cluster_id uuid not null references cluster on delete cascade,
  organisation_id uuid not null references organisation,
  -- half open: the first day that belongs, and the first that does not any more
  starts date not null,
  ends date,
  proof text check (proof in ('agreement', 'fee', 'contribution')),
  note text not null default '' check (length(note) <= 20000),
  import_id uuid references register_import,
  version integer not null default 1,
  changed_by text not null references person,
  changed_at timestamptz not null default now(),
  check (ends is null or ends > starts)
);
create index membership_cluster on membership (cluster_id, starts);
create index membership_organisation on membership (organisation_id);
create index membership_import on membership (import_id);
create index membership_changed_by on membership (changed_by);

-- Team, bodies, activities and the rest: fields as JSON, read and written through the section's schema.
create table register_entry (
  id uuid primary key default gen_random_uuid(),
  cluster_id uuid not null references cluster on delete cascade,
  section text not null check (section in ('team', 'contact_person', 'training', 'training_plan', 'body', 'contact', 'activity', 'group',
    'project', 'application', 'partner', 'budget', 'outlook', 'mention', 'story', 'outcome', 'service', 'survey')),
  -- the day it is about, or the first and the first that does not belong any more
  starts date not null,
  ends date,
  organisation_id uuid references organisation,
  fields jsonb not null,
  import_id uuid references register_import,
  version integer not null default 1,
  changed_by text not null references person,
  changed_at timestamptz not null default now(),
  check (ends is null or ends > starts)
);
create index register_entry_section on register_entry (cluster_id, section, starts desc);
-- one budget a year
create unique index register_entry_budget on register_entry (cluster_id, starts) where section = 'budget';
create index register_entry_organisation on register_entry (organisation_id);
create index register_entry_import on register_entry (import_id);
create index register_entry_changed_by on register_entry (changed_by);

-- Organisations that belong to an entry: seats of a body, members of a group, participants of a project.
create table register_link (
  id uuid primary key default gen_random_uuid(),
  cluster_id uuid not null references cluster on delete cascade,
  entry_id uuid not null references register_entry on delete cascade,
  organisation_id uuid references organisation,
  -- who sits there, where that matters
  person_name text not null default '' check (length(person_name) <= 200),
  starts date,
  ends date,
  check (ends is null or starts is null or ends > starts)
);
create index register_link_entry on register_link (entry_id);
create index register_link_organisation on register_link (organisation_id);
create index register_link_cluster on register_link (cluster_id);

-- Since when a section is known to be complete; an empty section without a row here is unknown.
create table register_section (
  cluster_id uuid not null references cluster on delete cascade,
  section text not null,
  confirmed_on date not null,
  confirmed_by text not null references person,
  primary key (cluster_id, section)
);
create index register_section_confirmed_by on register_section (confirmed_by);

create table organisation_merge (
  id uuid primary key default gen_random_uuid(),
  cluster_id uuid not null references cluster on delete cascade,
  kept uuid not null references organisation,
  gone uuid not null references organisation,
  -- ids of what was moved, by table
  moved jsonb not null,
  merged_by text not null references person,
  merged_at timestamptz not null default now(),
  undone_by text references person,
  undone_at timestamptz
);
create index organisation_merge_cluster on organisation_merge (cluster_id, merged_at desc);
create index organisation_merge_kept on organisation_merge (kept);
create index organisation_merge_gone on organisation_merge (gone);
create index organisation_merge_merged_by on organisation_merge (merged_by);
create index organisation_merge_undone_by on organisation_merge (undone_by);

-- What stood in a row of the register before an import changed it, and its version after that: what undoing it needs.
create table register_import_change (
  id bigint generated always as identity primary key,
  import_id uuid not null references register_import on delete cascade,
  cluster_id uuid not null references cluster on delete cascade,
  organisation_id uuid references organisation on delete cascade,
  membership_id uuid references membership on delete cascade,
  before jsonb not null,
  version_after integer not null,
  check ((organisation_id is null) <> (membership_id is null))
);
create unique index register_import_change_of_organisation on register_import_change (import_id, organisation_id) where organisation_id is not null;
create unique index register_import_change_of_membership on register_import_change (import_id, membership_id) where membership_id is not null;
create index register_import_change_cluster on register_import_change (cluster_id);
create index register_import_change_organisation on register_import_change (organisation_id);
create index register_import_change_membership on register_import_change (membership_id);

-- A row that is perhaps the same as an organisation of the register, or as an earlier row: a person decides.
create table register_import_question (
  import_id uuid not null references register_import on delete cascade,
  row integer not null,
  cluster_id uuid not null references cluster on delete cascade,
  reason text not null check (reason in ('number_other_name', 'name_and_place', 'name_without_place', 'row_number_other_name', 'row_name_and_place')),
  organisation_id uuid references organisation on delete set null,
  other_row integer,
  -- what the decision is remembered by, for the next file that has the same row
  key text not null,
  given jsonb not null,
  decision text check (decision in ('same', 'new', 'leave_out')),
  -- taken over from an earlier import
  remembered boolean not null default false,
  primary key (import_id, row)
);
create index register_import_question_key on register_import_question (cluster_id, key);
create index register_import_question_organisation on register_import_question (organisation_id);

-- Columns as a person mapped them, by the names that stand in the header.
create table import_mapping (
  cluster_id uuid not null references cluster on delete cascade,
  kind text not null,
  header_hash text not null check (header_hash ~ '^[0-9a-f]{64}$'),
  mapping jsonb not null,
  used_at timestamptz not null default now(),
  primary key (cluster_id, kind, header_hash)
);

-- A survey of participants that is run from here. Its outcome becomes an entry of the register when it is closed.
create table survey (
  id uuid primary key default gen_random_uuid(),
  cluster_id uuid not null references cluster on delete cascade,
  title text not null check (length(title) between 1 and 200),
  language text not null check (language in ('en', 'nb', 'da', 'pl')),
  -- the last day on which answers are taken
  closes_on date not null,
  state text not null default 'draft' check (state in ('draft', 'open', 'closed', 'published')),
  opened_on date,
  reminded_on date,
  closed_on date,
  published_on date,
  -- how many were asked; the addresses are erased later
  invited integer not null default 0,
  entry_id uuid references register_entry on delete set null,
  version integer not null default 1,
  changed_by text not null references person,
  changed_at timestamptz not null default now(),
  check ((state = 'draft') = (opened_on is null)),
  check ((state in ('closed', 'published')) = (closed_on is not null)),
  check ((state = 'published') = (published_on is not null))
);
create index survey_cluster on survey (cluster_id, changed_at desc);
create index survey_entry on survey (entry_id);
create index survey_changed_by on survey (changed_by);

-- Who is asked. Links are known by their hash only; that of the reminder is another one.
create table survey_invitation (
  id uuid primary key default gen_random_uuid(),
  cluster_id uuid not null references cluster on delete cascade,
  survey_id uuid not null references survey on delete cascade,
  organisation_id uuid references organisation,
  -- null once it is erased
  email text check (length(email) <= 254),
  token_hash text unique check (token_hash ~ '^[0-9a-f]{64}$'),
  reminder_hash text unique check (reminder_hash ~ '^[0-9a-f]{64}$'),
  answered boolean not null default false,
  unique (survey_id, email)
);
create index survey_invitation_cluster on survey_invitation (cluster_id);
create index survey_invitation_organisation on survey_invitation (organisation_id);
create index survey_invitation_email on survey_invitation (email);

-- Answers do not know who gave them, nor when, nor in which order (answer_survey).
create table survey_answer (
  id uuid primary key default gen_random_uuid(),
  cluster_id uuid not null references cluster on delete cascade,
  survey_id uuid not null references survey on delete cascade,
  -- a mark of 1 to 5 for each question that was answered
  marks jsonb not null check (jsonb_typeof(marks) = 'object'),
  remark text not null default '' check (length(remark) <= 20000)
);
create index survey_answer_survey on survey_answer (survey_id);
create index survey_answer_cluster on survey_answer (cluster_id);

-- What shows an answer: a file or a link, in versions. It belongs to a row of a scheme and lives on from one assessment to the next.
create table evidence (
  id uuid primary key default gen_random_uuid(),
  cluster_id uuid not null references cluster on delete cascade,
  scheme text not null,
  row_id text not null,
  -- the cluster alone, or its experts and the secretariat too
  seen_by text not null default 'assessors' check (seen_by in ('cluster', 'assessors')),
  -- no longer used; what was submitted with it keeps it
  withdrawn_at timestamptz,
  version integer not null default 1,
  changed_by text not null references person,
  changed_at timestamptz not null default now()
);
create index evidence_row on evidence (cluster_id, scheme, row_id);
create index evidence_changed_by on evidence (changed_by);

-- All that is said of it stands in a version, which never changes; only the picture of its first page comes later.
create table evidence_version (
  evidence_id uuid not null references evidence on delete cascade,
  number integer not null check (number > 0),
  cluster_id uuid not null references cluster on delete cascade,
  title text not null check (length(title) between 1 and 400),
  -- the last day on which it is valid
  valid_until date,
  -- a file, or a link
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes integer check (bytes > 0),
  media_type text,
  file_name text check (length(file_name) between 1 and 400),
  url text check (url ~ '^https?://'),
  -- null where there can be none
  thumbnail text check (thumbnail in ('waiting', 'made', 'failed')),
  thumbnail_sha256 text check (thumbnail_sha256 ~ '^[0-9a-f]{64}$'),
  added_by text not null references person,
  added_at timestamptz not null default now(),
  primary key (evidence_id, number),
  check ((sha256 is null) <> (url is null)),
  check ((sha256 is null) = (bytes is null) and (sha256 is null) = (media_type is null) and (sha256 is null) = (file_name is null)),
  check ((thumbnail is not distinct from 'made') = (thumbnail_sha256 is not null))
);
create index evidence_version_cluster on evidence_version (cluster_id);
create index evidence_version_added_by on evidence_version (added_by);

-- Which version stood under which row when the assessment was submitted.
create table submitted_evidence (
  assessment_id uuid not null,
  number integer not null,
  evidence_id uuid not null,
  evidence_number integer not null,
  primary key (assessment_id, number, evidence_id),
  foreign key (assessment_id, number) references submission on delete cascade,
  foreign key (evidence_id, evidence_number) references evidence_version on delete cascade
);
create index submitted_evidence_evidence on submitted_evidence (evidence_id, evidence_number);

-- Counts the changes of a register: what was computed from it holds as long as the count is the same.
create table register_revision (
  cluster_id uuid primary key references cluster on delete cascade,
  revision integer not null default 1
);
-- Runs at the end of a transaction, so that nobody waits in the middle of theirs for this row; the first row that changed counts for all.
create function register_changed() returns trigger language plpgsql as $$
declare
  changed uuid := case when tg_op = 'DELETE' then old.cluster_id else new.cluster_id end;
begin
  if current_setting('klynge.register_changed', true) is distinct from changed::text then
    perform set_config('klynge.register_changed', changed::text, true);
    insert into register_revision (cluster_id) select id from cluster where id = changed
      on conflict (cluster_id) do update set revision = register_revision.revision + 1;
  end if;
  return null;
end
$$;
do $$
declare
  name text;
begin
  foreach name in array array['cluster_profile', 'organisation', 'membership', 'register_entry', 'register_link', 'register_section']
  loop
    execute format('create constraint trigger register_changed after insert or update or delete on %I
      deferrable initially deferred for each row execute function register_changed()', name);
  end loop;
end
$$;

-- An answer that was filled from the register, and why a person put another one.
alter table fact_value add column register_value jsonb;
alter table fact_value add column register_reason text not null default '' check (length(register_reason) <= 20000);

-- Somebody who is only named in a register and asks to be forgotten is taken out of the trail too; what was done stays.
grant update (before, after) on audit_entry to klynge_worker;

-- Official tables that the operator imports. Nothing of a tenant.
create table vocabulary_code (
  kind text not null check (kind in ('NACE2', 'NACE2.1', 'NUTS')),
  code text not null,
  names jsonb not null,
  primary key (kind, code)
);
create table postal_code (
  country text not null check (country ~ '^[A-Z]{2}$'),
  code text not null,
  town text not null,
  latitude double precision not null,
  longitude double precision not null,
  primary key (country, code, town)
);

do $$
declare
  name text;
begin
  -- tables of a cluster: its people and the offices see them; who may write is said by the program's policy
  foreach name in array array['cluster_profile', 'register_import', 'organisation', 'membership', 'register_entry', 'register_link',
    'register_section', 'register_revision', 'organisation_merge', 'register_import_change', 'register_import_question', 'import_mapping', 'survey']
  loop
    execute format('alter table %I enable row level security, force row level security', name);
    execute format('grant select, insert, update, delete on %I to klynge_person, klynge_worker', name);
    execute format($p$create policy seen on %I to klynge_person
      using ((select has_office()) or cluster_id in (select own_clusters()))
      with check (may_see_cluster(cluster_id))$p$, name);
    execute format('create policy worker on %I to klynge_worker using (true) with check (true)', name);
  end loop;
end
$$;
grant usage on sequence register_import_change_id_seq to klynge_person, klynge_worker;

-- Evidence that a cluster keeps for itself is not there for an office. Versions and submissions follow it, and are never changed.
alter table evidence enable row level security, force row level security;
alter table evidence_version enable row level security, force row level security;
alter table submitted_evidence enable row level security, force row level security;
grant select, insert, update on evidence to klynge_person;
grant select, insert on evidence_version, submitted_evidence to klynge_person;
grant select, insert, update, delete on evidence, evidence_version, submitted_evidence to klynge_worker;
create policy seen on evidence to klynge_person
  using (cluster_id in (select own_clusters()) or (seen_by = 'assessors' and (select has_office())))
  with check (may_see_cluster(cluster_id));
create policy seen on evidence_version to klynge_person
  using (exists (select from evidence e where e.id = evidence_id))
  with check (exists (select from evidence e where e.id = evidence_id and e.cluster_id = evidence_version.cluster_id));
create policy seen on submitted_evidence to klynge_person
  using (exists (select from assessment a where a.id = assessment_id) and exists (select from evidence e where e.id = evidence_id))
  with check (exists (select from assessment a join evidence e using (cluster_id) where a.id = assessment_id and e.id = evidence_id));
create policy worker on evidence to klynge_worker using (true) with check (true);
create policy worker on evidence_version to klynge_worker using (true) with check (true);
create policy worker on submitted_evidence to klynge_worker using (true) with check (true);

-- What a cluster shows to everybody: its published profile field by field, and the organisations that agreed to be listed.
grant create on schema public to klynge_rights;
grant select on cluster_profile to klynge_rights;
create policy rights on cluster_profile for select to klynge_rights using (true);
create function published_clusters() returns setof uuid language sql stable security definer
  set search_path = public
begin atomic
  select cluster_id from cluster_profile where published;
end;
create function shown_profile(cluster uuid) returns jsonb language sql stable security definer
  set search_path = public
begin atomic
  select coalesce(jsonb_object_agg(field.key, field.value), '{}')
  from cluster_profile p cross join jsonb_each(p.fields) as field
  where p.cluster_id = cluster and p.published
    and (p.visibility ->> field.key = 'everybody' or (p.visibility ->> field.key = 'signed_in' and current_person() is not null));
end;
alter function published_clusters() owner to klynge_rights;
alter function shown_profile(uuid) owner to klynge_rights;
revoke create on schema public from klynge_rights;

grant select (id, name, country, place, invented, label, label_valid_from, label_valid_until) on cluster to klynge_public;
create policy published on cluster for select to klynge_public using (id in (select published_clusters()));
grant select (id, cluster_id, company, name, name_key, kind, register_scheme, register_number, nace_scheme, nace, country, region, town,
  latitude, longitude, website, description, listed, merged_into) on organisation to klynge_public;
create policy listed on organisation for select to klynge_public
  using (listed and merged_into is null and cluster_id in (select published_clusters()));

alter table vocabulary_code enable row level security, force row level security;
alter table postal_code enable row level security, force row level security;
grant select on vocabulary_code, postal_code to klynge_public, klynge_person;
grant select, insert, update, delete on vocabulary_code, postal_code to klynge_worker;
create policy everybody_reads on vocabulary_code for select to klynge_public, klynge_person using (true);
create policy everybody_reads on postal_code for select to klynge_public, klynge_person using (true);
create policy worker on vocabulary_code to klynge_worker using (true) with check (true);
create policy worker on postal_code to klynge_worker using (true) with check (true);

-- The directory: companies in the order of its pages, those first whose name begins with what was typed. It runs with rights of its own:
-- under row level security no index would be used for words. It tells names and numbers of nobody but whom the caller may see: for
-- everybody those that agreed to be listed, in clusters that are published; for the offices all.
create function words_asked(typed text) returns tsquery language sql immutable parallel safe
  -- the beginning of a word is enough; of very short ones, and of a few digits, there would be too many
  return (select string_agg('''' || word || case when length(word) > 5 or word ~ '^\D..' or (word ~ '^\D.' and alone) then ''':*' else '''' end, ' & ')::tsquery
    from (select word, count(*) over () = 1 as alone
      from unnest((search_words(case when typed ~ '^[\d\s.-]{6,}$' then regexp_replace(typed, '\D', '', 'g') else typed end))[:8]) as word) as words);

grant select on organisation to klynge_rights;
create policy rights on organisation for select to klynge_rights using (true);
create function find_companies(typed text, tags tsquery, after_rank text, after_key text, after_company text, most integer)
  returns table (rank text, key text, company text, total integer)
  language plpgsql stable security definer set search_path = public
  -- plans for what is asked, not for anything; a few rows by an index, never all of them
  set plan_cache_mode = force_custom_plan set enable_seqscan = off set enable_bitmapscan = on set jit = off as $$
#variable_conflict use_column
declare
  enough constant integer := 2000;
  words constant tsquery := words_asked(typed);
  asked constant tsquery := case when words is null then tags when tags is null then words else words && tags end;
  start constant text := array_to_string(search_words(typed), ' ');
  beyond constant text := start || U&'\+10FFFF';
  everything constant boolean := has_office();
  published constant uuid[] := case when everything then '{}' else array(select published_clusters()) end;
  many boolean;
  companies integer;
  ranks text[];
  keys text[];
  ids text[];
  given integer := 0;
begin
  if asked is null then perform set_config('enable_seqscan', 'on', true); end if;
  -- so many names begin with it that nothing has to be counted
  many := start <> '' and tags is null and enough < (select count(*) from (
    select from organisation o
    where o.merged_into is null and o.name_key collate "C" >= start and o.name_key collate "C" < beyond
      and coalesce(everything or (o.listed and o.cluster_id = any (published)), false)
    limit enough + 1) as names);
  if not many then
    -- few: all of them, sorted
    with hits as materialized (
      select case when start <> '' and o.name_key collate "C" >= start and o.name_key collate "C" < beyond then '0' else '1' end as rank,
        o.name_key as key, o.company
      from organisation o
      where o.merged_into is null and (asked is null or o.terms @@ asked)
        and coalesce(everything or (o.listed and o.cluster_id = any (published)), false)
      limit enough + 1),
    few as (select rank, key, company from hits where (select count(*) from hits) <= enough group by 1, 2, 3),
    page as (
      select * from few where (rank, key collate "C", company collate "C") > (after_rank, after_key, after_company)
      order by rank, key collate "C", company collate "C" limit most)
    select case when (select count(*) from hits) <= enough then (select count(*) from few) end,
      array_agg(page.rank), array_agg(page.key), array_agg(page.company)
    into companies, ranks, keys, ids from page;
    if companies is not null then
      return query select r, k, c, companies from unnest(ranks, keys, ids) as page (r, k, c);
      return;
    end if;
  end if;
  -- many: read in their order until the page is full, until the function ends by no other way
  perform set_config('enable_bitmapscan', 'off', true);
  if start <> '' and after_rank < '1' then
    return query select '0', o.name_key collate "C", o.company collate "C", null::integer from organisation o
      where o.merged_into is null and o.terms @@ asked
        and coalesce(everything or (o.listed and o.cluster_id = any (published)), false)
        and o.name_key collate "C" >= start and o.name_key collate "C" < beyond
        and (o.name_key collate "C", o.company collate "C") > (after_key, after_company)
      group by 2, 3 order by 2, 3 limit most;
    get diagnostics given = row_count;
    after_key := '';
    after_company := '';
  end if;
  if given < most then
    return query select '1', o.name_key collate "C", o.company collate "C", null::integer from organisation o
      where o.merged_into is null and (asked is null or o.terms @@ asked)
        and coalesce(everything or (o.listed and o.cluster_id = any (published)), false)
        and (start = '' or o.name_key collate "C" < start or o.name_key collate "C" >= beyond)
        and (o.name_key collate "C", o.company collate "C") > (after_key, after_company)
      group by 2, 3 order by 2, 3 limit most - given;
  end if;
end
$$;

-- Surveys. Nobody reads answers: what is told of them is counted here, once the survey is closed, and of five at least.
alter table survey_invitation enable row level security, force row level security;
alter table survey_answer enable row level security, force row level security;
grant select (id, cluster_id, survey_id, organisation_id, email), insert, delete on survey_invitation to klynge_person;
grant update (organisation_id, email, token_hash, reminder_hash) on survey_invitation to klynge_person;
grant select, insert, update, delete on survey_invitation, survey_answer to klynge_worker;
create policy seen on survey_invitation to klynge_person
  using ((select has_office()) or cluster_id in (select own_clusters()))
  with check (may_see_cluster(cluster_id));
create policy worker on survey_invitation to klynge_worker using (true) with check (true);
create policy worker on survey_answer to klynge_worker using (true) with check (true);

-- The survey behind a link: none for a link that is unknown or used, which nobody can tell apart.
create function asked_survey(hash text) returns table (id uuid, title text, cluster text, language text, closes_on date, closed boolean)
  language sql stable security definer set search_path = public
begin atomic
  select s.id, s.title, c.name, s.language, s.closes_on, s.state <> 'open'
  from survey_invitation i join survey s on s.id = i.survey_id join cluster c on c.id = s.cluster_id
  where (i.token_hash = hash or i.reminder_hash = hash) and not i.answered;
end;

-- One answer for one link. With every answer all those of the survey are written anew, in an order by chance: neither their order
-- nor the number of the transaction leads from an invitation to its answer.
create function answer_survey(hash text, today date, given_marks jsonb, given_remark text) returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  asked survey;
begin
  select s.* into asked from survey s join survey_invitation i on i.survey_id = s.id
  where (i.token_hash = hash or i.reminder_hash = hash) for update of s;
  if asked.state is distinct from 'open' or asked.closes_on < today then return false; end if;
  update survey_invitation i set answered = true
  where (i.token_hash = hash or i.reminder_hash = hash) and not i.answered;
  if not found then return false; end if;
  with before as (delete from survey_answer a where a.survey_id = asked.id returning a.marks, a.remark),
  all_of_them as (select * from before union all select given_marks, given_remark)
  insert into survey_answer (cluster_id, survey_id, marks, remark)
  select asked.cluster_id, asked.id, marks, remark from all_of_them order by random();
  return true;
end
$$;

-- How many have answered, of one's own clusters; the worker, who is nobody, closes those of all.
create function survey_answered(survey uuid) returns integer
  language sql stable security definer set search_path = public
begin atomic
  select count(*)::integer from survey_answer a where a.survey_id = survey and (current_person() is null or may_see_cluster(a.cluster_id));
end;

-- Marks by question, and remarks in an order by chance; of a survey that is closed and has five answers.
create function survey_counts(survey uuid) returns table (question text, mark integer, given integer)
  language sql stable security definer set search_path = public
begin atomic
  select m.key, m.value::integer, count(*)::integer
  from survey s join survey_answer a on a.survey_id = s.id cross join jsonb_each_text(a.marks) as m
  where s.id = survey and s.state in ('closed', 'published') and may_see_cluster(s.cluster_id)
    and (select count(*) from survey_answer b where b.survey_id = survey) >= 5
  group by 1, 2;
end;
create function survey_remarks(survey uuid) returns table (remark text)
  language sql volatile security definer set search_path = public
begin atomic
  select a.remark
  from survey s join survey_answer a on a.survey_id = s.id
  where s.id = survey and a.remark <> '' and s.state in ('closed', 'published') and may_see_cluster(s.cluster_id)
    and (select count(*) from survey_answer b where b.survey_id = survey) >= 5
  order by random();
end;

grant create on schema public to klynge_rights, klynge_worker;
alter function find_companies(text, tsquery, text, text, text, integer) owner to klynge_rights;
alter function asked_survey(text) owner to klynge_worker;
alter function answer_survey(text, date, jsonb, text) owner to klynge_worker;
alter function survey_answered(uuid) owner to klynge_worker;
alter function survey_counts(uuid) owner to klynge_worker;
alter function survey_remarks(uuid) owner to klynge_worker;
revoke execute on function find_companies(text, tsquery, text, text, text, integer) from public;
revoke execute on function asked_survey(text), answer_survey(text, date, jsonb, text) from public;
revoke execute on function survey_answered(uuid), survey_counts(uuid), survey_remarks(uuid) from public;
grant execute on function find_companies(text, tsquery, text, text, text, integer) to klynge_public, klynge_person;
grant execute on function asked_survey(text), answer_survey(text, date, jsonb, text) to klynge_public;
grant execute on function survey_answered(uuid) to klynge_person, klynge_worker;
grant execute on function survey_counts(uuid), survey_remarks(uuid) to klynge_person;
revoke create on schema public from klynge_rights, klynge_worker;
