-- Cases: from the application for a label to its decision (docs/decisions/0020).

-- Two more offices. What opens every cluster stays with the first two: a member of the board sees cases, not answers.
alter table office drop constraint office_office_check;
alter table office add constraint office_office_check check (office in ('administrator', 'secretariat', 'board', 'appeals'));
alter table invitation drop constraint if exists invitation_role_check;
alter table invitation add constraint invitation_role_check
  check (role in ('owner', 'member', 'reader', 'administrator', 'secretariat', 'board', 'appeals'));

create or replace function may_see_cluster(cluster uuid) returns boolean language sql stable security definer
  set search_path = public
  return exists (select from cluster_person where cluster_id = cluster and person_id = current_person())
      or exists (select from office where person_id = current_person() and office in ('administrator', 'secretariat'));
create or replace function has_office() returns boolean language sql stable security definer
  set search_path = public
  return exists (select from office where person_id = current_person() and office in ('administrator', 'secretariat'));
create function holds_office(wanted text) returns boolean language sql stable security definer
  set search_path = public
  return exists (select from office where person_id = current_person() and office = wanted);

-- Where a case stands; everything here follows from its trail, for lists and policies.
create table label_case (
  id uuid primary key default gen_random_uuid(),
  cluster_id uuid not null references cluster on delete cascade,
  label text not null check (label in ('bronze', 'silver', 'gold')),
  -- what the trail begins with (core: Opened)
  opened jsonb not null,
  state text not null default 'draft',
  since date not null,
  -- what was handed in: a submission of an assessment, which stays as it is until the decision
  assessment_id uuid,
  submission_number integer,
  foreign key (assessment_id, submission_number) references submission on delete restrict,
  edition_hash text not null check (edition_hash ~ '^[0-9a-f]{64}$'),
  -- every expert has signed: points are shown
  unblinded boolean not null default false,
  -- the cluster has got the draft of the report
  report_sent boolean not null default false,
  -- it was recommended once: from then on it is the board's too
  board_seen boolean not null default false,
  -- the cluster has been told how the board decided, the last time that it did
  decision_sent boolean not null default false,
  appeals_officer text references person,
  valid_until date,
  -- the end of the trail
  number integer not null default 0,
  hash text not null,
  opened_by text not null references person,
  opened_at timestamptz not null default now()
);
create index label_case_cluster on label_case (cluster_id);
create index label_case_state on label_case (state, since);
create index label_case_assessment on label_case (assessment_id, submission_number);
create index label_case_opened_by on label_case (opened_by);
create index label_case_appeals_officer on label_case (appeals_officer);
-- a cluster has one application for a label at a time
create unique index label_case_running on label_case (cluster_id, label)
  where state not in ('awarded', 'refused', 'published', 'withdrawn');

-- The experts of a case, as the trail says; policies ask here.
create table case_expert (
  case_id uuid not null references label_case on delete cascade,
  person_id text not null references person,
  state text not null check (state in ('proposed', 'accepted', 'free', 'withdrawn', 'objected', 'declined', 'in_conflict', 'left')),
  primary key (case_id, person_id)
);
create index case_expert_person on case_expert (person_id);

-- The trail. Nobody changes or deletes an entry; its texts stand beside it and can be erased.
create table case_event (
  case_id uuid not null references label_case on delete cascade,
  number integer not null check (number > 0),
  at timestamptz not null,
  person_id text references person,
  party text not null check (party in ('cluster', 'secretariat', 'expert', 'board', 'appeals', 'program')),
  step text not null,
  data jsonb not null,
  -- who reads it: everybody of the case, those who assess, the cluster once it has the report, points only when all have signed
  audience text not null check (audience in ('case', 'assessors', 'report', 'points', 'decision')),
  -- of the form or the tablet that sent it: sent twice, it is done once
  command_id uuid not null,
  previous_hash text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (case_id, number),
  unique (case_id, command_id)
);
create index case_event_person on case_event (person_id);

