-- A letter whose link has run out is not sent any more, however long the mail server was away.
alter table mail add column valid_until timestamptz;

-- The half minute whose code somebody used last: a code opens once.
alter table auth.two_factor add column last_step bigint;
