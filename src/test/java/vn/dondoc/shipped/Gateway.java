package vn.dondoc.shipped;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** A gateway over real HTTP that remembers every key it was given, and from which node: each has a token of its own. */
final class Gateway implements AutoCloseable {

    /** @param node the token it came with */
    record Arrival(String node, String key) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();

    /** Called when a message has been accepted, before its sender is told. */
    private volatile Consumer<Arrival> accepted = arrival -> {};

    private Gateway(HttpServer server) {
        this.server = server;
    }

    static Gateway open() throws IOException {
        Gateway gateway = new Gateway(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0));
        gateway.server.createContext("/messages", gateway::receive);
        gateway.server.setExecutor(gateway.threads);
        gateway.server.start();
        return gateway;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/messages";
    }

    void whenAccepted(Consumer<Arrival> listener) {
        accepted = listener;
    }

    List<Arrival> arrivals() {
        return arrivals;
    }

    /** How often each key arrived. */
    Map<String, Integer> times() {
        Map<String, Integer> times = new ConcurrentHashMap<>();
        arrivals.forEach(arrival -> times.merge(arrival.key(), 1, Integer::sum));
        return times;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            Arrival arrival = new Arrival(
                    exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", ""),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            arrivals.add(arrival);
            accepted.accept(arrival);
            byte[] answer =
                    ("{\"accepted\": true, \"id\": \"" + arrival.key() + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
