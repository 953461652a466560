package vn.dondoc.bench.runner; final class Lists { Lists(Field f, Plan p, Results r) {} void run() throws Exception {} }