create table case_text (
  case_id uuid not null,
  number integer not null,
  path text not null,
  salt text not null,
  text text not null,
  primary key (case_id, number, path),
  foreign key (case_id, number) references case_event on delete cascade
);

-- What waits for whom.
create table case_task (
  case_id uuid not null references label_case on delete cascade,
  task text not null,
  party text not null check (party in ('cluster', 'secretariat', 'expert', 'board', 'appeals')),
  -- one certain person; else anybody of the party
  person_id text references person,
  since date not null,
  due_on date
);
create unique index case_task_once on case_task (case_id, task, party, coalesce(person_id, ''));
create index case_task_person on case_task (person_id);
create index case_task_party on case_task (party, due_on);

-- What an expert gives alone. Nobody else sees it before everybody has signed, not even that there is something.
create table expert_score (
  case_id uuid not null references label_case on delete cascade,
  person_id text not null references person,
  row_id text not null,
  points numeric(3, 1) check (points >= 0),
  because text not null default '' check (length(because) <= 10000),
  -- of the interview; never shown to anybody else
  note text not null default '' check (length(note) <= 10000),
  version integer not null default 1,
  changed_at timestamptz not null default now(),
  primary key (case_id, person_id, row_id)
);
create index expert_score_person on expert_score (person_id);

create table expert_sheet (
  case_id uuid not null references label_case on delete cascade,
  person_id text not null references person,
  signed_at timestamptz not null,
  -- over points and reasons as they were signed
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (case_id, person_id)
);
create index expert_sheet_person on expert_sheet (person_id);

-- What an expert found in a piece of evidence, in the version that was submitted.
create table evidence_verdict (
  case_id uuid not null references label_case on delete cascade,
  person_id text not null references person,
  evidence_id uuid not null references evidence on delete cascade,
  evidence_number integer not null,
  -- null while there is only a note
  verdict text check (verdict in ('seen', 'not_seen', 'contradicts')),
  note text not null default '' check (length(note) <= 10000),
  version integer not null default 1,
  changed_at timestamptz not null default now(),
  primary key (case_id, person_id, evidence_id)
);
create index evidence_verdict_person on evidence_verdict (person_id);
create index evidence_verdict_evidence on evidence_verdict (evidence_id);

-- A monthly meeting of the board and its list.
create table board_meeting (
  id uuid primary key default gen_random_uuid(),
  held_on date not null unique,
  version integer not null default 1,
  changed_by text not null references person,
  changed_at timestamptz not null default now()
);
create index board_meeting_changed_by on board_meeting (changed_by);
alter table label_case add column meeting_id uuid references board_meeting;
create index label_case_meeting on label_case (meeting_id);

-- Whoever is, or was, in the pool of experts.
create table expert (
  person_id text primary key references person,
  country text not null check (country ~ '^[A-Z]{2}$'),
  firm text not null default '' check (length(firm) <= 400),
  languages text[] not null default '{}',
  -- NACE sections
  sectors text[] not null default '{}',
  capacity integer not null default 6 check (capacity between 0 and 100),
  benchmarking_until date,
  auditor_until date,
  version integer not null default 1,
  changed_by text not null references person,
  changed_at timestamptz not null default now()
);
create index expert_changed_by on expert (changed_by);

-- Past and present ties of an expert to organisations and clusters: conflicts of interest are computed from them.
create table expert_tie (
  id uuid primary key default gen_random_uuid(),
  person_id text not null references expert on delete cascade,
  kind text not null check (kind in ('employed', 'paid', 'coaching', 'funding', 'leads', 'member')),
  organisation text not null check (length(organisation) between 1 and 400),
  -- its number in the national register of its country; else it is found by its name
  country text not null default '' check (country ~ '^([A-Z]{2})?$'),
  register_number text not null default '' check (register_number = '' or country <> ''),
  cluster_id uuid references cluster on delete cascade,
  starts date not null,
  ends date,
  version integer not null default 1,
  changed_by text not null references person,
  changed_at timestamptz not null default now(),
  check (ends is null or ends >= starts)
);
create index expert_tie_person on expert_tie (person_id);
create index expert_tie_cluster on expert_tie (cluster_id);
create index expert_tie_changed_by on expert_tie (changed_by);

