/** The facts, in SQL. */
package vn.dondoc.register;
