package vn.dondoc.bench.runner;

/** So many pieces of work as bodies and measures; two hundred bodies at most, as a large province has them. */
record Shape(int bodies, int measures) {

    private static final int MOST_BODIES = 200;

    static Shape of(int work) {
        int bodies = Math.min(work, MOST_BODIES);
        while (work % bodies != 0) {
            bodies--;
        }
        return new Shape(bodies, work / bodies);
    }
}