-- When somebody is away, and who does his work meanwhile.
create table absence (
  id uuid primary key default gen_random_uuid(),
  person_id text not null references person,
  starts date not null,
  ends date not null,
  delegate text references person,
  changed_at timestamptz not null default now(),
  check (ends >= starts),
  check (delegate <> person_id)
);
create index absence_person on absence (person_id, ends);
create index absence_delegate on absence (delegate);

-- Which reminders of an ending label were sent.
create table label_reminder (
  case_id uuid not null references label_case on delete cascade,
  months integer not null check (months in (12, 6, 3, 1)),
  sent_on date not null,
  primary key (case_id, months)
);

-- Letters of the scheme as the secretariat words them; without a row the text of the program is sent.
create table letter_template (
  letter text not null,
  language text not null check (language in ('en', 'nb', 'da', 'pl')),
  subject text not null check (length(subject) between 1 and 400),
  body text not null check (length(body) between 1 and 20000),
  version integer not null default 1,
  changed_by text not null references person,
  changed_at timestamptz not null default now(),
  primary key (letter, language)
);
create index letter_template_changed_by on letter_template (changed_by);

-- Cases in which the person is asked to assess, or does; and those whose content is open to him.
create function proposed_cases() returns setof uuid language sql stable security definer
  set search_path = public
begin atomic
  select case_id from case_expert where person_id = current_person() and state in ('proposed', 'accepted', 'free');
end;
create function assessed_cases() returns setof uuid language sql stable security definer
  set search_path = public
begin atomic
  select case_id from case_expert where person_id = current_person() and state = 'free';
end;
create function assessed_assessments() returns setof uuid language sql stable security definer
  set search_path = public
begin atomic
  select c.assessment_id from label_case c join case_expert e on e.case_id = c.id
    where e.person_id = current_person() and e.state = 'free' and c.assessment_id is not null
      and c.state not in ('awarded', 'refused', 'published', 'withdrawn');
end;
create function submitted_to_me() returns setof uuid language sql stable security definer
  set search_path = public
begin atomic
  select evidence_id from submitted_evidence where assessment_id in (select assessed_assessments());
end;
create function assessed_clusters() returns setof uuid language sql stable security definer
  set search_path = public
begin atomic
  select c.cluster_id from label_case c join case_expert e on e.case_id = c.id
    where e.person_id = current_person() and e.state = 'free';
end;
-- The rules have to know the whole case, whoever takes the step; pages read the table, which shows to each his part.
create function whole_trail(wanted uuid) returns setof case_event language sql stable security definer
  set search_path = public
begin atomic
  select e.* from case_event e join label_case c on c.id = e.case_id where c.id = wanted
    and (may_see_cluster(c.cluster_id) or c.id in (select proposed_cases()) or c.appeals_officer = current_person()
      or (holds_office('board') and c.board_seen))
    order by e.number;
end;
-- What was submitted last, for the same reason: label rules are judged again at each step, also where the board decides.
create function submitted_case(wanted uuid) returns text language sql stable security definer
  set search_path = public
  return (select s.case_file from label_case c
    join submission s on s.assessment_id = c.assessment_id and s.number = c.submission_number
    where c.id = wanted
      and (may_see_cluster(c.cluster_id) or c.id in (select proposed_cases()) or c.appeals_officer = current_person()
        or (holds_office('board') and c.board_seen)));
-- What was handed in stays as it is while a case rests on it, whoever asks.
create function held_by_case(assessment uuid) returns boolean language sql stable security definer
  set search_path = public
  return exists (select from label_case where assessment_id = assessment
    and state not in ('awarded', 'refused', 'published', 'withdrawn'));
-- The list of members is shown before an expert declares his interests, and nothing else of the cluster.
create function members_to_declare(wanted uuid) returns table (name text, country text, register_number text)
  language sql stable security definer set search_path = public
