package vn.dondoc.web;

import java.util.List;
import vn.dondoc.work.Refusal;

/** One page of a list: {@code page} from 0, {@code size} 1 to 500. */
record Paging(int page, int size) {

    static final int LARGEST = 500;

    Paging {
        if (page < 0) {
            throw new Refusal("page: trang đánh số từ 0, không nhận " + page + ".");
        }
        if (size < 1 || size > LARGEST) {
            throw new Refusal("size: số dòng một trang từ 1 đến " + LARGEST + ", không nhận " + size + ".");
        }
    }

    /** As {@code /api} answers it. */
    record Of<T>(List<T> items, long total) {}
}
