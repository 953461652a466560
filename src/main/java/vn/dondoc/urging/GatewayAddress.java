package vn.dondoc.urging;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where messages go: as configured, or the example gateway of trial mode. */
@Component
public class GatewayAddress {

    private volatile String url;
    private volatile String token;

    GatewayAddress(@Value("${dondoc.gateway.url:}") String url, @Value("${dondoc.gateway.token:}") String token) {
        this.url = url;
        this.token = token;
    }

    /** Takes effect only while none is configured. */
    public void standIn(String exampleUrl, String exampleToken) {
        if (url.isEmpty()) {
            use(exampleUrl, exampleToken);
        }
    }

    /** From now on messages go there; empty: nowhere. */
    void use(String newUrl, String newToken) {
        token = newToken;
        url = newUrl;
    }

    /** Empty where there is nowhere to send to. */
    public String url() {
        return url;
    }

    public String token() {
        return token;
    }
}
