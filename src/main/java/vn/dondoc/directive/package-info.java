/** The directive as the office speaks of it: codes and values, the JDK only. */
package vn.dondoc.directive;
