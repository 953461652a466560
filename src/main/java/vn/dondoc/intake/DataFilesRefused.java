package vn.dondoc.intake;

import java.util.List;
import java.util.stream.Collectors;

/** Data files with errors; nothing of them was written. */
public class DataFilesRefused extends RuntimeException {

    private final transient List<FileProblem> problems;

    DataFilesRefused(List<FileProblem> problems) {
        super(problems.stream()
                .map(FileProblem::toString)
                .collect(Collectors.joining(
                        "\n", "Chưa ghi gì vào sổ: tệp dữ liệu có " + problems.size() + " lỗi.\n", "")));
        this.problems = List.copyOf(problems);
    }

    /** All of them, by file and line. */
    public List<FileProblem> problems() {
        return problems;
    }
}
