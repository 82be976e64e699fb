-- What an expert found at the visit otherwise than it was submitted (docs/decisions/0024): his own until everybody has signed.
create table expert_correction (
  case_id uuid not null references label_case on delete cascade,
  person_id text not null references person,
  row_id text not null,
  -- by fact, as a case file has them; what is not here stands as it was submitted
  facts jsonb not null,
  because text not null default '' check (length(because) <= 10000),
  seen text not null default '' check (length(seen) <= 10000),
  version integer not null default 1,
  changed_at timestamptz not null default now(),
  primary key (case_id, person_id, row_id)
);
create index expert_correction_person on expert_correction (person_id);
alter table expert_correction enable row level security, force row level security;
create policy worker on expert_correction to klynge_worker using (true) with check (true);
grant select, insert, update on expert_correction to klynge_worker, klynge_person;
create policy own on expert_correction to klynge_person
  using (person_id = current_person() and case_id in (select assessed_cases()))
  with check (person_id = current_person() and case_id in (select assessed_cases()));
create policy all_signed on expert_correction for select to klynge_person
  using (exists (select from label_case c where c.id = case_id and c.unblinded)
    and ((select has_office()) or case_id in (select assessed_cases())));
-- Whoever holds an office names somebody of the same office for the days on which he is away. A vote of the board is nobody else's.
create function stood_in_for(day date) returns table (office text, absent text) language sql stable security definer
  set search_path = public
begin atomic
  select o.office, a.person_id from absence a
    join office o on o.person_id = a.person_id and o.office in ('secretariat', 'appeals')
    join office own on own.person_id = current_person() and own.office = o.office
    where a.delegate = current_person() and day between a.starts and a.ends;
end;
-- Those who could stand in for the person.
create function office_colleagues() returns table (id text, name text, office text) language sql stable security definer
  set search_path = public
begin atomic
  select p.id, p.name, o.office from office own
    join office o on o.office = own.office and o.person_id <> own.person_id
    join person p on p.id = o.person_id and p.erased_at is null
    where own.person_id = current_person() and own.office in ('secretariat', 'appeals')
    order by p.name, p.id, o.office;
end;
-- Appeals of the person, and of those for whom he stands in and who has nothing else to do with the case.
create function own_appeals() returns setof uuid language sql stable security definer set search_path = public
begin atomic
  select c.id from label_case c where c.appeals_officer = current_person()
    or c.appeals_officer in (select absent from stood_in_for(current_date) where office = 'appeals')
      and not exists (select from cluster_person p where p.cluster_id = c.cluster_id and p.person_id = current_person())
      and not exists (select from case_expert e where e.case_id = c.id and e.person_id = current_person())
      and not exists (select from case_event e where e.case_id = c.id and e.person_id = current_person()
        and e.party in ('secretariat', 'expert', 'board'));
end;
create or replace function whole_trail(wanted uuid) returns setof case_event language sql stable security definer
  set search_path = public
begin atomic
  select e.* from case_event e join label_case c on c.id = e.case_id where c.id = wanted
    and (may_see_cluster(c.cluster_id) or c.id in (select proposed_cases()) or c.id in (select own_appeals())
      or (holds_office('board') and c.board_seen))
    order by e.number;
end;
create or replace function submitted_case(wanted uuid) returns text language sql stable security definer
  set search_path = public
  return (select s.case_file from label_case c
    join submission s on s.assessment_id = c.assessment_id and s.number = c.submission_number
    where c.id = wanted
      and (may_see_cluster(c.cluster_id) or c.id in (select proposed_cases()) or c.id in (select own_appeals())
        or (holds_office('board') and c.board_seen)));
-- As before, and also to who stands in for the one who is asked.
drop function awaited_people(uuid, text, text);
create function awaited_people(wanted uuid, as_party text, one text, day date)
  returns table (id text, name text, email text, language text)
  language sql stable security definer set search_path = public
begin atomic
  select p.id, p.name, p.email, p.language from label_case c, person p
    where c.id = wanted and p.erased_at is null
      and (may_see_cluster(c.cluster_id) or c.id in (select proposed_cases()) or c.id in (select own_appeals())
        or (holds_office('board') and c.board_seen))
      and case
        when one is not null then exists (
            select from case_task t where t.case_id = wanted and t.party = as_party and t.person_id = one)
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
-- With the secretariat's tasks in the cases of an officer who is away: his is a case in which he acted for the secretariat last.
drop function tasks_of_the_away(date);
create function tasks_of_the_away(day date)
  returns table (case_id uuid, cluster_id uuid, task text, party text, absent text, away_until date, since date, due_on date, label text,
    cluster_name text, opens boolean)
  language sql stable security definer set search_path = public
