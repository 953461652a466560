package vn.dondoc.urging;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A gateway over real HTTP in each of the states in which gateways are found. */
final class BadGateway implements AutoCloseable {

    enum State {
        WELL,
        /** Takes the request and never answers. */
        HANGS,
        FAILS,
        /** Somebody else's page, with status 200. */
        GARBAGE,
        /** Promises more than it sends. */
        CLOSES_HALF_WAY,
        /** Nobody listens. */
        REFUSES,
        /** Knows the number to be none. */
        KNOWS_BETTER
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private volatile State state = State.WELL;

    private BadGateway(HttpServer server) {
        this.server = server;
    }

    static BadGateway open() throws IOException {
        BadGateway gateway = new BadGateway(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0));
        gateway.server.createContext("/messages", gateway::receive);
        gateway.server.setExecutor(gateway.threads);
        gateway.server.start();
        return gateway;
    }

    void is(State now) {
        state = now;
    }

    String url() {
        // Port 9, discard: nobody listens there.
        return "http://127.0.0.1:"
                + (state == State.REFUSES ? 9 : server.getAddress().getPort()) + "/messages";
    }

    /** Idempotency keys in order of arrival. */
    List<String> keys() {
        return keys;
    }

    List<String> bodies() {
        return bodies;
    }

    private void receive(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        switch (state) {
            case HANGS -> {
                try {
                    closed.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                exchange.close();
            }
            case FAILS -> answer(exchange, 500, "Internal Server Error");
            case GARBAGE -> answer(exchange, 200, "<html>Đăng nhập mạng</html>");
            case KNOWS_BETTER -> answer(exchange, 422, "{\"accepted\": false, \"final\": true}");
            case CLOSES_HALF_WAY -> {
                exchange.sendResponseHeaders(200, 1_000);
                exchange.getResponseBody().write("{\"accepted\": tr".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                exchange.close();
            }
            default -> answer(exchange, 200, "{\"accepted\": true, \"id\": \"g-" + keys.size() + "\"}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
