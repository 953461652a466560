/** Camunda Connect's side; the only package that knows it. */
package vn.dondoc.notification;
