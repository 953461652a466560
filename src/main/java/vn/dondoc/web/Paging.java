package vn.dondoc.web;

import java.util.List;
import vn.dondoc.work.Refusal;

/** One page of a list: {@code page} from 0, {@code size} 1 to 500. */
record Paging(int page, int size) {

    static final int LARGEST = 500;

    Paging {
        if (page < 0) {
            throw new Refusal("page: " + page + " phải từ 0 trở lên.");
        }
        if (size < 1 || size > LARGEST) {
            throw new Refusal("size: " + size + " phải từ 1 đến " + LARGEST + ".");
        }
    }

    /** As {@code /api} answers it. */
    record Of<T>(List<T> items, long total) {}
}
