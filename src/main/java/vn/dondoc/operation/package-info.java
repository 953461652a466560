/** What whoever runs the system needs: the office's data at the start, passwords, figures, new versions of models. */
package vn.dondoc.operation;
