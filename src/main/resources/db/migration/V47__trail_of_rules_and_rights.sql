-- The change log follows what came in beside it: who stands in for whom, which body takes over, names and dates of bodies,
-- groups of addressees, the distances and sessions of schemes, the tables of urging; of a calendar row also whether it is
-- provisional. A table's file stays in its version.
create or replace function register.log_change() returns trigger language plpgsql as $$
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

drop trigger log_change on register.calendar_day;
create trigger log_change after insert or update or delete on register.calendar_day for each row
  execute function register.log_change('day', 'kind,name,source,provisional');
create trigger log_change after insert or update or delete on register.scheme_distance for each row
  execute function register.log_change('step', 'working_days');
create trigger log_change after insert or update or delete on register.committee_session for each row
  execute function register.log_change('held_on', 'note');
create trigger log_change after insert or delete on register.urging_table for each row
  execute function register.log_change('decision,version', '');
create trigger log_change after insert or update or delete on register.substitution for each row
  execute function register.log_change('id', 'person,deputy,valid_from,valid_to,document');
create trigger log_change after insert or update or delete on register.succession for each row
  execute function register.log_change('body', 'successor,from_day,document,with_people,state');
create trigger log_change after insert or update or delete on register.body for each row
  execute function register.log_change('code', 'name,kind,parent,valid_from,valid_to,successor');
create trigger log_change after insert or update or delete on register.addressee_group_member for each row
  execute function register.log_change('group_code,body', 'valid_from,valid_to');
