package vn.dondoc.work;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.Proceedings;

/** Opens one proceeding beside the assignments of a directive: a request, a change, a report that is asked for later. */
@Component
class Opening {

    private final Proceedings proceedings;
    private final Bodies bodies;
    private final FactsReader facts;
    private final WorkEngine engine;

    Opening(Proceedings proceedings, Bodies bodies, FactsReader facts, WorkEngine engine) {
        this.proceedings = proceedings;
        this.bodies = bodies;
        this.facts = facts;
        this.engine = engine;
    }

    /** Register and engine in the caller's transaction. */
    void open(String process, String key, Facts.OfDirective directive, String owner) {
        // The first task asks for its facts before there is a row to read them from.
        facts.know(List.of(new Facts(key, directive, owner, bodies.name(owner), null)));
        String instance = engine.startAll(List.of(new WorkEngine.Start(process, key, Map.of("assignment", key))))
                .get(0);
        proceedings.add(List.of(new Proceedings.Proceeding(key, directive.key(), process, instance, owner)));
        facts.forget(key);
    }
}
