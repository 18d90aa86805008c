package io.github.membudget.bench.library;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Exceptions as HTTP tells them. */
@RestControllerAdvice
class Problems {
    @ExceptionHandler
    ProblemDetail notFound(NotFound problem) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, problem.getMessage());
    }

    @ExceptionHandler
    ProblemDetail refused(Refused problem) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, problem.getMessage());
    }
}
