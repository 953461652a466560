-- The trail says who, when and for whom; the change log, written by the database itself, what every change of state, date,
-- owner, right or rule was from and to. Both carry their transaction, so that each change finds whoever made it. Neither
-- can be changed, not even by whoever owns the tables.
alter table register.trail add column tx bigint not null default (pg_current_xact_id()::text::bigint);
create index trail_tx on register.trail (tx);

create table register.change_log (
  id        bigint generated always as identity primary key,
  tx        bigint not null default (pg_current_xact_id()::text::bigint),
  logged_at timestamptz not null default clock_timestamp(),   -- the database's clock, not the office's
  thing     text not null,      -- table
  key       text not null,
  field     text not null,      -- '*': the row as a whole
  was       text,
  is_now    text
);
create index change_log_tx on register.change_log (tx);
create index change_log_key on register.change_log (key, id);

-- Arguments: the key's columns, comma-separated; the columns that are followed. A new row is logged for rights and rules,
-- without a password and without the file of a table, which stays in its version.
create function register.log_change() returns trigger language plpgsql as $$
declare
  before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  after  jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  this   jsonb := coalesce(after, before);
  name   text;
  id     text := (select string_agg(this ->> k, ' ' order by n)
                  from unnest(string_to_array(tg_argv[0], ',')) with ordinality x(k, n));
begin
  if tg_op <> 'UPDATE' then
    insert into register.change_log (thing, key, field, was, is_now)
    values (tg_table_name, id, '*', (before - 'password_hash' - 'content')::text,
      (after - 'password_hash' - 'content')::text);
    return null;
  end if;
  foreach name in array string_to_array(tg_argv[1], ',') loop
    if before -> name is distinct from after -> name then
      insert into register.change_log (thing, key, field, was, is_now)
      values (tg_table_name, id, name,
        case when name = 'password_hash' then '***' else before ->> name end,
        case when name = 'password_hash' then '***' else after ->> name end);
    end if;
  end loop;
  return null;
end $$;

create trigger log_change after update on register.assignment for each row
  when (old.state is distinct from new.state or old.due is distinct from new.due or old.body is distinct from new.body
    or old.due_set_by is distinct from new.due_set_by or old.internal_due is distinct from new.internal_due)
  execute function register.log_change('key', 'state,due,due_set_by,body,internal_due');
create trigger log_change after update on register.directive for each row
  when (old.state is distinct from new.state)
  execute function register.log_change('key', 'state');
create trigger log_change after update on register.report for each row
  when (old.state is distinct from new.state or old.due is distinct from new.due)
  execute function register.log_change('proceeding,period', 'state,due');
create trigger log_change after insert or update or delete on register.membership for each row
  execute function register.log_change('person,body,role', 'valid_from,valid_to');
create trigger log_change after insert or update or delete on register.mandate for each row
  execute function register.log_change('id', 'body,agent,valid_from,valid_to');
create trigger log_change after insert or update or delete on register.inspection for each row
  execute function register.log_change('id', 'inspector,directive,body,valid_from,valid_to');
create trigger log_change after insert or update or delete on register.office_post for each row
  execute function register.log_change('post', 'body');
create trigger log_change after insert or update or delete on register.calendar_day for each row
  execute function register.log_change('day', 'kind,name,source,provisional');
create trigger log_password after update of password_hash on register.person for each row
  when (old.password_hash is distinct from new.password_hash)
  execute function register.log_change('account', 'password_hash');

create function register.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'register.% is only ever added to', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger only_added_to before update or delete on register.trail
  for each row execute function register.refuse_change();
create trigger never_emptied before truncate on register.trail
  for each statement execute function register.refuse_change();
create trigger only_added_to before update or delete on register.change_log
  for each row execute function register.refuse_change();
create trigger never_emptied before truncate on register.change_log
  for each statement execute function register.refuse_change();
