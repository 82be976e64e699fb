-- The day on which somebody asks is that of the program, in UTC: the database has a time zone of its own, and would let who stands in see
-- an appeal some hours too early or too late.
create function current_day() returns date language sql stable
  return coalesce(nullif(current_setting('klynge.today', true), '')::date, (now() at time zone 'UTC')::date);
create or replace function own_appeals() returns setof uuid language sql stable security definer set search_path = public
begin atomic
  select c.id from label_case c where c.appeals_officer = current_person()
    or c.appeals_officer in (select absent from stood_in_for(current_day()) where office = 'appeals')
      and not exists (select from cluster_person p where p.cluster_id = c.cluster_id and p.person_id = current_person())
      and not exists (select from case_expert e where e.case_id = c.id and e.person_id = current_person())
      and not exists (select from case_event e where e.case_id = c.id and e.person_id = current_person()
        and e.party in ('secretariat', 'expert', 'board'));
end;

-- Until when an assessment is to be handed in: the day of the application for its label, which the case tells too, or else its own.
create function hand_in_by(cluster uuid, wanted text, own date) returns date language sql stable security definer
  set search_path = public
  return coalesce((select max(t.due_on) from label_case c join case_task t on t.case_id = c.id and t.task = 'answer'
    where c.cluster_id = cluster and c.label = wanted), own);
grant create on schema public to klynge_rights;
alter function hand_in_by(uuid, text, date) owner to klynge_rights;
revoke create on schema public from klynge_rights;
