-- All proceedings of a directive, not only the open ones.
create index proceeding_of_directive on register.proceeding (directive);

-- What came back for more is asked about every late assignment: few of many submissions.
create index submission_returned on register.submission (assignment) where outcome = 'RETURNED';
