-- Every label that a cluster has or had: those that cases gave, and those from before, which the secretariat enters. A cluster had one place
-- for all of them: withdrawing an old one deleted the new one, and a lower label took the place of a higher one.
create table cluster_label (
  id uuid primary key default gen_random_uuid(),
  cluster_id uuid not null references cluster on delete cascade,
  label text not null check (label in ('bronze', 'silver', 'gold')),
  valid_from date not null,
  valid_until date not null check (valid_until >= valid_from),
  standing text not null default 'valid' check (standing in ('valid', 'suspended', 'withdrawn')),
  -- null: it is from before, and `source` tells where it is told
  case_id uuid unique references label_case on delete cascade,
  source text not null default '' check (length(source) <= 2000),
  -- since when its renewal waits for the cluster; the program's own round sets it
  renew_since date,
  changed_by text references person,
  changed_at timestamptz not null default now(),
  check ((case_id is null) = (source <> ''))
);
create index cluster_label_cluster on cluster_label (cluster_id);
create index cluster_label_until on cluster_label (valid_until);
create index cluster_label_changed_by on cluster_label (changed_by);

-- what is in the tables already; whoever owns them is bound by row-level security too
alter table label_case no force row level security;
alter table case_event no force row level security;
alter table cluster no force row level security;
alter table label_reminder no force row level security;
alter table case_task no force row level security;
insert into cluster_label (cluster_id, label, valid_from, valid_until, case_id, standing)
select c.cluster_id, c.label, (d.data ->> 'validFrom')::date, (d.data ->> 'validUntil')::date, c.id,
    case s.step when 'suspend_label' then 'suspended' when 'withdraw_label' then 'withdrawn' else 'valid' end
  from label_case c
  cross join lateral (select e.data from case_event e where e.case_id = c.id and e.step = 'decide' order by e.number desc limit 1) d
  cross join lateral (select e.step from case_event e where e.case_id = c.id
    and e.step in ('publish', 'suspend_label', 'reinstate_label', 'withdraw_label') order by e.number desc limit 1) s
  where c.state = 'published' and d.data ->> 'validFrom' is not null and d.data ->> 'validUntil' is not null;
insert into cluster_label (cluster_id, label, valid_from, valid_until, source)
select k.id, k.label, k.label_valid_from, k.label_valid_until, '-'
  from cluster k where k.label is not null and not exists (
    select from cluster_label l where l.cluster_id = k.id and l.label = k.label and l.valid_until = k.label_valid_until);

-- reminders belong to the label, which need not come from a case; 0 is the letter after the end
create table label_reminder_of_label (
  label_id uuid not null references cluster_label on delete cascade,
  months integer not null check (months in (12, 6, 3, 1, 0)),
  sent_on date not null,
  primary key (label_id, months)
);
insert into label_reminder_of_label select l.id, r.months, r.sent_on from label_reminder r join cluster_label l on l.case_id = r.case_id;
drop table label_reminder;
alter table label_reminder_of_label rename to label_reminder;
alter index label_reminder_of_label_pkey rename to label_reminder_pkey;
-- a renewal waits with the label
update cluster_label l set renew_since = t.since from case_task t where t.case_id = l.case_id and t.task = 'renew';
delete from case_task where task = 'renew';
alter table label_case force row level security;
alter table case_event force row level security;
alter table cluster force row level security;
alter table case_task force row level security;

alter table cluster_label enable row level security, force row level security;
alter table label_reminder enable row level security, force row level security;
create policy worker on cluster_label to klynge_worker using (true) with check (true);
create policy worker on label_reminder to klynge_worker using (true) with check (true);
grant select, insert, update on cluster_label to klynge_worker;
grant select, insert, delete on label_reminder to klynge_worker;
grant select, insert, update, delete on cluster_label to klynge_person;
grant select, insert on label_reminder to klynge_person;
create policy seen on cluster_label for select to klynge_person
  using ((select has_office()) or cluster_id in (select own_clusters()));
create policy secretariat_writes on cluster_label for insert to klynge_person with check ((select holds_office('secretariat')));
create policy secretariat_changes on cluster_label for update to klynge_person
  using ((select holds_office('secretariat'))) with check ((select holds_office('secretariat')));
-- what a case gave stays, whatever becomes of it
create policy secretariat_corrects on cluster_label for delete to klynge_person
  using ((select holds_office('secretariat')) and case_id is null);
create policy seen on label_reminder to klynge_person
  using (exists (select from cluster_label l where l.id = label_id)) with check (exists (select from cluster_label l where l.id = label_id));
