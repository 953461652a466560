package vn.dondoc.bench.runner; final class Report { Report(Results r, Plan p, java.nio.file.Path w) {} void write() throws Exception {} }
