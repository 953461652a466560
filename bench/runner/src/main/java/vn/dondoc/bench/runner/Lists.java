package vn.dondoc.bench.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * W4: what officials look at, rights on. The product is asked over HTTP, with a session, to the last byte; the peers'
 * queries are asked inside their JVM, without HTTP, page or session.
 */
final class Lists {

    private static final String W = "W4";
    private static final String PASSWORD = "Mật khẩu để đo 1";

    private final Field field;
    private final Plan plan;
    private final Results results;

    Lists(Field field, Plan plan, Results results) {
        this.field = field;
        this.plan = plan;
        this.results = results;
    }

    void run() throws Exception {
        Competitor product = field.get(Field.PRODUCT);
        product.db.exec("vacuum analyze");
        Map<String, Visitor> visitors = new LinkedHashMap<>();
        for (String account : List.of("b7", "theodoi", "vanhanh")) {
            product.call("password", "account", account, "password", PASSWORD);
            Visitor visitor = new Visitor(field.port(Field.PRODUCT));
            visitor.login(account, PASSWORD);
            visitors.put(account, visitor);
        }
        Map<String, String[]> pages = new LinkedHashMap<>();
        pages.put("board, a body's officer", new String[] {"b7", "/"});
        pages.put("board, who sees everything", new String[] {"theodoi", "/"});
        pages.put("/api a body's own", new String[] {"b7", "/api/assignments?body=b7&size=50"});
        pages.put("/api a body's own, overdue", new String[] {"b7", "/api/assignments?body=b7&overdue=true&size=50"});
        pages.put("/api a directive", new String[] {"theodoi", "/api/assignments?directive=S1000x-1&size=50"});
        pages.put("/api overdue, all", new String[] {"theodoi", "/api/assignments?overdue=true&size=50"});
        pages.put("/api directives", new String[] {"theodoi", "/api/directives?size=50"});
        for (Map.Entry<String, String[]> page : pages.entrySet()) {
            page(page.getKey(), visitors.get(page.getValue()[0]), page.getValue()[1]);
        }
        for (Competitor one : field.engines()) {
            one.call("authorization", "on", true);
            grant(one);
            for (String which : List.of("MINE", "MINE_COUNT")) {
                query(one, which, "b7", "b7");
            }
            for (String which : List.of("OVERDUE", "OVERDUE_COUNT")) {
                query(one, which, "vanhanh", one.name.equals(Field.PRODUCT) ? "vp,supervisor" : "vanhanh");
            }
            one.call("authorization", "on", false);
        }
        sameSet(product, visitors.get("b7"));
        results.write();
    }

    private void page(String name, Visitor visitor, String path) throws Exception {
        long begun = System.nanoTime();
        visitor.get(path);
        double first = (System.nanoTime() - begun) / 1e6;
        // What takes seconds is not asked a hundred times.
        int times = (int) Math.max(3, Math.min(plan.reads(), 20_000 / Math.max(first, 1)));
        for (int readers : first > 2_000 ? List.of(1) : List.of(1, 8)) {
            ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();
            Floor.together(readers, times, i -> {
                long start = System.nanoTime();
                visitor.get(path);
                millis.add((System.nanoTime() - start) / 1e6);
            });
            spread(Field.PRODUCT, name + ", " + field.label(Field.PRODUCT) + " open, " + readers + (readers == 1 ? " reader" : " readers"),
                    new ArrayList<>(millis));
        }
    }

    private void spread(String who, String setting, List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        results.add(W, who, setting, "min ms", sorted.get(0));
        results.add(W, who, setting, "p50 ms", Completing.at(sorted, 0.5));
        results.add(W, who, setting, "p95 ms", Completing.at(sorted, 0.95));
        results.add(W, who, setting, "max ms", sorted.get(sorted.size() - 1));
    }

    private void query(Competitor one, String which, String account, String groups) throws Exception {
        one.call("query", "which", which, "account", account, "groups", groups, "times", 1);
        Map<String, String> trial = one.call("query", "which", which, "account", account, "groups", groups, "times", 1);
        double first = Double.parseDouble(trial.get("micros")) / 1000;
        int times = (int) Math.max(3, Math.min(plan.reads(), 20_000 / Math.max(first, 1)));
        Map<String, String> said = one.call("query", "which", which, "account", account, "groups", groups, "times", times);
        String setting = "engine's query " + which + ", " + field.label(one.name) + " open, 1 reader";
        spread(one.name, setting, Arrays.stream(said.get("micros").split(",")).map(micros -> Double.parseDouble(micros) / 1000).toList());
        results.add(W, one.name, setting, "found", Double.parseDouble(said.get("found")));
    }

    /** A supervisor reads every task; Camunda itself has no such right at the start, Flowable no rights at all. */
    private static void grant(Competitor one) throws Exception {
        if (one.name.equals(Field.STOCK) || one.name.equals(Field.TUNED)) {
            // Resource 6: process definition; permission 64: READ_TASK.
            one.db.exec("insert into act_ru_authorization (id_, rev_, type_, user_id_, resource_type_, resource_id_, perms_)"
                    + " values ('bench-1', 1, 1, 'vanhanh', 6, '*', 64) on conflict do nothing");
            one.db.exec("vacuum analyze act_ru_authorization");
        }
    }

    /** What a body's officer sees as open in /api is what the engine would show them. */
    private void sameSet(Competitor product, Visitor visitor) throws Exception {
        Set<String> engine = new TreeSet<>(List.of(product.call("visible", "account", "b7", "groups", "b7").get("keys").split(",")));
        Set<String> register = new TreeSet<>();
        ObjectMapper json = new ObjectMapper();
        for (int page = 0; ; page++) {
            JsonNode items = json.readTree(visitor.get("/api/assignments?body=b7&size=500&page=" + page)).get("items");
            for (JsonNode item : items) {
                if (Set.of("RECEIVED_PENDING", "IN_PROGRESS", "RETURNED").contains(item.get("state").asText())) {
                    register.add(item.get("key").asText());
                }
            }
            if (items.size() < 500) {
                break;
            }
        }
        if (!engine.equals(register)) {
            Set<String> only = new TreeSet<>(engine);
            only.removeAll(register);
            throw new IllegalStateException("The engine shows " + engine.size() + ", /api " + register.size() + "; only the engine: "
                    + only.stream().limit(3).toList());
        }
        results.note("same visible set", engine.size() + " pieces of work of one body, by /api and by the engine's query with rights on");
    }
}
