-- A person may be erased: what is known of him goes; his row stays without a name, so that answers and entries still say that one and
-- the same person gave them.
alter table person add column erased_at timestamptz;
alter table person drop constraint person_name_check;
alter table person add constraint person_name_check
  check (case when erased_at is null then length(name) between 1 and 200 else name = '' end);

-- A person changes name and language; everything else about him is the worker's.
revoke update on person from klynge_person;
grant update (name, language) on person to klynge_person;

-- There is nothing to hide about a person of whom nothing is left; pages tell him from somebody whom their reader may not see.
create policy erased on person for select to klynge_person using (erased_at is not null);

grant delete on cluster_person, invitation, mail to klynge_worker;

-- Every way in at once: password, passkeys, second step and sessions go with the user, links that wait by the id that they hold.
grant delete on api_token to klynge_auth;
create policy forgotten on api_token for delete to klynge_auth using (true);
create function forget_sign_in(person text) returns void language sql security definer
  set search_path = auth, public
begin atomic
  delete from public.api_token where person_id = person;
  delete from auth.verification where strpos(value, person) > 0;
  delete from auth."user" where id = person;
end;
-- whoever owns a function of a schema must be allowed to make one there, at least while it is handed over
grant create on schema public to klynge_auth;
alter function forget_sign_in(text) owner to klynge_auth;
revoke create on schema public from klynge_auth;
revoke execute on function forget_sign_in(text) from public;
grant execute on function forget_sign_in(text) to klynge_worker;
