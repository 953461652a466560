package vn.dondoc.config;

import java.util.List;

/** The application can't work with what it was given; says what is wrong and what to do, in the words of the office. */
public class StartRefused extends RuntimeException {

    private final transient List<String> problems;
    private final transient String remedy;

    /**
     * @param problems each one sentence that names the thing
     * @param remedy what the administrator does about it
     */
    public StartRefused(List<String> problems, String remedy) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
        this.remedy = remedy;
    }

    public List<String> problems() {
        return problems;
    }

    public String remedy() {
        return remedy;
    }
}
