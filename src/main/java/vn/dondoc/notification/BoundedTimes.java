package vn.dondoc.notification;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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

    /** Milliseconds for all of it: a gateway that drips a byte now and then never exceeds {@link #READ}. */
    static final int ALTOGETHER = 10_000;

    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "connector-time-limit");
        thread.setDaemon(true);
        return thread;
    });

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
            HttpRequestBase request = (HttpRequestBase) invocation.getTarget();
            request.setConfig(BOUNDS);
            // The answer is read after this interceptor; aborting a request that is over does nothing.
            WATCH.schedule(request::abort, ALTOGETHER, TimeUnit.MILLISECONDS);
            return invocation.proceed();
        });
    }
}
