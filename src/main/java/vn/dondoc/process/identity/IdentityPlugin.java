package vn.dondoc.process.identity;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import vn.dondoc.register.People;

/** Puts the register in the place of the engine's own users and groups. */
@Component
class IdentityPlugin extends AbstractCamundaConfiguration {

    private final People people;
    private final PasswordEncoder passwords;

    IdentityPlugin(People people, PasswordEncoder passwords) {
        this.people = people;
        this.passwords = passwords;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration engine) {
        engine.setResourceAuthorizationProvider(new TaskRights());
        engine.setIdentityProviderSessionFactory(
                instead(ReadOnlyIdentityProvider.class, () -> new RegisterIdentity(people, passwords)));
        engine.setCustomSessionFactories(List.of(instead(AuthorizationManager.class, TaskSight::new)));
    }

    private static SessionFactory instead(Class<?> of, Supplier<Session> ours) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return of;
            }

            @Override
            public Session openSession() {
                return ours.get();
            }
        };
    }
}
