package vn.dondoc.security;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import vn.dondoc.register.LoginFailures;

/**
 * Who may read the figures: the monitoring machine under a password that opens nothing else
 * ({@code dondoc.metrics.password}; without one it can't), and by Basic whoever administers or supervises the system.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class MetricsSecurity {

    /** The user name of the machine; no account of a person: theirs are given by the office. */
    static final String MACHINE = "prometheus";

    private static final String ROLE = "METRICS";

    @Bean
    @Order(0)
    SecurityFilterChain metrics(
            HttpSecurity http,
            Accounts people,
            PasswordEncoder passwords,
            LoginFailures failures,
            @Value("${dondoc.metrics.password:}") String password)
            throws Exception {
        DaoAuthenticationProvider provider = new DaoAuthenticationProvider(readers(people, passwords, password));
        provider.setPasswordEncoder(passwords);
        return http.securityMatcher("/actuator/prometheus")
                .authenticationProvider(new ThrottledLogin(provider, failures))
                .authorizeHttpRequests(all -> all.anyRequest().hasAnyRole(ROLE, "ADMINISTRATOR", "SUPERVISOR"))
                .httpBasic(Customizer.withDefaults())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    private static UserDetailsService readers(Accounts people, PasswordEncoder passwords, String password) {
        UserDetails machine = password.isBlank()
                ? null
                : User.withUsername(MACHINE)
                        .password(passwords.encode(password))
                        .roles(ROLE)
                        .build();
        return name -> {
            if (!name.equals(MACHINE)) {
                return people.loadUserByUsername(name);
            }
            if (machine == null) {
                throw new UsernameNotFoundException(name);
            }
            return User.withUserDetails(machine).build();
        };
    }
}
