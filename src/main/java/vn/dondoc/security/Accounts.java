package vn.dondoc.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;
import vn.dondoc.register.People;

/** The register's people as Spring Security sees them; roles are those of the moment ({@link CurrentRights}). */
@Service
class Accounts implements UserDetailsService {

    /** Whom the register knows: their rights follow the register during a session, too. */
    static final GrantedAuthority REGISTERED = new SimpleGrantedAuthority("REGISTERED");

    private final People people;

    Accounts(People people) {
        this.people = people;
    }

    @Override
    public UserDetails loadUserByUsername(String account) {
        People.Person person = people.find(account)
                .filter(found -> found.passwordHash() != null)
                .orElseThrow(() -> new UsernameNotFoundException(account));
        List<GrantedAuthority> authorities = new ArrayList<>(List.of(REGISTERED));
        List<People.Membership> memberships = people.memberships(account);
        memberships.forEach(each ->
                authorities.add(new SimpleGrantedAuthority("ROLE_" + each.role().name())));
        Set<String> groups = people.groups(account);
        if (groups.isEmpty()) {
            // Whose body has ended, or whose term has: nothing is theirs any more.
            throw new UsernameNotFoundException(account);
        }
        groups.forEach(group -> authorities.add(new SimpleGrantedAuthority("GROUP_" + group)));
        return new User(account, person.passwordHash(), authorities);
    }
}
