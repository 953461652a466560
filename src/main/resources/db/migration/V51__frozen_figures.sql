-- What a signed report says, for ever: rows under a code. A correction (đính chính) by two persons is a new version beside the old.
create table register.figure_set (
  code        text not null,
  version     integer not null,
  kind        text not null check (kind in ('PERIOD_REPORT', 'MONITORING', 'CLOSING')),
  directive   text not null,
  proceeding  text not null,
  body        text not null,      -- whose report
  period      text,
  number      text not null,
  dated_on    date not null,
  cut_off     timestamptz not null,
  cause       text not null check (cause in ('SIGNED', 'SIGNED_AGAIN', 'CORRECTED')),
  reason      text,
  proposed_by text,
  frozen_by   text not null,      -- who signed, or confirmed the correction
  frozen_at   timestamptz not null,
  primary key (code, version),
  check (cause <> 'CORRECTED' or (reason is not null and proposed_by is not null and proposed_by <> frozen_by)),
  check ((cause = 'SIGNED') = (version = 1))
);
create index figure_set_proceeding on register.figure_set (proceeding);

create table register.figure_row (
  code        text not null,
  version     integer not null,
  ordinal     integer not null,
  work        text not null,
  clause      text,
  clause_label text,
  measure     text,
  title       text,
  product     text,
  body        text not null,
  body_name   text not null,
  period      text,
  due         date,
  due_set_by  text,
  state       text not null,
  standing    text not null check (standing in
    ('DONE_IN_TIME', 'DONE_LATE', 'OPEN_IN_TIME', 'OPEN_LATE', 'NO_DUE', 'CANCELLED')),
  days_late   integer not null,
  content     text,
  primary key (code, version, ordinal),
  unique (code, version, work),
  foreign key (code, version) references register.figure_set
);

-- What a version says otherwise than the one before.
create table register.figure_change (
  code        text not null,
  version     integer not null,
  ordinal     integer not null,
  work        text not null,
  field       text not null,
  was         text,
  is_now      text,
  primary key (code, version, ordinal),
  foreign key (code, version) references register.figure_set
);

create table register.figure_correction (
  id          bigint generated always as identity primary key,
  code        text not null,
  of_version  integer not null,
  reason      text not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by  text,
  decided_at  timestamptz,
  outcome     text check (outcome in ('CONFIRMED', 'REFUSED')),
  decision_note text,
  foreign key (code, of_version) references register.figure_set,
  check ((decided_by is null) = (outcome is null) and (decided_at is null) = (outcome is null)),
  constraint two_persons check (decided_by <> proposed_by)
);
create unique index figure_correction_open on register.figure_correction (code) where outcome is null;

create table register.figure_correction_change (
  correction  bigint not null references register.figure_correction,
  ordinal     integer not null,
  work        text not null,
  field       text not null check (field in ('standing', 'due', 'daysLate', 'content')),
  was         text,
  is_now      text,
  primary key (correction, ordinal)
);

create function register.correction_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.outcome is null
      and (to_jsonb(old) - 'decided_by' - 'decided_at' - 'outcome' - 'decision_note')
        = (to_jsonb(new) - 'decided_by' - 'decided_at' - 'outcome' - 'decision_note') then
    return new;
  end if;
  raise exception 'register.% is decided once and stays', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger correction_stays before update or delete on register.figure_correction
  for each row execute function register.correction_stays();

create function register.corrected_as_proposed() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from register.figure_correction c where c.code = new.code
      and c.of_version = new.version - 1 and c.outcome = 'CONFIRMED' and c.proposed_by = new.proposed_by
      and c.decided_by = new.frozen_by) then
    raise exception 'figures % %: no correction was proposed and confirmed by two persons', new.code, new.version
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger corrected_as_proposed before insert on register.figure_set for each row
  when (new.cause = 'CORRECTED') execute function register.corrected_as_proposed();

do $$
declare t text;
begin
  foreach t in array array['figure_set', 'figure_row', 'figure_change', 'figure_correction_change'] loop
    execute format('create trigger only_added_to before update or delete on register.%I for each row '
      || 'execute function register.refuse_change()', t);
  end loop;
  foreach t in array array['figure_set', 'figure_row', 'figure_change', 'figure_correction',
      'figure_correction_change', 'paper_template'] loop
    execute format('create trigger never_emptied before truncate on register.%I for each statement '
      || 'execute function register.refuse_change()', t);
  end loop;
end $$;
