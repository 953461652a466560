package vn.dondoc.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An official with a browser behind the office's proxy: TLS ends there, and each request may reach another node. Keeps
 * cookies as a browser does, also those that are for TLS only.
 */
final class Visitor {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** Every cookie header as it came. */
    final Map<String, String> asSet = new LinkedHashMap<>();

    HttpResponse<String> login(Jar node, String account, String password) throws IOException, InterruptedException {
        Matcher token = CSRF.matcher(get(node, "/login").body());
        if (!token.find()) {
            throw new IllegalStateException("No token on the login page");
        }
        return send(
                node,
                HttpRequest.newBuilder(node.uri("/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("username=" + encode(account) + "&password=" + encode(password)
                                + "&_csrf=" + encode(token.group(1)))));
    }

    HttpResponse<String> get(Jar node, String path) throws IOException, InterruptedException {
        return send(node, HttpRequest.newBuilder(node.uri(path)));
    }

    /** The tasks that Tasklist lists for this official. */
    JsonNode tasks(Jar node, String definition) throws IOException, InterruptedException {
        return JSON.readTree(
                get(node, "/camunda/api/engine/engine/default/task?maxResults=50&taskDefinitionKey=" + definition)
                        .body());
    }

    /** Claims on one node, hands in on another. */
    void complete(Jar claims, Jar handsIn, String task, String account, Map<String, Object> values)
            throws IOException, InterruptedException {
        String path = "/camunda/api/engine/engine/default/task/" + task;
        require(post(claims, path + "/claim", Map.of("userId", account)));
        Map<String, Object> variables = new LinkedHashMap<>();
        values.forEach((key, value) -> variables.put(key, Map.of("value", value)));
        require(post(handsIn, path + "/submit-form", Map.of("variables", variables)));
    }

    HttpResponse<String> post(Jar node, String path, Object body) throws IOException, InterruptedException {
        return send(
                node,
                HttpRequest.newBuilder(node.uri(path))
                        .header("Content-Type", "application/json")
                        .header("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""))
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private HttpResponse<String> send(Jar node, HttpRequest.Builder request) throws IOException, InterruptedException {
        request.header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "dondoc.example.vn")
                .header("X-Forwarded-Port", "443")
                .header("X-Forwarded-For", "10.1.2.3");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        for (String cookie : response.headers().allValues("Set-Cookie")) {
            String pair = cookie.split(";", 2)[0];
            String name = pair.substring(0, pair.indexOf('='));
            cookies.put(name, pair.substring(name.length() + 1));
            asSet.put(name, cookie);
        }
        return response;
    }

    private static void require(HttpResponse<String> response) {
        if (response.statusCode() > 299) {
            throw new IllegalStateException(response.uri() + ": " + response.statusCode() + " " + response.body());
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
