-- Editions of the schemes: those that were brought, and those that a release of the program came with (docs/decisions/0023).
create table edition (
  id uuid primary key default gen_random_uuid(),
  -- of its files
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  -- as its owner calls it
  name text not null,
  -- checked and frozen, as JSON; as text, because the order of its entries means something
  content text not null,
  -- null for one that a release came with
  brought_by text references person,
  brought_at timestamptz not null default now(),
  effective_from date,
  published_by text references person,
  published_at timestamptz,
  withdrawn_by text references person,
  withdrawn_at timestamptz,
  check (published_at is null or effective_from is not null or brought_by is null),
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  check (withdrawn_at is null or (published_at is not null and (withdrawn_at at time zone 'UTC')::date < effective_from))
);
-- the same files are there once, one edition begins on a day
create unique index edition_hash on edition (hash) where withdrawn_at is null;
create unique index edition_day on edition (effective_from) where published_at is not null and withdrawn_at is null;
create index edition_brought_by on edition (brought_by);
create index edition_published_by on edition (published_by);
create index edition_withdrawn_by on edition (withdrawn_by);

-- What it is never changes, and what was published stays so: cases are judged by it. Only its beginning can be called off.
create function keep_edition() returns trigger language plpgsql set search_path = public as $$
begin
  if tg_op = 'DELETE' then
    if old.published_at is not null then
      raise integrity_constraint_violation using message = 'a published edition stays';
    end if;
    return old;
  end if;
  if (new.id, new.hash, new.name, new.content, new.brought_by, new.brought_at)
      is distinct from (old.id, old.hash, old.name, old.content, old.brought_by, old.brought_at)
    or old.published_at is not null and (new.effective_from, new.published_by, new.published_at)
      is distinct from (old.effective_from, old.published_by, old.published_at)
    or old.withdrawn_at is not null and (new.withdrawn_by, new.withdrawn_at) is distinct from (old.withdrawn_by, old.withdrawn_at)
  then
    raise integrity_constraint_violation using message = 'an edition does not change';
  end if;
  return new;
end
$$;
create trigger keep_edition before update or delete on edition for each row execute function keep_edition();

alter table edition enable row level security, force row level security;
grant select, insert, update, delete on edition to klynge_person;
grant select, insert on edition to klynge_worker;
create policy worker on edition to klynge_worker using (true) with check (true);
create policy published on edition for select to klynge_person using (published_at is not null or (select has_office()));
create policy secretariat_brings on edition for insert to klynge_person
  with check (holds_office('secretariat') and brought_by = current_person() and published_at is null and withdrawn_at is null);
create policy secretariat_changes on edition for update to klynge_person
  using (holds_office('secretariat')) with check (holds_office('secretariat'));
create policy secretariat_discards on edition for delete to klynge_person using (holds_office('secretariat'));
