package vn.dondoc.notification;

import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpRequestBase;
import org.camunda.connect.httpclient.HttpConnector;
import org.camunda.connect.spi.ConnectorConfigurator;

/**
 * Bounds how long any HTTP connector call may take: the connector itself waits for ever. Found through
 * META-INF/services, hence public.
 */
public class BoundedTimes implements ConnectorConfigurator<HttpConnector> {

    /** Milliseconds to reach the gateway. */
    static final int CONNECT = 3_000;

    /** Milliseconds without a byte of the answer. */
    static final int READ = 5_000;

    private static final RequestConfig BOUNDS = RequestConfig.custom()
            .setConnectTimeout(CONNECT)
            .setConnectionRequestTimeout(CONNECT)
            .setSocketTimeout(READ)
            .setRedirectsEnabled(false)
            .build();

    @Override
    public Class<HttpConnector> getConnectorClass() {
        return HttpConnector.class;
    }

    @Override
    public void configure(HttpConnector connector) {
        connector.addRequestInterceptor(invocation -> {
            ((HttpRequestBase) invocation.getTarget()).setConfig(BOUNDS);
            return invocation.proceed();
        });
    }
}
