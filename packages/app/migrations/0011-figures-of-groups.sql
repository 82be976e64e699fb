-- Turnover and balance of the group beside those of the company: the size class counts the group (EU 2003/361), the sums over the members
-- of a cluster count the companies.
alter table organisation
  add column group_turnover bigint check (group_turnover >= 0),
  add column group_balance bigint check (group_balance >= 0);
