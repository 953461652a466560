package vn.dondoc.process.webapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.dondoc.process.guard.Refused;

/**
 * Answers what the webapps' REST refuses in the words of the office: the guard's own sentence as a bad request, a right
 * that lacks without its English, and a failure without the insides of the system, which are in the log.
 */
class PlainRefusals extends OncePerRequestFilter {

    private static final String NO_RIGHT = "Tài khoản này không có quyền làm việc đó.";
    private static final String FAILED =
            "Hệ thống gặp lỗi, chưa ghi gì. Thử lại sau; nếu vẫn lỗi, báo quản trị hệ thống.";

    private final ObjectMapper json = new ObjectMapper();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Answer answer = new Answer(response);
        chain.doFilter(request, answer);
        if (answer.held == null || response.isCommitted()) {
            return;
        }
        byte[] body = answer.held.toByteArray();
        String refusal = Refused.inThisRequest();
        if (refusal != null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            body = said(body, refusal);
        } else if (response.getStatus() == HttpServletResponse.SC_FORBIDDEN) {
            body = said(body, NO_RIGHT);
        } else if (response.getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            body = said(body, FAILED);
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The answer as it was, with these words; anything but an answer in JSON is replaced. */
    private byte[] said(byte[] body, String message) throws IOException {
        JsonNode given;
        try {
            given = json.readTree(body);
        } catch (IOException e) {
            given = null;
        }
        ObjectNode answer = given instanceof ObjectNode object ? object : json.createObjectNode();
        answer.put("message", message);
        return json.writeValueAsBytes(answer);
    }

    /** Holds back what is written once the status says that something is wrong. */
    private static final class Answer extends HttpServletResponseWrapper {

        private ByteArrayOutputStream held;

        Answer(HttpServletResponse response) {
            super(response);
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            if (held == null && getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
                return super.getOutputStream();
            }
            if (held == null) {
                held = new ByteArrayOutputStream();
                setContentType(new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8).toString());
            }
            return new Held(held);
        }

        @Override
        public void flushBuffer() throws IOException {
            if (held == null) {
                super.flushBuffer();
            }
        }
    }

    private static final class Held extends ServletOutputStream {

        private final ByteArrayOutputStream bytes;

        Held(ByteArrayOutputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public void write(int b) {
            bytes.write(b);
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            bytes.write(from, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("Written at once");
        }
    }
}
