-- All proceedings of a directive, not only the open ones.
create index proceeding_of_directive on register.proceeding (directive);
