package vn.dondoc.web;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.work.NotYours;
import vn.dondoc.work.Refusal;

/** What goes wrong in {@code /api}, as RFC 9457 problems in Vietnamese that name the parameter and the remedy. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems {

    @ExceptionHandler
    ProblemDetail refused(Refusal refusal) {
        return problem(HttpStatus.BAD_REQUEST, refusal.getMessage());
    }

    @ExceptionHandler
    ProblemDetail unknown(UnknownThing unknown) {
        return problem(HttpStatus.NOT_FOUND, unknown.getMessage());
    }

    @ExceptionHandler
    ProblemDetail notYours(NotYours notYours) {
        return problem(HttpStatus.FORBIDDEN, notYours.getMessage());
    }

    /** What method security says itself is English. */
    @ExceptionHandler
    ProblemDetail denied(AccessDeniedException denied) {
        return problem(
                HttpStatus.FORBIDDEN,
                denied.getClass() == AccessDeniedException.class
                        ? denied.getMessage()
                        : "Tài khoản này không có quyền làm việc đó.");
    }

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException unreadable) {
        return problem(HttpStatus.BAD_REQUEST, "Nội dung gửi lên không phải JSON đúng dạng. Xem /api/docs.");
    }

    @ExceptionHandler
    ProblemDetail missing(MissingServletRequestParameterException missing) {
        return problem(HttpStatus.BAD_REQUEST, missing.getParameterName() + ": thiếu tham số này.");
    }

    @ExceptionHandler
    ProblemDetail missing(MissingServletRequestPartException missing) {
        return problem(
                HttpStatus.BAD_REQUEST,
                missing.getRequestPartName() + ": thiếu tệp. Gửi ít nhất một tệp. Xem /api/docs.");
    }

    @ExceptionHandler
    ProblemDetail mismatch(MethodArgumentTypeMismatchException mismatch) {
        return problem(
                HttpStatus.BAD_REQUEST, sentence(mismatch.getName(), mismatch.getValue(), mismatch.getRequiredType()));
    }

    /** Of the filters, which are bound together. */
    @ExceptionHandler
    ProblemDetail invalid(MethodArgumentNotValidException invalid) {
        List<FieldError> errors = invalid.getBindingResult().getFieldErrors();
        return problem(
                HttpStatus.BAD_REQUEST,
                errors.stream()
                        .map(error -> sentence(
                                error.getField(),
                                error.getRejectedValue(),
                                invalid.getBindingResult().getFieldType(error.getField())))
                        .collect(Collectors.joining(" ")));
    }

    private static ProblemDetail problem(HttpStatus status, String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }

    private static String sentence(String name, Object value, Class<?> type) {
        return name + ": không nhận \"" + value + "\"; " + remedy(name, type) + ".";
    }

    private static String remedy(String name, Class<?> type) {
        if (name.equals("state")) {
            return "ghi một trong "
                    + Arrays.stream(AssignmentState.values()).map(Enum::name).collect(Collectors.joining(", "));
        }
        if (name.equals("overdue") || type == Boolean.class) {
            return "ghi true hoặc false";
        }
        return type == int.class || type == Integer.class ? "ghi số nguyên" : "xem /api/docs";
    }
}
