-- Overdue and soon due work of all directives, in the order in which lists show it; measured in docs/performance.md.
create index assignment_due on register.assignment (due, key) where closed_at is null;
create index step_due on register.step (due, proceeding) where done_at is null;
