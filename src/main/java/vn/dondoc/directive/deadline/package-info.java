/**
 * Reads a deadline from the words that a document prints. Words in, a date with its reason out; what is not clear is
 * asked, never guessed.
 */
package vn.dondoc.directive.deadline;
