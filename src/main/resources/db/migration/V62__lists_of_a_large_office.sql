-- Overdue and soon due work of all directives, in the order in which lists show it. Measured in docs/performance.md.
create index assignment_due on register.assignment (due, key) where closed_at is null;
