-- Who looks on in a case: an office, or the board, by people who have nothing else to do with it. Whoever belongs to the cluster reads as the
-- cluster, whoever was asked to assess as an expert, and a member of the board who is in conflict reads no more of it.
create function looks_on(wanted uuid, cluster uuid) returns boolean language sql stable security definer set search_path = public
  return not exists (select from cluster_person p where p.cluster_id = cluster and p.person_id = current_person())
    and not exists (select from case_expert e where e.case_id = wanted and e.person_id = current_person())
    and (has_office() or holds_office('board') and not exists (
      select from case_event e where e.case_id = wanted and e.step = 'declare_board_conflict' and e.person_id = current_person()));
grant create on schema public to klynge_rights;
alter function looks_on(uuid, uuid) owner to klynge_rights;
revoke create on schema public from klynge_rights;

-- How the members of the board vote is read by them and the offices, not by the experts whose work they judge.
alter table case_event drop constraint case_event_audience_check;
alter table case_event add constraint case_event_audience_check
  check (audience in ('case', 'assessors', 'board', 'report', 'points', 'decision'));
-- whoever owns the tables is bound by row-level security too
alter table case_event no force row level security;
update case_event set audience = 'board' where step in ('vote', 'declare_board_conflict');
alter table case_event force row level security;

-- An expert who came in the place of another one reads what was found and recommended when he has given his own points, and not before.
drop policy seen on case_event;
create policy seen on case_event for select to klynge_person using (exists (select from label_case c where c.id = case_id and (
  case_event.person_id = current_person() and audience in ('assessors', 'board')
  or (looks_on(c.id, c.cluster_id) or c.id in (select own_appeals())) and (audience <> 'points' or c.unblinded)
  or c.id in (select assessed_cases()) and (audience in ('case', 'decision')
    or audience in ('assessors', 'report', 'points') and (c.unblinded or c.label <> 'gold'))
  or c.cluster_id in (select own_clusters())
    and (audience = 'case' or (audience = 'decision' and c.decision_sent) or (audience in ('report', 'points') and c.report_sent
      and (c.unblinded or (audience = 'report' and c.label <> 'gold')))))));

do $$
declare
  name text;
begin
  foreach name in array array['expert_score', 'expert_sheet', 'evidence_verdict', 'expert_correction']
  loop
    execute format('drop policy all_signed on %I', name);
    execute format($p$create policy all_signed on %I for select to klynge_person
      using (exists (select from label_case c where c.id = case_id and c.unblinded
        and (c.id in (select assessed_cases()) or (select has_office()) and looks_on(c.id, c.cluster_id))))$p$, name);
  end loop;
end
$$;

-- Who sees a piece of evidence is fixed with what is handed in: the cluster cannot take it from its experts afterwards.
alter table submitted_evidence add column seen_by text not null default 'assessors' check (seen_by in ('cluster', 'assessors'));
alter table submitted_evidence no force row level security;
alter table evidence no force row level security;
update submitted_evidence s set seen_by = e.seen_by from evidence e where e.id = s.evidence_id;
alter table submitted_evidence force row level security;
alter table evidence force row level security;
create or replace function submitted_to_me() returns setof uuid language sql stable security definer
  set search_path = public
begin atomic
  select evidence_id from submitted_evidence
    where seen_by = 'assessors' and assessment_id in (select assessed_assessments());
end;
drop policy assessed on evidence;
create policy assessed on evidence for select to klynge_person using (id in (select submitted_to_me()));
