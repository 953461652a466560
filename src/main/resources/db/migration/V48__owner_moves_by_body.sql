-- Who reads what asks for the work that a body passed on.
create index owner_move_from on register.owner_move (from_body);
