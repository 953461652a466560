/** Starts the database and the engines, has them do the same work in turn, checks what came of it, and writes it down. */
package vn.dondoc.bench.runner;
