/** Clock, database and settings shared by all. */
package vn.dondoc.config;
