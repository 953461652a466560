package vn.dondoc.urging;

import java.util.List;
import java.util.Map;
import vn.dondoc.work.Refusal;

/** Reads a decision table from a file and puts it in force; the process engine does both. */
public interface TableFiles {

    /**
     * One rule as the file has it.
     *
     * @param line its place in the table, from 1
     * @param when what it asks of each input; empty where it asks nothing
     * @param then what it answers, as written
     */
    record Rule(String id, int line, String description, List<String> when, List<String> then) {}

    /** A rule that answers a question, and its answer by the names of the outputs. */
    record Hit(Rule rule, Map<String, Object> outputs) {}

    /** A table that has the shape of one of the two. */
    interface Table {

        /** {@code escalation-rungs} or {@code escalation-recipients}. */
        String decision();

        List<Rule> rules();

        /** @throws Refusal where a rule can't be evaluated */
        List<Hit> ask(Map<String, Object> inputs);
    }

    /**
     * @param file how messages name it
     * @throws Refusal where it is no such table: names the file, the place and the remedy
     */
    Table read(String file, byte[] content);

    /** From the commit of the caller's transaction on, work that runs and work that starts asks this table. */
    void deploy(String decision, String content);
}
