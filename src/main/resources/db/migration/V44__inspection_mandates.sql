-- What an inspector may read: a directive, the work of a body, or both together, between two days, on a paper of the
-- office. Rows are ended, never taken back.
create table register.inspection (
  id          bigint generated always as identity primary key,
  inspector   text not null references register.person,
  directive   text references register.directive,   -- null: whatever the directive
  body        text references register.body,        -- null: whatever the body
  number      text not null,                        -- of the paper that orders the inspection
  dated_on    date not null,
  valid_from  date not null,
  valid_to    date not null,                        -- last day, inclusive; before valid_from: ended before it began
  opened_by   text not null,
  opened_at   timestamptz not null,
  check (directive is not null or body is not null),
  check (valid_to >= valid_from - 1)
);
create index inspection_inspector on register.inspection (inspector);

-- Who reads what is a condition of every list: each of its branches goes by an index.
create index assignment_of_body on register.assignment (body);
create index proceeding_owner on register.proceeding (owner);
create index step_of_owner on register.step (owner);
create index report_answer_body on register.report_answer (body);
