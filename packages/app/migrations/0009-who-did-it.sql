-- Whoever sees what was done sees who did it: an officer who handed a cluster over, a colleague who left since.
create policy did_it on person for select to klynge_person
  using (exists (select from audit_entry done where done.person_id = person.id));