begin atomic
  select o.name, o.country, o.register_number from label_case c join organisation o on o.cluster_id = c.cluster_id
    where c.id = wanted and c.id in (select proposed_cases()) and o.merged_into is null
    order by o.name;
end;
-- Who holds an office and does not belong to the cluster: the board is counted, an appeal is given to somebody.
create function holders_of(wanted text, cluster uuid) returns setof text language sql stable security definer
  set search_path = public
begin atomic
  select person_id from office where office = wanted
    and not exists (select from cluster_person c where c.cluster_id = cluster and c.person_id = office.person_id) order by person_id;
end;
-- Whether each expert of a case has signed. Asked by the one who signs just now, in his transaction.
create function all_signed(wanted uuid) returns boolean language sql stable security definer
  set search_path = public
  return exists (select from case_expert where case_id = wanted and state = 'free')
    and not exists (select from case_expert e where e.case_id = wanted and e.state = 'free'
      and not exists (select from expert_sheet s where s.case_id = wanted and s.person_id = e.person_id));

-- To whom a letter goes about what waits in a case: whoever takes a step does not see these people, and his step writes to them.
create function awaited_people(wanted uuid, as_party text, one text)
  returns table (id text, name text, email text, language text)
  language sql stable security definer set search_path = public
begin atomic
  select p.id, p.name, p.email, p.language from label_case c, person p
    where c.id = wanted and p.erased_at is null
      and (may_see_cluster(c.cluster_id) or c.id in (select proposed_cases()) or c.appeals_officer = current_person()
        or (holds_office('board') and (c.meeting_id is not null or c.state = 'recommended')))
      and case
        when one is not null then p.id = one
          and exists (select from case_task t where t.case_id = wanted and t.party = as_party and t.person_id = one)
        when as_party = 'cluster' then p.id in (
          select cp.person_id from cluster_person cp where cp.cluster_id = c.cluster_id and cp.role in ('owner', 'member'))
        else p.id in (select o.person_id from office o where o.office = as_party) end
    order by p.id;
end;
-- What waits for somebody who is away, for whom he named. The points of an expert are nobody else's, also then.
create function tasks_of_the_away(day date)
  returns table (case_id uuid, task text, party text, absent text, away_until date, since date, due_on date, label text, cluster_name text)
  language sql stable security definer set search_path = public
begin atomic
  select t.case_id, t.task, t.party, p.name, max(a.ends), t.since, t.due_on, c.label, c.opened -> 'cluster' ->> 'name'
    from absence a
    join case_task t on t.person_id = a.person_id
    join label_case c on c.id = t.case_id
    join person p on p.id = a.person_id
    where a.delegate = current_person() and day between a.starts and a.ends and t.task <> 'score'
    group by t.case_id, t.task, t.party, p.id, p.name, t.since, t.due_on, c.label, c.opened;
end;

grant create on schema public to klynge_rights;
alter function awaited_people(uuid, text, text) owner to klynge_rights;
alter function tasks_of_the_away(date) owner to klynge_rights;
alter function holds_office(text) owner to klynge_rights;
alter function proposed_cases() owner to klynge_rights;
alter function assessed_cases() owner to klynge_rights;
alter function assessed_assessments() owner to klynge_rights;
alter function submitted_to_me() owner to klynge_rights;
alter function assessed_clusters() owner to klynge_rights;
alter function whole_trail(uuid) owner to klynge_rights;
alter function holders_of(text, uuid) owner to klynge_rights;
alter function held_by_case(uuid) owner to klynge_rights;
alter function submitted_case(uuid) owner to klynge_rights;
alter function members_to_declare(uuid) owner to klynge_rights;
alter function all_signed(uuid) owner to klynge_rights;
revoke create on schema public from klynge_rights;
grant select on label_case, case_expert, case_event, case_task, expert_sheet, organisation, submitted_evidence, submission, absence,
  person to klynge_rights;

do $$
declare
  name text;
