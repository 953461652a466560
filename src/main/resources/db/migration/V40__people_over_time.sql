-- Names that change, areas that a person is in charge of, and who stands in for whom (theo ủy quyền).

-- A name that a body bore before, until its last day; body.name is the one of today.
create table register.body_name (
  body        text not null references register.body,
  name        text not null,
  valid_to    date not null,           -- last day, inclusive
  changed_by  text not null,
  changed_at  timestamptz not null,
  primary key (body, valid_to)
);

-- What the body was called on a day: a paper of 2019 keeps the name of 2019.
create function register.name_on(text, date) returns text language sql stable as $$
  select coalesce(
    (select n.name from register.body_name n where n.body = $1 and n.valid_to >= $2 order by n.valid_to limit 1),
    (select b.name from register.body b where b.code = $1))
$$;

-- Bodies that an AREA_LEAD is in charge of; empty: all.
alter table register.membership add column areas text[] not null default '{}';

-- One person does the work of another from day to day; ends by itself. What the deputy is themselves never passes on.
create table register.substitution (
  id          bigint generated always as identity primary key,
  person      text not null references register.person,
  deputy      text not null references register.person,
  valid_from  date not null,
  valid_to    date not null,           -- last day, inclusive; before valid_from: withdrawn before it began
  document    text not null,           -- number of the paper
  given_by    text not null,
  given_at    timestamptz not null,
  begun_at    timestamptz,             -- claimed tasks and waiting alerts have followed
  ended_by    text,
  ended_at    timestamptz,
  check (person <> deputy)
);
create index substitution_deputy on register.substitution (deputy);
create index substitution_person on register.substitution (person);

-- Acting for a body that was ended before its first day never holds.
alter table register.mandate drop constraint mandate_check1;
alter table register.mandate add check (valid_to is null or valid_to >= valid_from - 1);

-- The role that a step is kept to, null: every official of its owner.
alter table register.step add column role text;
update register.step set role = 'SIGNER' where done_at is null and task in ('userTask_sign', 'userTask_signChange');
update register.step set role = 'CLERK' where done_at is null
  and task in ('userTask_breakDown', 'userTask_prepareChange');

-- The person for whom the actor acted (thay mặt), beside the body for which they entered.
alter table register.trail add column for_person text;
