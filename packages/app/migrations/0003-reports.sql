-- Orders of the benchmarking report (docs/decisions/0013). What is reported is fixed when the order is placed.
create table report_order (
  id uuid primary key default gen_random_uuid(),
  assessment_id uuid not null references assessment on delete cascade,
  language text not null check (language in ('en', 'nb', 'da', 'pl')),
  -- comparison groups that were chosen; none means those that the report chooses itself
  groups text[] not null default '{}',
  -- the answers as a case file, as they were when the order was placed
  case_file text not null,
  -- of everything that the report is made from: the same key is the same file
  key text not null check (key ~ '^[0-9a-f]{64}$'),
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  -- how far it is: the last step that is done, of 4
  step smallint not null default 0 check (step between 0 and 4),
  pages integer,
  -- how often the work was begun
  attempts smallint not null default 0,
  failure text check (failure in ('worker_ended', 'not_readable', 'interrupted', 'disk_full', 'unexpected')),
  ordered_by text not null references person,
  ordered_at timestamptz not null default now(),
  finished_at timestamptz,
  check ((finished_at is null) = (state in ('queued', 'running'))),
  check ((failure is null) = (state <> 'failed'))
);
create index report_order_assessment on report_order (assessment_id, ordered_at desc);
create index report_order_ordered_by on report_order (ordered_by);
-- The same thing is made once, however often it is ordered; only after a failure or a cancellation again.
create unique index report_order_once on report_order (key) where state in ('queued', 'running', 'done');

-- Files that were made; they lie outside the database, under their hash.
create table report_file (
  key text primary key check (key ~ '^[0-9a-f]{64}$'),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes integer not null check (bytes > 0),
  pages integer not null check (pages > 0),
  created_at timestamptz not null default now()
);

grant select, insert on report_order to klynge_person;
grant update (state, step, pages, attempts, failure, finished_at) on report_order to klynge_person;
grant select on report_file to klynge_person;
grant select, insert, update, delete on report_order, report_file to klynge_worker;

alter table report_order enable row level security, force row level security;
alter table report_file enable row level security, force row level security;

create policy seen on report_order for select to klynge_person
  using (exists (select from assessment a where a.id = assessment_id));
create policy own_written on report_order for insert to klynge_person
  with check (ordered_by = current_person() and exists (select from assessment a where a.id = assessment_id));
create policy seen_changed on report_order for update to klynge_person
  using (exists (select from assessment a where a.id = assessment_id))
  with check (exists (select from assessment a where a.id = assessment_id));
create policy worker on report_order to klynge_worker using (true) with check (true);
-- Whoever sees an order sees what was made of it.
create policy ordered on report_file for select to klynge_person
  using (exists (select from report_order o where o.key = report_file.key));
create policy worker on report_file to klynge_worker using (true) with check (true);
