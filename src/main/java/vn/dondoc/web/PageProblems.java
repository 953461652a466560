package vn.dondoc.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.springframework.beans.InvalidPropertyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.work.NotYours;
import vn.dondoc.work.Refusal;

/** What goes wrong on pages, as a page that says what to do. */
@ControllerAdvice
class PageProblems {

    private static final String TOO_LARGE =
            "Tệp quá lớn: mỗi tệp không quá 20 MB, cả lần tải không quá 60 MB. Nén lại hoặc tách ra rồi tải lên.";
    /** Bytes; far above any limit for the header of one part, far below any for a file. */
    private static final long LONGEST_HEADER = 100_000;

    private static final String TOO_MANY = "Quá nhiều tệp trong một lần tải. Chia thành nhiều lần rồi tải lên.";
    private static final String UNREADABLE = "Không đọc được tệp gửi lên: tên tệp quá dài hoặc có ký tự lạ, hoặc đường"
            + " truyền đứt giữa chừng. Đặt tên ngắn hơn rồi tải lên.";
    private static final String FOREIGN =
            "Trang gửi lên có ô mà biểu mẫu không có, chưa ghi gì. Tải lại trang rồi làm lại.";

    @ExceptionHandler
    ModelAndView unknown(UnknownThing unknown, HttpServletResponse response) {
        return page(HttpStatus.NOT_FOUND, unknown.getMessage(), response);
    }

    @ExceptionHandler
    ModelAndView notYours(NotYours notYours, HttpServletResponse response) {
        return page(HttpStatus.FORBIDDEN, notYours.getMessage(), response);
    }

    @ExceptionHandler
    ModelAndView refused(Refusal refusal, HttpServletResponse response) {
        return page(HttpStatus.CONFLICT, refusal.getMessage(), response);
    }

    /** With the sentence of the page itself, which Spring's own handling leaves out. */
    @ExceptionHandler
    ModelAndView refused(ResponseStatusException refused, HttpServletResponse response) {
        return page(HttpStatus.valueOf(refused.getStatusCode().value()), refused.getReason(), response);
    }

    /** A field, or a place in a list, that no form of ours sends. */
    @ExceptionHandler
    ModelAndView foreign(InvalidPropertyException foreign, HttpServletResponse response) {
        return page(HttpStatus.BAD_REQUEST, FOREIGN, response);
    }

    /** Before any controller is chosen. */
    @ExceptionHandler
    Object upload(MultipartException failed, HttpServletRequest request, HttpServletResponse response) {
        Throwable cause = failed.getRootCause();
        if (cause instanceof FileCountLimitExceededException) {
            return answer(HttpStatus.PAYLOAD_TOO_LARGE, TOO_MANY, request, response);
        }
        // The server also calls it an excess of size when a part's own header, that is the file's name, is too long.
        boolean tooLarge = cause instanceof SizeException excess
                ? excess.getPermittedSize() > LONGEST_HEADER
                : failed instanceof MaxUploadSizeExceededException && !(cause instanceof FileUploadException);
        return tooLarge
                ? answer(HttpStatus.PAYLOAD_TOO_LARGE, TOO_LARGE, request, response)
                : answer(HttpStatus.BAD_REQUEST, UNREADABLE, request, response);
    }

    private static Object answer(
            HttpStatus status, String detail, HttpServletRequest request, HttpServletResponse response) {
        boolean program = request.getRequestURI().startsWith("/api/")
                || String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.APPLICATION_JSON_VALUE);
        return program
                ? ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, detail))
                        .build()
                : page(status, detail, response);
    }

    private static ModelAndView page(HttpStatus status, String detail, HttpServletResponse response) {
        response.setStatus(status.value());
        return new ModelAndView("problem", status)
                .addObject("status", status.value())
                .addObject("detail", detail);
    }
}
