package vn.dondoc.urging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.dondoc.register.AlertLedger;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.Steps;
import vn.dondoc.register.WaitingAlerts;
import vn.dondoc.work.WaitingAlertsOf;

/**
 * Sends what waits to the new owner's chain. A step's rungs are raised anew for whoever has the step now, so what waits
 * for its former owner is only withdrawn; those of the assignment's own date count as raised and are addressed anew.
 */
@Component
class Readdressed implements WaitingAlertsOf {

    private final WaitingAlerts waiting;
    private final AlertLedger ledger;
    private final FactsReader facts;
    private final Steps steps;
    private final RungTable table;
    private final Bodies bodies;
    private final Chain chain;

    Readdressed(
            WaitingAlerts waiting,
            AlertLedger ledger,
            FactsReader facts,
            Steps steps,
            RungTable table,
            Bodies bodies,
            Chain chain) {
        this.waiting = waiting;
        this.ledger = ledger;
        this.facts = facts;
        this.steps = steps;
        this.table = table;
        this.bodies = bodies;
        this.chain = chain;
    }

    @Override
    public void readdress(String proceeding) {
        List<WaitingAlerts.Waiting> alerts = waiting.of(proceeding);
        if (alerts.isEmpty()) {
            return;
        }
        Facts of = facts.of(proceeding);
        List<Steps.Step> open = steps.openOf(proceeding);
        for (WaitingAlerts.Waiting alert : alerts) {
            if (alert.owner() == null) {
                Map<String, AlertLedger.Entry> entries = entries(of, proceeding, alert);
                waiting.withdrawBut(proceeding, alert, entries.keySet());
                ledger.add(new ArrayList<>(entries.values()));
            } else if (open.stream()
                    .noneMatch(step ->
                            step.task().equals(alert.task()) && step.owner().equals(alert.owner()))) {
                waiting.withdrawBut(proceeding, alert, List.of());
            }
        }
    }

    private Map<String, AlertLedger.Entry> entries(Facts of, String proceeding, WaitingAlerts.Waiting alert) {
        Map<String, AlertLedger.Entry> entries = new LinkedHashMap<>();
        for (RungTable.Recipient recipient : table.recipients(bodies.kind(of.owner()), alert.rung())) {
            Chain.Found found = chain.holders(of, of.owner(), recipient);
            for (String person : found.people()) {
                entries.putIfAbsent(
                        person,
                        new AlertLedger.Entry(
                                alert.directive(),
                                proceeding,
                                alert.task(),
                                alert.owner(),
                                alert.due(),
                                alert.rung(),
                                person,
                                recipient.channel(),
                                alert.nominal(),
                                alert.sendAt(),
                                false,
                                found.vacantRole()));
            }
        }
        return entries;
    }
}
