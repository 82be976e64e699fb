-- Tokens with which programs ask the JSON API on behalf of a person. A token is shown once; here is only its hash.
create table api_token (
  id uuid primary key default gen_random_uuid(),
  person_id text not null references person,
  name text not null check (length(name) between 1 and 100),
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null default now(),
  -- to the next five minutes
  last_used_at timestamptz,
  expires_at timestamptz not null check (expires_at > created_at),
  revoked_at timestamptz
);
create index api_token_person on api_token (person_id);

-- A person sees and withdraws his own, and never reads a hash; klynge_auth looks a hash up before anybody is known.
grant select (id, person_id, name, created_at, last_used_at, expires_at, revoked_at), insert, update (revoked_at)
  on api_token to klynge_person;
grant select (person_id, token_hash, id, last_used_at, expires_at, revoked_at), update (last_used_at) on api_token to klynge_auth;
grant select, insert, update, delete on api_token to klynge_worker;

alter table api_token enable row level security, force row level security;

create policy own on api_token for select to klynge_person using (person_id = current_person());
create policy own_written on api_token for insert to klynge_person with check (person_id = current_person());
create policy own_revoked on api_token for update to klynge_person
  using (person_id = current_person()) with check (person_id = current_person());
create policy looked_up on api_token for select to klynge_auth using (true);
create policy used on api_token for update to klynge_auth using (true) with check (true);
create policy worker on api_token to klynge_worker using (true) with check (true);
