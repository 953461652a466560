package vn.dondoc.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.work.NotYours;
import vn.dondoc.work.Refusal;

/** What goes wrong on pages, as a page that says what to do. */
@ControllerAdvice
class PageProblems {

    private static final String TOO_LARGE =
            "Tệp quá lớn: mỗi tệp không quá 20 MB, cả lần tải không quá 60 MB. Nén lại hoặc tách ra rồi tải lên.";

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

    @ExceptionHandler
    Object tooLarge(MaxUploadSizeExceededException tooLarge, HttpServletRequest request, HttpServletResponse response) {
        String accept = String.valueOf(request.getHeader(HttpHeaders.ACCEPT));
        return accept.contains(MediaType.APPLICATION_JSON_VALUE)
                ? ResponseEntity.of(ProblemDetail.forStatusAndDetail(HttpStatus.PAYLOAD_TOO_LARGE, TOO_LARGE))
                        .build()
                : page(HttpStatus.PAYLOAD_TOO_LARGE, TOO_LARGE, response);
    }

    private static ModelAndView page(HttpStatus status, String detail, HttpServletResponse response) {
        response.setStatus(status.value());
        return new ModelAndView("problem", status)
                .addObject("status", status.value())
                .addObject("detail", detail);
    }
}
