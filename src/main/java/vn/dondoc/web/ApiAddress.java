package vn.dondoc.web;

import org.springdoc.core.customizers.ServerBaseUrlCustomizer;
import org.springframework.http.HttpRequest;
import org.springframework.stereotype.Component;

/** The description of the interface names no host: it would be the one that the request claims to ask. */
@Component
class ApiAddress implements ServerBaseUrlCustomizer {

    @Override
    public String customize(String address, HttpRequest request) {
        return "/";
    }
}
