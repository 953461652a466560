package vn.dondoc.bench.flowable;

import java.util.ArrayList;
import java.util.List;

/** What a directive asks of whom, {@code body:measure}. The engine asks again at each completion. */
public class Items {

    /** The model asks for it. */
    public List<String> of(int bodies, int measures) {
        List<String> items = new ArrayList<>();
        for (int m = 1; m <= measures; m++) {
            for (int b = 1; b <= bodies; b++) {
                items.add("b" + b + ":m" + m);
            }
        }
        return items;
    }
}
