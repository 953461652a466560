package vn.dondoc.bench.runner; final class Storms { Storms(Field f, Plan p, Results r) {} void run() throws Exception {} }
