package vn.dondoc.bench.protocol;

import java.util.List;
import javax.sql.DataSource;

/** One way to carry out directives, as the runner asks for it. */
public interface Engine {

    /**
     * A directive to be issued: {@code bodies} bodies, {@code measures} pieces of work each.
     *
     * @param due ISO day by which all of it is due
     */
    record Directive(String key, int bodies, int measures, String due) {}

    /** The connections that the engine works with. */
    DataSource pool();

    int poolSize();

    /** Everything before the issue, which is not measured. */
    void begin(Directive directive) throws Exception;

    /** All assignments go out; returns when the last one is committed. */
    void issue(String key) throws Exception;

    /**
     * Open work that nobody has begun.
     *
     * @param like pattern of the directives' keys
     * @param last whether the last piece of a directive is wanted, too
     */
    List<String> open(String like, int count, boolean last) throws Exception;

    /**
     * Hands one piece of work in and has it confirmed, as two officials do.
     *
     * @return how often the database's state had moved on meanwhile and it had to be tried again
     */
    int complete(String work) throws Exception;

    /** Whether due timers run by themselves. */
    void executor(boolean on);

    /** Whether rights are looked at and written. */
    void authorization(boolean on);

    /**
     * The engine's own list of tasks for somebody.
     *
     * @param which MINE (the first 15 by due date), MINE_COUNT, OVERDUE (the first 15), OVERDUE_COUNT
     * @return how many it found
     */
    long query(String which, String account, List<String> groups);

    /** The keys of the work whose first task the engine lets this official see. */
    List<String> visible(String account, List<String> groups) throws Exception;

    /** A password for this account. */
    void password(String account, String password) throws Exception;
}
