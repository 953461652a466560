-- The two tables of urging as they have been in force, oldest first: who changed what, when, why, and which timers moved.
create table register.urging_table (
  id           bigint generated always as identity primary key,
  decision     text not null check (decision in ('escalation-rungs', 'escalation-recipients')),
  version      integer not null,
  content      text not null,         -- the DMN file
  sha256       text not null,
  source       text not null check (source in ('SHIPPED', 'FOLDER', 'ADMINISTRATOR')),
  changed_by   text not null,         -- account, or SYSTEM
  changed_at   timestamptz not null,
  reason       text not null,
  changes      text[] not null default '{}',   -- answers that differ from the version before, as people read them
  moved_to     text not null default '',       -- timers of proceedings up to this key have been looked at
  moved_at     timestamptz,                    -- all have been
  unique (decision, version)
);
-- The version of one decision that counts is its newest.

create table register.urging_table_move (
  urging_table bigint not null references register.urging_table,
  proceeding   text not null,
  from_at      timestamptz,
  to_at        timestamptz not null,
  rung         text,
  primary key (urging_table, proceeding)
);

-- Dates of urging are reckoned from the calendar and from these tables: one token tells all nodes that either has changed.
create trigger urging_table_changed after insert on register.urging_table
  for each statement execute function register.calendar_changed();

-- Where the post that a table names was vacant and somebody else was told instead.
alter table register.alert add column vacant_role text;
