package vn.dondoc.papers;

import java.time.LocalDate;

/**
 * Which paper, about what, whose.
 *
 * @param about key of a directive, an assignment or a proceeding; null for the list of a meeting
 * @param to the body that a letter goes to, by code; else null
 * @param body whose paper it is, by code
 * @param on the paper's day, in the office's zone: it chooses the layout
 */
record Subject(Paper paper, String about, String to, String body, LocalDate on) {}
