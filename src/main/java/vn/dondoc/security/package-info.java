/** Login. */
package vn.dondoc.security;
