package vn.dondoc.process.webapp;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Camunda's REST takes JSON's {@code null} for an object and fails on it; here it is refused before. */
class NothingSent extends OncePerRequestFilter {

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT");

    private static final int ENOUGH = 16;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        if (!WITH_BODY.contains(request.getMethod()) || type == null || !type.startsWith("application/json")) {
            chain.doFilter(request, response);
            return;
        }
        PushbackInputStream body = new PushbackInputStream(request.getInputStream(), ENOUGH);
        byte[] start = body.readNBytes(ENOUGH);
        if (new String(start, StandardCharsets.UTF_8).strip().equals("null")) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getWriter()
                    .write("{\"type\":\"InvalidRequestException\",\"message\":\"Nội dung gửi lên là null.\"}");
            return;
        }
        body.unread(start);
        chain.doFilter(new Again(request, body), response);
    }

    private static final class Again extends HttpServletRequestWrapper {

        private final PushbackInputStream body;

        Again(HttpServletRequest request, PushbackInputStream body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ServletInputStream() {
                @Override
                public int read() throws IOException {
                    return body.read();
                }

                @Override
                public int read(byte[] to, int offset, int length) throws IOException {
                    return body.read(to, offset, length);
                }

                @Override
                public boolean isFinished() {
                    try {
                        return body.available() == 0;
                    } catch (IOException e) {
                        return true;
                    }
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("Read at once");
                }
            };
        }
    }
}
