/** What stands before every command of the engine. */
package vn.dondoc.process.guard;
