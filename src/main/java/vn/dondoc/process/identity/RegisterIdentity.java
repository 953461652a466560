package vn.dondoc.process.identity;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.dondoc.register.People;

/** The engine's view of the register's people: read-only, groups derived from the memberships of today. */
class RegisterIdentity implements ReadOnlyIdentityProvider {

    private final People people;
    private final PasswordEncoder passwords;

    RegisterIdentity(People people, PasswordEncoder passwords) {
        this.people = people;
        this.passwords = passwords;
    }

    @Override
    public User findUserById(String account) {
        return people.find(account)
                .filter(person -> person.passwordHash() != null)
                .map(RegisterIdentity::user)
                .orElse(null);
    }

    @Override
    public boolean checkPassword(String account, String password) {
        return people.find(account)
                .filter(person -> person.passwordHash() != null)
                .map(person -> passwords.matches(password, person.passwordHash()))
                .orElse(false);
    }

    @Override
    public Group findGroupById(String id) {
        return group(id);
    }

    @Override
    public UserQuery createUserQuery() {
        return new Users();
    }

    @Override
    public UserQuery createUserQuery(CommandContext context) {
        return new Users();
    }

    @Override
    public NativeUserQuery createNativeUserQuery() {
        throw new BadUserRequestException("People are kept in the register; the engine has no table of them");
    }

    @Override
    public GroupQuery createGroupQuery() {
        return new Groups();
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext context) {
        return new Groups();
    }

    @Override
    public Tenant findTenantById(String id) {
        return null;
    }

    @Override
    public TenantQuery createTenantQuery() {
        return new NoTenants();
    }

    @Override
    public TenantQuery createTenantQuery(CommandContext context) {
        return new NoTenants();
    }

    @Override
    public void flush() {
        // Nothing is ever written.
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    private static User user(People.Person person) {
        UserEntity user = new UserEntity();
        user.setId(person.account());
        // Vietnamese names are one phrase; split into first and last they come out in the wrong order.
        user.setFirstName(person.name());
        user.setLastName("");
        user.setEmail(known(person.account()) ? person.email() : null);
        return user;
    }

    /** Names stand on every paper; an address is between the office and its owner. */
    private static boolean known(String account) {
        // Lists of people are read outside the engine's commands, which know who asks.
        Authentication asks = SecurityContextHolder.getContext().getAuthentication();
        return asks == null || asks.getName().equals(account);
    }

    private static Group group(String id) {
        GroupEntity group = new GroupEntity();
        group.setId(id);
        group.setName(id);
        group.setType(id.contains(":") ? "ROLE" : "BODY");
        return group;
    }

    private static <T> List<T> page(Stream<T> found, Page page) {
        Stream<T> from =
                page == null ? found : found.skip(page.getFirstResult()).limit(page.getMaxResults());
        return from.toList();
    }

    private static Predicate<String> like(String pattern) {
        if (pattern == null) {
            return value -> true;
        }
        String wanted = pattern.replace("%", "").toLowerCase(Locale.ROOT);
        return value -> value != null && value.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private final class Users extends UserQueryImpl {

        private static final long serialVersionUID = 1L;

        @Override
        public long executeCount(CommandContext context) {
            return found().count();
        }

        @Override
        public List<User> executeList(CommandContext context, Page page) {
            return page(found(), page);
        }

        private Stream<User> found() {
            return candidates()
                    .filter(person -> id == null || id.equals(person.account()))
                    .filter(person -> ids == null || Set.of(ids).contains(person.account()))
                    .filter(person -> firstName == null || firstName.equals(person.name()))
                    .filter(person -> like(firstNameLike).test(person.name()))
                    .filter(person -> like(lastNameLike).test(person.name()))
                    .filter(person -> email == null || known(person.account()) && email.equals(person.email()))
                    .filter(person -> emailLike == null
                            || known(person.account()) && like(emailLike).test(person.email()))
                    .filter(person ->
                            groupId == null || people.groups(person.account()).contains(groupId))
                    .filter(person -> tenantId == null && procDefId == null)
                    .map(RegisterIdentity::user);
        }

        private Stream<People.Person> candidates() {
            return id == null
                    ? people.withLogin().stream()
                    : people.find(id).filter(person -> person.passwordHash() != null).stream();
        }
    }

    private final class Groups extends GroupQueryImpl {

        private static final long serialVersionUID = 1L;

        @Override
        public long executeCount(CommandContext context) {
            return found().count();
        }

        @Override
        public List<Group> executeList(CommandContext context, Page page) {
            return page(found(), page);
        }

        private Stream<Group> found() {
            Stream<String> all = userId != null
                    ? people.groups(userId).stream()
                    : people.withLogin().stream()
                            .flatMap(person -> people.groups(person.account()).stream())
                            .distinct()
                            .sorted(Comparator.naturalOrder());
            return all.filter(group -> id == null || id.equals(group))
                    .filter(group -> ids == null || Set.of(ids).contains(group))
                    .filter(group -> name == null || name.equals(group))
                    .filter(like(nameLike))
                    .filter(group -> tenantId == null && procDefId == null)
                    .map(RegisterIdentity::group);
        }
    }

    private static final class NoTenants extends TenantQueryImpl {

        private static final long serialVersionUID = 1L;

        @Override
        public long executeCount(CommandContext context) {
            return 0;
        }

        @Override
        public List<Tenant> executeList(CommandContext context, Page page) {
            return List.of();
        }
    }
}
