package vn.dondoc.shipped;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two commands of the operator's guide, run as they stand there, but for the container that they name. */
final class Backup {

    private static final Path GUIDE = Path.of("docs/operations.md");
    private static final String IN_CONTAINER = "docker compose exec -T db ";

    private Backup() {}

    /** The major release of the client programs of this machine; empty where there are none. */
    static Optional<Integer> client() throws InterruptedException {
        try {
            Process version = new ProcessBuilder("pg_dump", "--version").start();
            String said = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            version.waitFor();
            Matcher number = Pattern.compile("(\\d+)\\.").matcher(said);
            return number.find() ? Optional.of(Integer.parseInt(number.group(1))) : Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    static void dump(DatabaseServer server, Path to) throws IOException, InterruptedException {
        run(server, command("pg_dump", ">"), null, to.toFile());
    }

    static void restore(DatabaseServer server, Path from) throws IOException, InterruptedException {
        run(server, command("pg_restore", "<"), from.toFile(), null);
    }

    private static List<String> command(String program, String redirection) throws IOException {
        List<String> found = Files.readAllLines(GUIDE).stream()
                .filter(line -> line.startsWith(IN_CONTAINER + program + " "))
                .distinct()
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(GUIDE + " names " + found.size() + " ways to run " + program);
        }
        String words = found.get(0).substring(IN_CONTAINER.length());
        return List.of(words.substring(0, words.indexOf(" " + redirection)).split(" "));
    }

    private static void run(DatabaseServer server, List<String> command, File input, File output)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PGHOST", "127.0.0.1");
        builder.environment().put("PGPORT", Integer.toString(server.port()));
        if (input != null) {
            builder.redirectInput(input);
        }
        builder.redirectOutput(output == null ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.to(output));
        Process process = builder.start();
        if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("Failed: " + command);
        }
    }
}
