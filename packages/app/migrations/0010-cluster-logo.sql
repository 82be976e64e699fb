-- The logo of a cluster: a picture that was drawn anew and lies outside of the database under its hash. A row without one tells that it
-- was removed, so that the versions go on.
create table cluster_logo (
  cluster_id uuid primary key references cluster on delete cascade,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes integer check (bytes > 0),
  width integer check (width > 0),
  height integer check (height > 0),
  -- once the profile is published; until then the cluster's people and the offices
  seen_by text not null default 'cluster' check (seen_by in ('cluster', 'signed_in', 'everybody')),
  version integer not null default 1,
  changed_by text not null references person,
  changed_at timestamptz not null default now(),
  check (num_nulls(sha256, bytes, width, height) in (0, 4))
);
create index cluster_logo_changed_by on cluster_logo (changed_by);
create constraint trigger register_changed after insert or update or delete on cluster_logo
  deferrable initially deferred for each row execute function register_changed();

alter table cluster_logo enable row level security, force row level security;
grant select, insert, update, delete on cluster_logo to klynge_person, klynge_worker;
create policy seen on cluster_logo to klynge_person
  using ((select has_office()) or cluster_id in (select own_clusters()))
  with check (may_see_cluster(cluster_id));
create policy worker on cluster_logo to klynge_worker using (true) with check (true);

-- What others see of it: as of a field of the profile (shown_profile).
grant create on schema public to klynge_rights;
grant select on cluster_logo to klynge_rights;
create policy rights on cluster_logo for select to klynge_rights using (true);
create function shown_logo(cluster uuid) returns table (sha256 text, width integer, height integer, version integer)
  language sql stable security definer set search_path = public
begin atomic
  select l.sha256, l.width, l.height, l.version
  from cluster_logo l join cluster_profile p using (cluster_id)
  where l.cluster_id = cluster and l.sha256 is not null and p.published
    and (l.seen_by = 'everybody' or (l.seen_by = 'signed_in' and current_person() is not null));
end;
alter function shown_logo(uuid) owner to klynge_rights;
revoke create on schema public from klynge_rights;
