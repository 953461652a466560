package vn.dondoc.trial.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One scripted official with a browser's means: the login page, a session, Tasklist's own REST, and no more. */
final class Official {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String account;
    private final String password;
    private final String base;
    private final ObjectMapper json;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private boolean loggedIn;

    Official(String account, String password, String base, ObjectMapper json) {
        this.account = account;
        this.password = password;
        this.base = base;
        this.json = json;
    }

    /** Finds the task in Tasklist, claims it and hands in its form. */
    void complete(String taskId, Map<String, Object> values) {
        login();
        String task = "/camunda/api/engine/engine/default/task/" + taskId;
        engine("POST", task + "/claim", Map.of("userId", account));
        Map<String, Object> variables = new LinkedHashMap<>();
        values.forEach((key, value) -> variables.put(key, typed(value)));
        engine("POST", task + "/submit-form", Map.of("variables", variables));
    }

    /** Lists of choices leave the form as JSON. */
    private Map<String, Object> typed(Object value) {
        if (value instanceof List<?> list) {
            return Map.of("value", write(list), "type", "Json");
        }
        return Map.of("value", value);
    }

    /** With the account's own name and password, as a program would. */
    JsonNode api(String method, String path, Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8)));
        return send(method, request, body);
    }

    /** Hands in a file on the page of the work, as the browser's form does. */
    void upload(String path, String name, byte[] content) {
        String boundary = "----dondoc" + Integer.toHexString(name.hashCode());
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/pdf\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofByteArray(head),
                        BodyPublishers.ofByteArray(content),
                        BodyPublishers.ofByteArray(tail)));
        answer(request.build());
    }

    private void login() {
        if (loggedIn) {
            return;
        }
        String page = text(HttpRequest.newBuilder(URI.create(base + "/login")).build());
        Matcher token = CSRF.matcher(page);
        if (!token.find()) {
            throw new IllegalStateException("The login page has no token");
        }
        String form =
                "username=" + encode(account) + "&password=" + encode(password) + "&_csrf=" + encode(token.group(1));
        text(HttpRequest.newBuilder(URI.create(base + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
        // The webapp hands out its own token with its page.
        text(HttpRequest.newBuilder(URI.create(base + "/camunda/app/tasklist/default/"))
                .build());
        loggedIn = true;
    }

    private void engine(String method, String path, Object body) {
        String token = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(account + " got no token from Tasklist"));
        send(method, HttpRequest.newBuilder(URI.create(base + path)).header("X-XSRF-TOKEN", token), body);
    }

    private JsonNode send(String method, HttpRequest.Builder request, Object body) {
        request.header("Accept", "application/json");
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(write(body)));
        }
        String answer = answer(request.build());
        try {
            return answer.isEmpty() ? json.nullNode() : json.readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String answer(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() > 299) {
                throw new IllegalStateException(account + " " + request.method() + " " + request.uri() + ": "
                        + response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String text(HttpRequest request) {
        return answer(request);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
