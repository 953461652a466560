package vn.dondoc.urging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** An SMTP server over a real socket that answers each command as a test wants: also badly, late, or not at all. */
final class MailOffice implements AutoCloseable {

    /** Answers that are none. */
    static final String HANG = "hang";

    static final String DROP = "drop";

    /** A line of a greeting that never ends, every second. */
    static final String DRIP = "drip";

    /** As a command is the moment after the connection was made, which a server greets. */
    static final String GREETING = "GREETING";

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> letters = new CopyOnWriteArrayList<>();

    /** From a command to its answer; null for what a well-behaved server says. */
    private volatile UnaryOperator<String> manners = command -> null;

    private MailOffice(ServerSocket socket) {
        this.socket = socket;
    }

    static MailOffice open() throws IOException {
        MailOffice office = new MailOffice(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
        office.threads.execute(office::accept);
        return office;
    }

    int port() {
        return socket.getLocalPort();
    }

    void behave(UnaryOperator<String> how) {
        manners = how;
    }

    /** All that was said to it, in order. */
    List<String> commands() {
        return commands;
    }

    /** What it has accepted, headers and all. */
    List<String> letters() {
        return letters;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                threads.execute(() -> serve(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8))) {
            OutputStream out = caller.getOutputStream();
            for (String command = GREETING; command != null; command = in.readLine()) {
                commands.add(command);
                if (!answer(command, in, out)) {
                    return;
                }
            }
        } catch (IOException e) {
            // The caller has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answer(String command, BufferedReader in, OutputStream out)
            throws IOException, InterruptedException {
        String answer = manners.apply(command);
        if (HANG.equals(answer)) {
            closed.await();
            return false;
        }
        if (DROP.equals(answer)) {
            return false;
        }
        while (DRIP.equals(answer)) {
            say(out, "220-xin đợi");
            if (closed.await(1, java.util.concurrent.TimeUnit.SECONDS)) {
                return false;
            }
        }
        if (answer == null && command.equals("DATA")) {
            say(out, "354 go on");
            StringBuilder letter = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                letter.append(line).append('\n');
            }
            String end = manners.apply(".");
            if (end == null) {
                letters.add(letter.toString());
                end = "250 2.0.0 queued as " + letters.size();
            }
            if (DROP.equals(end)) {
                return false;
            }
            say(out, end);
            return true;
        }
        say(out, answer != null ? answer : usual(command));
        return !command.startsWith("QUIT");
    }

    private static String usual(String command) {
        return command.equals(GREETING)
                ? "220 mail.example.vn ESMTP"
                : command.startsWith("EHLO")
                        ? "250-mail.example.vn\r\n250 8BITMIME"
                        : command.startsWith("QUIT") ? "221 2.0.0 bye" : "250 2.1.0 ok";
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
        threads.shutdownNow();
    }
}
