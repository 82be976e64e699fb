-- What became of appeals, and letters to those who have no task in a case.

-- A case whose appeal is returned runs again, and a cluster has one application for a label at a time.
create function another_runs(wanted uuid) returns boolean language sql stable security definer
  set search_path = public
  return exists (select from label_case own join label_case other
    on other.cluster_id = own.cluster_id and other.label = own.label and other.id <> own.id
    where own.id = wanted and other.state not in ('awarded', 'refused', 'published', 'withdrawn'));

-- A decision that was sent has been told: its cluster reads it also when the board has decided anew and that is not sent yet.
create function decisions_told() returns table (case_id uuid, number integer) language sql stable security definer
  set search_path = public
begin atomic
  select d.case_id, d.number from case_event d join label_case c on c.id = d.case_id
    where d.audience = 'decision' and c.cluster_id in (select own_clusters())
      and exists (select from case_event s where s.case_id = d.case_id and s.step = 'send_decision' and s.number > d.number);
end;
create policy told on case_event for select to klynge_person
  using (audience = 'decision' and (case_id, number) in (select d.case_id, d.number from decisions_told() d));

-- As before, and an expert of the case also where nothing waits for him: what is given back, or moved, concerns him.
create or replace function awaited_people(wanted uuid, as_party text, one text, day date)
  returns table (id text, name text, email text, language text)
  language sql stable security definer set search_path = public
begin atomic
  select p.id, p.name, p.email, p.language from label_case c, person p
    where c.id = wanted and p.erased_at is null
      and (may_see_cluster(c.cluster_id) or c.id in (select proposed_cases()) or c.id in (select own_appeals())
        or (holds_office('board') and c.board_seen))
      and case
        when one is not null then (exists (
            select from case_task t where t.case_id = wanted and t.party = as_party and t.person_id = one)
            or as_party = 'expert' and exists (
              select from case_expert e where e.case_id = wanted and e.person_id = one and e.state = 'free'))
          and (p.id = one or as_party = 'appeals' and exists (
            select from absence a join office o on o.person_id = a.delegate and o.office = 'appeals'
              where a.person_id = one and a.delegate = p.id and day between a.starts and a.ends
                and not exists (select from cluster_person cp where cp.cluster_id = c.cluster_id and cp.person_id = p.id)
                and not exists (select from case_expert e where e.case_id = c.id and e.person_id = p.id)))
        when as_party = 'cluster' then p.id in (
          select cp.person_id from cluster_person cp where cp.cluster_id = c.cluster_id and cp.role in ('owner', 'member'))
        else p.id in (select o.person_id from office o where o.office = as_party) end
    order by p.id;
end;

grant create on schema public to klynge_rights;
alter function another_runs(uuid) owner to klynge_rights;
alter function decisions_told() owner to klynge_rights;
revoke create on schema public from klynge_rights;
