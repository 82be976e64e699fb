-- Administering an installation: its settings, the offices, and what only administrators may do.
alter table installation add column version integer not null default 1;

create function is_administrator() returns boolean language sql stable security definer
  set search_path = public
  return exists (select from office where person_id = current_person() and office = 'administrator');
grant create on schema public to klynge_rights;
alter function is_administrator() owner to klynge_rights;
revoke create on schema public from klynge_rights;

-- What an installation is does not change: the kind stays what it was made as.
revoke update on installation from klynge_person;
grant update (scheme_owner, sign_up, languages, mail_from, version) on installation to klynge_person;
drop policy offices_change on installation;
create policy administrators_change on installation for update to klynge_person
  using (is_administrator()) with check (is_administrator());

grant delete on office to klynge_person;
create policy administrators_take on office for delete to klynge_person using (is_administrator());

-- Offices see who is invited to an office; only administrators invite to one. Seats of a cluster stay with those who see it.
drop policy seen on invitation;
create policy seen on invitation for select to klynge_person
  using (case when cluster_id is null then has_office() else may_see_cluster(cluster_id) end);
create policy seen_written on invitation for insert to klynge_person
  with check (case when cluster_id is null then is_administrator() else may_see_cluster(cluster_id) end);
create policy seen_changed on invitation for update to klynge_person
  using (case when cluster_id is null then is_administrator() else may_see_cluster(cluster_id) end)
  with check (case when cluster_id is null then is_administrator() else may_see_cluster(cluster_id) end);

-- The trail of the installation itself, newest first.
create index audit_entry_installation on audit_entry (id desc) where cluster_id is null;