begin atomic
  select t.case_id, c.cluster_id, t.task, t.party, p.name, max(a.ends), t.since, t.due_on, c.label, c.opened -> 'cluster' ->> 'name',
      t.party = 'secretariat' or c.id in (select own_appeals())
    from absence a
    join person p on p.id = a.person_id
    join case_task t on t.person_id = a.person_id
      or t.person_id is null and t.party = 'secretariat'
        and a.person_id in (select s.absent from stood_in_for(day) s where s.office = 'secretariat')
        and a.person_id = (select coalesce(e.data ->> 'onBehalfOf', e.person_id) from case_event e
          where e.case_id = t.case_id and e.party = 'secretariat' order by e.number desc limit 1)
    join label_case c on c.id = t.case_id
    where a.delegate = current_person() and day between a.starts and a.ends and t.task <> 'score'
      and not exists (select from cluster_person cp where cp.cluster_id = c.cluster_id and cp.person_id = current_person())
    group by t.case_id, c.id, c.cluster_id, t.task, t.party, p.id, p.name, t.since, t.due_on, c.label, c.opened;
end;

grant create on schema public to klynge_rights;
alter function stood_in_for(date) owner to klynge_rights;
alter function office_colleagues() owner to klynge_rights;
alter function own_appeals() owner to klynge_rights;
alter function awaited_people(uuid, text, text, date) owner to klynge_rights;
alter function tasks_of_the_away(date) owner to klynge_rights;
revoke create on schema public from klynge_rights;

drop policy seen on label_case;
create policy seen on label_case for select to klynge_person using (
  (select has_office()) or cluster_id in (select own_clusters()) or id in (select proposed_cases())
  or id in (select own_appeals())
  or ((select holds_office('board')) and board_seen));
drop policy seen_changed on label_case;
create policy seen_changed on label_case for update to klynge_person using (
  (select has_office()) or cluster_id in (select own_clusters()) or id in (select proposed_cases())
  or id in (select own_appeals())
  or ((select holds_office('board')) and board_seen))
  with check (true);

-- A cluster reads findings and corrected answers with the draft of its report. Where a label has no points nobody ever signs any, and the
-- first wording of this policy kept the draft of a Bronze case from its cluster.
drop policy seen on case_event;
create policy seen on case_event for select to klynge_person using (exists (select from label_case c where c.id = case_id and (
  (has_office() or holds_office('board') or c.id in (select assessed_cases())
    or c.id in (select own_appeals()))
    and (audience <> 'points' or c.unblinded)
  or c.cluster_id in (select own_clusters())
    and (audience = 'case' or (audience = 'decision' and c.decision_sent) or (audience in ('report', 'points') and c.report_sent
      and (c.unblinded or (audience = 'report' and c.label <> 'gold')))))));

-- The secret address under which a person's calendar program reads days and visits. It is shown once; here is only its hash.
create table calendar_feed (
  person_id text primary key references person,
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null
);
alter table calendar_feed enable row level security, force row level security;
grant select (person_id, made_at), insert, delete on calendar_feed to klynge_person;
grant select on calendar_feed to klynge_auth;
grant select, insert, update, delete on calendar_feed to klynge_worker;
create policy own on calendar_feed to klynge_person
  using (person_id = current_person()) with check (person_id = current_person());
create policy looked_up on calendar_feed for select to klynge_auth using (true);
create policy worker on calendar_feed to klynge_worker using (true) with check (true);

-- Somebody without an account is invited into the pool of experts by the secretariat, which runs it; the country is that of the pool.
alter table invitation drop constraint invitation_role_check;
alter table invitation add constraint invitation_role_check
  check (role in ('owner', 'member', 'reader', 'administrator', 'secretariat', 'board', 'appeals', 'expert'));
alter table invitation drop constraint invitation_check;
alter table invitation add constraint invitation_check
  check ((cluster_id is null) = (role in ('administrator', 'secretariat', 'board', 'appeals', 'expert')));
alter table invitation add column country text check (country ~ '^[A-Z]{2}$');
alter table invitation add constraint invitation_country check ((country is not null) = (role = 'expert'));
drop policy seen_written on invitation;
create policy seen_written on invitation for insert to klynge_person
  with check (case when cluster_id is not null then may_see_cluster(cluster_id)
    when role = 'expert' then holds_office('secretariat') else is_administrator() end);
drop policy seen_changed on invitation;
create policy seen_changed on invitation for update to klynge_person
  using (case when cluster_id is not null then may_see_cluster(cluster_id)
    when role = 'expert' then holds_office('secretariat') or is_administrator() else is_administrator() end)
  with check (case when cluster_id is not null then may_see_cluster(cluster_id)
    when role = 'expert' then holds_office('secretariat') or is_administrator() else is_administrator() end);
