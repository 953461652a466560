package vn.dondoc.bench.camunda;

import java.util.ArrayList;
import java.util.List;

/** What the directive that is issued at present asks of whom, {@code body:measure}; kept out of the variables. */
public class Items {

    private final ThreadLocal<List<String>> now = new ThreadLocal<>();

    void are(int bodies, int measures) {
        List<String> items = new ArrayList<>();
        for (int m = 1; m <= measures; m++) {
            for (int b = 1; b <= bodies; b++) {
                items.add("b" + b + ":m" + m);
            }
        }
        now.set(items);
    }

    /** The model asks for it. */
    public List<String> list() {
        return now.get();
    }
}
