package vn.dondoc.process.webapp;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** What stands before Camunda's webapps: the login of the office, and a nonce of each request's own. */
@Configuration(proxyBeanMethods = false)
class WebappFilters {

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappLogin() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> filter =
                new FilterRegistrationBean<>(new CurrentGroups());
        filter.addInitParameter("authentication-provider", SignedIn.class.getName());
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return filter;
    }

    @Bean
    FilterRegistrationBean<NothingSent> nothingSent() {
        FilterRegistrationBean<NothingSent> filter = new FilterRegistrationBean<>(new NothingSent());
        filter.addUrlPatterns("/camunda/api/*");
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 3);
        return filter;
    }

    @Bean
    FilterRegistrationBean<PlainRefusals> plainRefusals() {
        FilterRegistrationBean<PlainRefusals> filter = new FilterRegistrationBean<>(new PlainRefusals());
        filter.addUrlPatterns("/camunda/api/*");
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 2);
        return filter;
    }

    @Bean
    FilterRegistrationBean<BoundedLists> boundedLists(ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        FilterRegistrationBean<BoundedLists> filter = new FilterRegistrationBean<>(
                new BoundedLists(() -> engine.getObject().getQueryMaxResultsLimit()));
        filter.addUrlPatterns("/camunda/api/engine/*");
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 3);
        return filter;
    }

    @Bean
    FilterRegistrationBean<RequestNonceFilter> requestNonce() {
        FilterRegistrationBean<RequestNonceFilter> filter = new FilterRegistrationBean<>(new RequestNonceFilter());
        filter.addUrlPatterns("/camunda/app/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }
}
