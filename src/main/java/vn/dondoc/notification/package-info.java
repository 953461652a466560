/** The carriers: Camunda Connect, which no other package knows, and SMTP. */
package vn.dondoc.notification;
