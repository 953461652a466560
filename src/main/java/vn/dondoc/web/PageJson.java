package vn.dondoc.web;

import java.util.List;
import vn.dondoc.work.Refusal;

/** One page of a list and how many there are in all. */
record PageJson<T>(List<T> items, long total) {

    static final int LARGEST = 500;

    /** @throws Refusal where there can be no such page */
    static void check(int page, int size) {
        if (page < 0) {
            throw new Refusal("page: trang đánh số từ 0, không nhận " + page + ".");
        }
        if (size < 1 || size > LARGEST) {
            throw new Refusal("size: số dòng một trang từ 1 đến " + LARGEST + ", không nhận " + size + ".");
        }
    }
}
