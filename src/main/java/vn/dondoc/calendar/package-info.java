/** Working days of the office. */
package vn.dondoc.calendar;
