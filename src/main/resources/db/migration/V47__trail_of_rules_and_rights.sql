-- The change log follows what came in beside it: who stands in for whom, which body takes over, names and dates of bodies,
-- groups of addressees, the distances and sessions of schemes, the tables of urging.
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
