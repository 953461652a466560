package vn.dondoc.papers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dondoc.directive.Split;
import vn.dondoc.register.ReportFigures;

/** The official split as papers print it, each rate with its denominator, and the tables over assignments. */
final class Counted {

    private Counted() {}

    static Map<String, String> split(Split split) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("tổng số việc", Integer.toString(split.total()));
        texts.put("số việc có thời hạn", Printed.rate(split.dated(), split.total()));
        texts.put("hoàn thành đúng hạn", Printed.rate(split.doneInTime(), split.dated()));
        texts.put("hoàn thành quá hạn", Printed.rate(split.doneLate(), split.dated()));
        texts.put("đang thực hiện trong hạn", Printed.rate(split.openInTime(), split.dated()));
        texts.put("đang thực hiện quá hạn", Printed.rate(split.openLate(), split.dated()));
        texts.put("không ấn định ngày", Printed.rate(split.noDue(), split.total()));
        texts.put("đã hủy", Integer.toString(split.cancelled()));
        return texts;
    }

    static String clause(ReportFigures.Row row) {
        return row.clauseLabel() != null ? row.clauseLabel() : row.clause() == null ? "" : "điểm " + row.clause();
    }

    static String title(ReportFigures.Row row) {
        return (row.title() == null ? "" : row.title()) + (row.period() == null ? "" : " (kỳ " + row.period() + ")");
    }

    static String product(ReportFigures.Row row) {
        return row.product() != null ? row.product() : title(row);
    }

    static List<Map<String, String>> late(List<ReportFigures.Row> rows) {
        List<Map<String, String>> table = new ArrayList<>();
        for (ReportFigures.Row row : rows) {
            table.add(PaperData.row(
                    "thứ tự",
                    Integer.toString(table.size() + 1),
                    "cơ quan",
                    row.bodyName(),
                    "điểm",
                    clause(row),
                    "nhiệm vụ",
                    title(row),
                    "sản phẩm",
                    product(row),
                    "hạn",
                    Printed.day(row.due()),
                    "ngày chậm",
                    Integer.toString(row.daysLate())));
        }
        return table;
    }

    /** A row a measure, in the order of the text. */
    static List<Map<String, String>> byMeasure(List<ReportFigures.Row> rows) {
        Map<String, List<ReportFigures.Row>> measures = new LinkedHashMap<>();
        rows.forEach(row -> measures.computeIfAbsent(row.measure(), measure -> new ArrayList<>())
                .add(row));
        List<Map<String, String>> table = new ArrayList<>();
        measures.values().forEach(of -> {
            Split split = ReportFigures.splitOf(of);
            table.add(PaperData.row(
                    "thứ tự",
                    Integer.toString(table.size() + 1),
                    "điểm",
                    clause(of.get(0)),
                    "nhiệm vụ",
                    of.get(0).title() == null ? "" : of.get(0).title(),
                    "số việc",
                    Integer.toString(split.total()),
                    "đúng hạn",
                    Integer.toString(split.doneInTime()),
                    "xong quá hạn",
                    Integer.toString(split.doneLate()),
                    "trong hạn",
                    Integer.toString(split.openInTime()),
                    "quá hạn",
                    Integer.toString(split.openLate()),
                    "không ấn định ngày",
                    Integer.toString(split.noDue())));
        });
        return table;
    }
}
