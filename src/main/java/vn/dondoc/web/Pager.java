package vn.dondoc.web;

/** Where in a long list a page stands. */
record Pager(int page, int size, long total) {

    public long from() {
        return total == 0 ? 0 : (long) page * size + 1;
    }

    public long to() {
        return Math.min(total, (long) (page + 1) * size);
    }

    public boolean hasPrevious() {
        return page > 0;
    }

    public boolean hasNext() {
        return to() < total;
    }
}
