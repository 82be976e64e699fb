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
-- A cluster reads findings and corrected answers with the draft of its report. Where a label has no points nobody ever signs any, and the
-- first wording of this policy kept the draft of a Bronze case from its cluster.
drop policy seen on case_event;
create policy seen on case_event for select to klynge_person using (exists (select from label_case c where c.id = case_id and (
  (has_office() or holds_office('board') or c.id in (select assessed_cases())
    or c.appeals_officer = current_person())
    and (audience <> 'points' or c.unblinded)
  or c.cluster_id in (select own_clusters())
    and (audience = 'case' or (audience = 'decision' and c.decision_sent) or (audience in ('report', 'points') and c.report_sent
      and (c.unblinded or (audience = 'report' and c.label <> 'gold')))))));
