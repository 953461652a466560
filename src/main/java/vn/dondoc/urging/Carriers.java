package vn.dondoc.urging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Which carriers a message of each channel is tried by, in order, as the office has configured. */
@Component
class Carriers {

    /**
     * The next carrier of a message.
     *
     * @param by null where none is left that reaches the person
     * @param skipped those before it for which the person has no address
     */
    record Way(Notifier by, List<Carrier> skipped) {}

    private final Map<String, List<Notifier>> routes;

    Carriers(
            List<Notifier> notifiers,
            @Value("${dondoc.delivery.sms}") String sms,
            @Value("${dondoc.delivery.digest}") String digest,
            @Value("${dondoc.delivery.list}") String list) {
        Map<Carrier, Notifier> known =
                notifiers.stream().collect(Collectors.toMap(Notifier::carrier, Function.identity()));
        this.routes = Map.of(
                "SMS", route("dondoc.delivery.sms", sms, known),
                "DIGEST", route("dondoc.delivery.digest", digest, known),
                "LIST", route("dondoc.delivery.list", list, known));
    }

    private static List<Notifier> route(String setting, String value, Map<Carrier, Notifier> known) {
        try {
            return Arrays.stream(value.split(","))
                    .map(name -> Carrier.valueOf(name.strip().toUpperCase(Locale.ROOT)))
                    .distinct()
                    .map(known::get)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    setting + " là \"" + value + "\". Ghi mail, gateway theo thứ tự thử trước sau, cách nhau dấu phẩy.",
                    e);
        }
    }

    /** The channels of which messages can leave at all; the others wait. */
    List<String> open() {
        return routes.entrySet().stream()
                .filter(route -> route.getValue().stream().anyMatch(Notifier::ready))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** @param current the carrier that has it; null before the first try */
    Way from(String channel, Carrier current, Notifier.Address address) {
        return way(routes.get(channel), current, 0, address);
    }

    /** What is left once {@code current} has definitely failed. */
    Way after(String channel, Carrier current, Notifier.Address address) {
        return way(routes.get(channel), current, 1, address);
    }

    private static Way way(List<Notifier> route, Carrier current, int further, Notifier.Address address) {
        int at = route.stream().map(Notifier::carrier).toList().indexOf(current);
        List<Carrier> skipped = new ArrayList<>();
        for (Notifier each : route.subList(at < 0 ? 0 : at + further, route.size())) {
            if (each.ready()) {
                if (each.reaches(address)) {
                    return new Way(each, skipped);
                }
                skipped.add(each.carrier());
            }
        }
        return new Way(null, skipped);
    }
}
