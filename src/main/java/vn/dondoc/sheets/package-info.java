/** The office's own tracking sheet, in and out: read, previewed row by row, imported, taken back. */
package vn.dondoc.sheets;
