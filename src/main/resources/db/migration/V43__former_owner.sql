-- The owner as lists show it: with the body that the work came from where it was given to another one, so that two pieces
-- of work of the same clause can be told apart.
create function register.shown_owner(key text, body text, name text) returns text language sql stable as $$
  select case when split_part($1, ':', 3) in ('', $2) then $3
    else $3 || coalesce((select ' (từ ' || f.name || ')' from register.body f where f.code = split_part($1, ':', 3)), '')
    end
$$;
