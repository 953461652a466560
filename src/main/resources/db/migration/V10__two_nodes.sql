-- What several nodes share: HTTP sessions, and which edition of the calendar is in force.

-- Columns as Spring Session 3.5 wants them.
create table register.session (
  primary_id             char(36) primary key,
  session_id             char(36) not null,
  creation_time          bigint not null,
  last_access_time       bigint not null,
  max_inactive_interval  int not null,
  expiry_time            bigint not null,
  principal_name         varchar(100)
);
create unique index session_id on register.session (session_id);
create index session_expiry on register.session (expiry_time);
create index session_principal on register.session (principal_name);

create table register.session_attributes (
  session_primary_id     char(36) not null references register.session on delete cascade,
  attribute_name         varchar(200) not null,
  attribute_bytes        bytea not null,
  primary key (session_primary_id, attribute_name)
);

-- A token that is never used twice: whoever has read the calendar under another one reads it again.
create table register.calendar_edition (
  one    boolean primary key default true check (one),
  token  uuid not null default gen_random_uuid()
);
insert into register.calendar_edition default values;

create function register.calendar_changed() returns trigger language plpgsql as $$
begin
  update register.calendar_edition set token = gen_random_uuid();
  return null;
end $$;
create trigger calendar_changed after insert or update or delete or truncate on register.calendar_day
  for each statement execute function register.calendar_changed();