begin
  foreach name in array array['label_case', 'case_expert', 'case_event', 'case_text', 'case_task', 'expert_score', 'expert_sheet',
    'evidence_verdict', 'board_meeting', 'expert', 'expert_tie', 'absence', 'label_reminder', 'letter_template']
  loop
    execute format('alter table %I enable row level security, force row level security', name);
    execute format('create policy worker on %I to klynge_worker using (true) with check (true)', name);
    execute format('grant select, insert, update on %I to klynge_worker', name);
  end loop;
end
$$;
-- not even the program changes an entry of a trail
revoke update on case_event from klynge_worker;
create policy rights on label_case for select to klynge_rights using (true);
create policy rights on case_expert for select to klynge_rights using (true);
create policy rights on case_event for select to klynge_rights using (true);
create policy rights on expert_sheet for select to klynge_rights using (true);
create policy rights on case_task for select to klynge_rights using (true);
create policy rights on absence for select to klynge_rights using (true);
create policy rights on person for select to klynge_rights using (true);
create policy in_cases on submission for select to klynge_rights using (true);
create policy in_cases on submitted_evidence for select to klynge_rights using (true);
create policy in_cases on organisation for select to klynge_rights using (true);

grant select, insert, update on label_case, case_expert, expert_score, evidence_verdict, board_meeting, expert, expert_tie, absence,
  letter_template to klynge_person;
grant select, insert on case_event, case_text, label_reminder to klynge_person;
grant select, insert, delete on case_task, expert_sheet to klynge_person;
grant delete on expert_tie, absence, letter_template to klynge_person;
grant delete on case_task, case_text, expert_sheet, absence, label_reminder, expert_tie to klynge_worker;

create policy seen on label_case for select to klynge_person using (
  (select has_office()) or cluster_id in (select own_clusters()) or id in (select proposed_cases())
  or appeals_officer = current_person()
  or ((select holds_office('board')) and board_seen));
create policy seen_written on label_case for insert to klynge_person with check (may_see_cluster(cluster_id));
-- what may be changed is seen; a step can take a case out of the sight of who took it
create policy seen_changed on label_case for update to klynge_person using (
  (select has_office()) or cluster_id in (select own_clusters()) or id in (select proposed_cases())
  or appeals_officer = current_person()
  or ((select holds_office('board')) and board_seen))
  with check (true);

create policy seen on case_expert to klynge_person
  using (exists (select from label_case c where c.id = case_id)) with check (exists (select from label_case c where c.id = case_id));
create policy seen on case_event for select to klynge_person using (exists (select from label_case c where c.id = case_id and (
  (has_office() or holds_office('board') or c.id in (select assessed_cases())
    or c.appeals_officer = current_person())
    and (audience <> 'points' or c.unblinded)
  or c.cluster_id in (select own_clusters())
    and (audience = 'case' or (audience = 'decision' and c.decision_sent) or (audience in ('report', 'points') and c.report_sent and c.unblinded)))));
create policy own_written on case_event for insert to klynge_person with check (
  (person_id = current_person() or (person_id is null and party = 'program')) and exists (select from label_case c where c.id = case_id));
create policy seen on case_text for select to klynge_person
  using (exists (select from case_event e where e.case_id = case_text.case_id and e.number = case_text.number));
create policy own_written on case_text for insert to klynge_person
  with check (exists (select from label_case c where c.id = case_id));
-- A task to score stands for each expert until all have signed: it tells of nobody whether he has
create policy seen on case_task to klynge_person
  using (exists (select from label_case c where c.id = case_id))
  with check (exists (select from label_case c where c.id = case_id));

create policy own on expert_score to klynge_person
  using (person_id = current_person() and case_id in (select assessed_cases()))
  with check (person_id = current_person() and case_id in (select assessed_cases()));
create policy all_signed on expert_score for select to klynge_person
  using (exists (select from label_case c where c.id = case_id and c.unblinded)
    and ((select has_office()) or case_id in (select assessed_cases())));
create policy own on expert_sheet to klynge_person
  using (person_id = current_person()) with check (person_id = current_person() and case_id in (select assessed_cases()));
