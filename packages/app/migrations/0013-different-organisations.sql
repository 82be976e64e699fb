-- Two organisations of a register that look like one and are two: a person decided so, and can take it back.
create table organisation_difference (
  id uuid primary key default gen_random_uuid(),
  cluster_id uuid not null references cluster on delete cascade,
  one uuid not null references organisation on delete cascade,
  other uuid not null references organisation on delete cascade,
  decided_by text not null references person,
  decided_at timestamptz not null default now(),
  undone_by text references person,
  undone_at timestamptz,
  -- a pair stands once, whichever of the two is named first
  check (one < other),
  check ((undone_by is null) = (undone_at is null))
);
create unique index organisation_difference_pair on organisation_difference (one, other) where undone_at is null;
create index organisation_difference_cluster on organisation_difference (cluster_id, decided_at desc);
create index organisation_difference_one on organisation_difference (one);
create index organisation_difference_other on organisation_difference (other);
create index organisation_difference_decided_by on organisation_difference (decided_by);
create index organisation_difference_undone_by on organisation_difference (undone_by);

alter table organisation_difference enable row level security, force row level security;
grant select, insert, update, delete on organisation_difference to klynge_person, klynge_worker;
create policy seen on organisation_difference to klynge_person
  using ((select has_office()) or cluster_id in (select own_clusters()))
  with check (may_see_cluster(cluster_id));
create policy worker on organisation_difference to klynge_worker using (true) with check (true);
