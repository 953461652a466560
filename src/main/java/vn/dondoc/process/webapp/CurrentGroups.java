package vn.dondoc.process.webapp;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;

/** Camunda's own filter keeps the groups of the first request for the whole session; these are asked anew. */
class CurrentGroups extends ContainerBasedAuthenticationFilter {

    @Override
    protected boolean existisAuthentication(Authentications known, String engine, String account) {
        return super.existisAuthentication(known, engine, account)
                && known.getAuthenticationForProcessEngine(engine) instanceof UserAuthentication kept
                && groups(kept).equals(new HashSet<>(SignedIn.groups()));
    }

    private static Set<String> groups(UserAuthentication kept) {
        List<String> groups = kept.getGroupIds();
        return groups == null ? Set.of() : new HashSet<>(groups);
    }
}
