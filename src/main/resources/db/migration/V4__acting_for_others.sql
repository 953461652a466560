-- Nhập thay: the officials of one body enter for another between two days.
create table register.mandate (
  id          bigint generated always as identity primary key,
  body        text not null references register.body,
  agent       text not null references register.body,
  valid_from  date not null,
  valid_to    date,                    -- last day, inclusive
  document    text not null,           -- on what grounds
  given_by    text not null,
  given_at    timestamptz not null,
  check (body <> agent),
  check (valid_to is null or valid_to >= valid_from)
);
create index mandate_agent on register.mandate (agent);

-- Theo bút phê: what a leader wrote on paper, with the scan, before a clerk hands in the form.
create table register.endorsement (
  id          bigint generated always as identity primary key,
  task_id     text not null,
  proceeding  text not null,
  leader      text not null,
  written_on  date not null,
  content     text not null,
  file_name   text not null,
  media_type  text not null,
  size        bigint not null,
  sha256      text not null,
  scan        bytea not null,
  recorded_by text not null,
  recorded_at timestamptz not null
);
create index endorsement_task on register.endorsement (task_id);
create index endorsement_proceeding on register.endorsement (proceeding);

alter table register.step add column done_for text references register.body;
