-- A running directive changes: amended, withdrawn, replaced. What was stays.
create table register.directive_change (
  key          text primary key,       -- business key: <directive>:change:<n>
  directive    text not null references register.directive,
  ordinal      integer not null,
  kind         text not null check (kind in ('AMENDED', 'WITHDRAWN', 'REPLACED')),
  number       text not null,          -- of the paper that changes it
  dated_on     date not null,
  reason       text not null,
  replaced_by  text references register.directive,
  state        text not null check (state in ('PREPARING', 'AWAITING_SIGNATURE', 'APPLYING', 'APPLIED', 'DROPPED')),
  prepared_by  text not null,
  prepared_at  timestamptz not null,
  signed_by    text,
  signed_at    timestamptz,
  applied_at   timestamptz,
  unique (directive, ordinal)
);
-- One at a time: a second change waits for the first.
create unique index directive_change_open on register.directive_change (directive)
  where state in ('PREPARING', 'AWAITING_SIGNATURE', 'APPLYING');

create table register.change_item (
  change       text not null references register.directive_change,
  ordinal      integer not null,
  action       text not null check (action in ('ADD_MEASURE', 'ADD_LEAD', 'CANCEL', 'MOVE_DUE', 'REASSIGN')),
  measure      text not null,
  body         text references register.body,   -- null: every body of the measure
  to_body      text references register.body,
  due          date,
  clause       text,                            -- ADD_MEASURE
  kind         text,
  title        text,
  product      text,
  done         integer not null default 0,      -- assignments changed so far
  applied_at   timestamptz,
  primary key (change, ordinal)
);

alter table register.directive add column replaced_by text references register.directive;
alter table register.directive drop constraint directive_end_outcome_check;
alter table register.directive add constraint directive_end_outcome_check
  check (end_outcome in ('COMPLETED', 'ROUTINE', 'REPLACED', 'WITHDRAWN'));
alter table register.measure add column added_by text references register.directive_change;
alter table register.measure add column cancelled_by text references register.directive_change;
