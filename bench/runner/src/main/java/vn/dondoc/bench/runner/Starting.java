package vn.dondoc.bench.runner; final class Starting { Starting(Server s, Field f, java.nio.file.Path j, java.nio.file.Path w, Plan p, Results r) {} void run() throws Exception {} }