create policy all_signed on expert_sheet for select to klynge_person
  using (exists (select from label_case c where c.id = case_id and c.unblinded)
    and ((select has_office()) or case_id in (select assessed_cases())));
create policy own on evidence_verdict to klynge_person
  using (person_id = current_person() and case_id in (select assessed_cases()))
  with check (person_id = current_person() and case_id in (select assessed_cases()));
create policy all_signed on evidence_verdict for select to klynge_person
  using (exists (select from label_case c where c.id = case_id and c.unblinded)
    and ((select has_office()) or case_id in (select assessed_cases())));

create policy signed_in on board_meeting for select to klynge_person using (has_office() or holds_office('board'));
create policy offices_write on board_meeting for insert to klynge_person with check (holds_office('secretariat'));
create policy offices_change on board_meeting for update to klynge_person
  using (holds_office('secretariat')) with check (holds_office('secretariat'));
-- The pool is the scheme's own; an expert sees and corrects what it says of him. Others meet him in their cases.
create policy seen on expert for select to klynge_person using (has_office() or person_id = current_person()
  or exists (select from case_expert c where c.person_id = expert.person_id));
create policy office_writes on expert for insert to klynge_person with check (holds_office('secretariat'));
create policy own_changed on expert for update to klynge_person
  using (holds_office('secretariat') or person_id = current_person())
  with check (holds_office('secretariat') or person_id = current_person());
-- An expert says which languages and sectors he knows and how much he takes; nobody accredits himself.
create function keep_accreditation() returns trigger language plpgsql set search_path = public as $$
begin
  if current_user = 'klynge_person' and not holds_office('secretariat')
      and (new.person_id, new.country, new.firm, new.benchmarking_until, new.auditor_until)
        is distinct from (old.person_id, old.country, old.firm, old.benchmarking_until, old.auditor_until) then
    raise insufficient_privilege using message = 'accreditation, country and firm are the secretariat''s to change';
  end if;
  return new;
end
$$;
create trigger keep_accreditation before update on expert for each row execute function keep_accreditation();
create policy own on expert_tie to klynge_person
  using (has_office() or person_id = current_person())
  with check (holds_office('secretariat') or person_id = current_person());
create policy own on absence to klynge_person
  using (has_office() or person_id = current_person() or delegate = current_person())
  with check (holds_office('secretariat') or person_id = current_person());
create policy seen on label_reminder to klynge_person
  using (exists (select from label_case c where c.id = case_id)) with check (exists (select from label_case c where c.id = case_id));
create policy everybody_reads on letter_template for select to klynge_person using (true);
create policy offices_write on letter_template for insert to klynge_person with check (holds_office('secretariat'));
create policy offices_change on letter_template for update to klynge_person
  using (holds_office('secretariat')) with check (holds_office('secretariat'));
create policy offices_take_back on letter_template for delete to klynge_person using (holds_office('secretariat'));

-- People of one's cases have a name.
create policy in_a_case on person for select to klynge_person
  using (exists (select from case_expert e where e.person_id = person.id) or exists (select from case_event e where e.person_id = person.id));
create policy assessed on cluster for select to klynge_person using (id in (select assessed_clusters()));

-- Experts read what was submitted, and write none of it.
create policy assessed on assessment for select to klynge_person using (id in (select assessed_assessments()));
create policy assessed on evidence for select to klynge_person
  using (seen_by = 'assessors' and id in (select submitted_to_me()));
do $$
declare
  name text;
begin
  foreach name in array array['row_note', 'submission', 'submitted_evidence', 'report_order']
  loop
    execute format($p$create policy not_by_experts on %I as restrictive for insert to klynge_person
      with check (exists (select from assessment a where a.id = assessment_id and may_see_cluster(a.cluster_id)))$p$, name);
    execute format($p$create policy changed_not_by_experts on %I as restrictive for update to klynge_person
      using (exists (select from assessment a where a.id = assessment_id and may_see_cluster(a.cluster_id)))$p$, name);
  end loop;
end
$$;
create policy not_by_experts on evidence_version as restrictive for insert to klynge_person
  with check (may_see_cluster(cluster_id));
