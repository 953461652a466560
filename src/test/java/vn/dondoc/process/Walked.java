package vn.dondoc.process;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/** Notes every element and sequence flow that any instance of any running application of this JVM has walked. */
@Component
class Walked extends AbstractBpmnParseListener {

    private static final Set<String> WALKED = new ConcurrentSkipListSet<>();
    private static final Set<Class<?>> SCENES = java.util.concurrent.ConcurrentHashMap.newKeySet();

    static Set<String> all() {
        return new TreeSet<>(WALKED);
    }

    /** A class of scenarios has been played. */
    static void played(Class<?> scenes) {
        SCENES.add(scenes);
    }

    static Set<Class<?>> scenes() {
        return Set.copyOf(SCENES);
    }

    static String name(String process, String element) {
        return process + "/" + element;
    }

    @Override
    public void parseSequenceFlow(Element flow, ScopeImpl scope, TransitionImpl transition) {
        String name = name(((ProcessDefinitionEntity) scope.getProcessDefinition()).getKey(), transition.getId());
        transition.addExecutionListener(execution -> WALKED.add(name));
    }

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        watch(definition, definition);
    }

    private static void watch(ScopeImpl scope, ProcessDefinitionEntity definition) {
        for (ActivityImpl activity : scope.getActivities()) {
            String name = name(definition.getKey(), activity.getId());
            activity.addBuiltInListener(
                    ExecutionListener.EVENTNAME_START, (ExecutionListener) execution -> WALKED.add(name));
            watch(activity, definition);
        }
    }
}
