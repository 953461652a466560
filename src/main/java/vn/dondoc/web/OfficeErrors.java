package vn.dondoc.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The last resort: whatever no controller has answered, as a page for people and as a problem for {@code /api}. */
@Controller
class OfficeErrors implements ErrorController {

    private static final MediaType PROBLEM = new MediaType(MediaType.APPLICATION_PROBLEM_JSON, StandardCharsets.UTF_8);

    @RequestMapping("/error")
    Object error(HttpServletRequest request, HttpServletResponse response) {
        HttpStatus status = status(request);
        String detail = detail(request);
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (path.startsWith("/api/") || path.startsWith("/camunda/api/")) {
            ProblemDetail problem =
                    ProblemDetail.forStatusAndDetail(status, detail == null ? sentence(status) : detail);
            problem.setInstance(URI.create(path));
            return ResponseEntity.status(status).contentType(PROBLEM).body(problem);
        }
        return new ModelAndView("problem", status)
                .addObject("status", status.value())
                .addObject("detail", detail);
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (code == null) {
            // Somebody has typed the address.
            return HttpStatus.NOT_FOUND;
        }
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    /** Only sentences of our own: those of the framework are English and speak of its insides. */
    private static String detail(HttpServletRequest request) {
        Object denied = request.getAttribute(WebAttributes.ACCESS_DENIED_403);
        if (denied instanceof CsrfException
                && String.valueOf(request.getContentType()).startsWith("multipart/")) {
            return "Chưa lưu tệp nào: tệp quá lớn (mỗi tệp không quá 20 MB, cả lần tải không quá 60 MB), quá nhiều tệp,"
                    + " tên tệp quá dài, hoặc phiên làm việc đã hết hạn. Tải lại trang rồi tải lên ít tệp hơn, nhỏ hơn.";
        }
        if (denied instanceof CsrfException) {
            return "Phiên làm việc đã hết hạn, hoặc trang để mở quá lâu. Tải lại trang, đăng nhập rồi làm lại.";
        }
        return denied instanceof AccessDeniedException own && own.getClass() == AccessDeniedException.class
                ? own.getMessage()
                : null;
    }

    private static String sentence(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "Không có địa chỉ này. Danh sách địa chỉ ở /api/docs.";
            case FORBIDDEN -> "Tài khoản này không có quyền làm việc đó.";
            case METHOD_NOT_ALLOWED -> "Địa chỉ này không nhận phương thức đó. Xem /api/docs.";
            default ->
                status.is4xxClientError() ? "Yêu cầu không đúng. Xem /api/docs." : "Hệ thống gặp lỗi. Thử lại sau.";
        };
    }
}
