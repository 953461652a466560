package vn.dondoc.security;

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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody before the running application, with cookies of their own: as a browser, or as a program with Basic. */
final class Visitor {

    static final String PASSWORD = "một mật khẩu để thử";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final int port;
    private final String account;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private Visitor(int port, String account) {
        this.port = port;
        this.account = account;
    }

    static Visitor nobody(int port) {
        return new Visitor(port, null);
    }

    static Visitor signedIn(int port, String account) {
        Visitor visitor = new Visitor(port, account);
        HttpResponse<String> answer = visitor.login(account, PASSWORD);
        if (answer.headers().firstValue("Location").orElse("").contains("login")) {
            throw new IllegalStateException(account + " can't sign in: " + answer.headers());
        }
        return visitor;
    }

    HttpResponse<String> login(String name, String password) {
        return form("/login", "/login", "username", name, "password", password);
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    /** A form of a page: the token is read from {@code page} first. */
    HttpResponse<String> form(String page, String path, String... fields) {
        Matcher token = CSRF.matcher(get(page).body());
        StringBuilder body = new StringBuilder("_csrf=").append(token.find() ? enc(token.group(1)) : "");
        for (int i = 0; i < fields.length; i += 2) {
            body.append('&').append(fields[i]).append('=').append(enc(fields[i + 1]));
        }
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    /** The same with the fields as a browser writes them, and the token of a page that everybody has. */
    HttpResponse<String> post(String path, String fields) {
        Matcher token = CSRF.matcher(get("/account/password").body());
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_csrf=" + (token.find() ? enc(token.group(1)) : "") + "&" + fields)));
    }

    /** As a program: Basic, no cookies. */
    HttpResponse<String> api(String method, String path, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", json == null || json.startsWith("{") ? "application/json" : "text/plain")
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (account != null) {
            request.header("Authorization", basic(account, PASSWORD));
        }
        return send(HttpClient.newHttpClient(), request);
    }

    String basic() {
        return basic(account, PASSWORD);
    }

    HttpResponse<String> basic(String path, String name, String password) {
        return send(
                HttpClient.newHttpClient(),
                HttpRequest.newBuilder(uri(path)).header("Authorization", basic(name, password)));
    }

    /** As Tasklist asks, behind its own token. */
    HttpResponse<String> rest(String method, String path, String json) {
        return camunda(method, "/camunda/api/engine/engine/default" + path, json);
    }

    HttpResponse<String> camunda(String method, String path, String json) {
        if (token().isEmpty()) {
            get("/camunda/app/tasklist/default/");
        }
        return send(HttpRequest.newBuilder(uri(path))
                .header("X-XSRF-TOKEN", token().orElse("none"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    }

    Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    void takeCookie(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(uri("/"), cookie);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return send(client, request);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private Optional<String> token() {
        return cookie("XSRF-TOKEN");
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String enc(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
