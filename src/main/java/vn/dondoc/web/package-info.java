/** Pages and the JSON interface. */
package vn.dondoc.web;
