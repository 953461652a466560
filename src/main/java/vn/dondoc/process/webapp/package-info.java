/** One login for Tasklist, Cockpit and Admin, and what their pages need. */
package vn.dondoc.process.webapp;
