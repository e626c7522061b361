package io.praetor.acl.internal.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.acl.internal.AclState;
import io.praetor.acl.internal.command.AclCommand;
import io.praetor.acl.internal.command.Link;
import io.praetor.acl.internal.decide.Stance;
import io.praetor.api.acl.Access;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Permission;
import io.praetor.api.acl.Resource;
import io.praetor.api.acl.RoleRow;
import io.praetor.api.acl.TokenRow;
import io.praetor.api.acl.Verdict;
import io.praetor.api.error.ForbiddenException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class LocalAccessTest {

  private static final String TOKEN = "aaaaaaaa-0000-4000-8000-000000000001";
  private static final String OTHER = "aaaaaaaa-0000-4000-8000-000000000002";
  private static final String POLICY = "bbbbbbbb-0000-4000-8000-000000000001";
  private static final String ROLE = "cccccccc-0000-4000-8000-000000000001";

  private final AclState state = new AclState();
  private long now = 1_000;
  private final LocalAccess access =
      new LocalAccess(state.state(), "dc1", new Stance(false, true), () -> now);

  private void policy(String rules, boolean create) {
    state.apply(new AclCommand.PolicyWrite(AclState.policy(POLICY, "app", rules), create));
  }

  private void token(String accessor, String secret, long expiresMillis) {
    state.apply(
        new AclCommand.TokenCreation(
            AclState.token(accessor, secret, expiresMillis),
            List.of(new Link(POLICY, "")),
            List.of(),
            false));
  }

  private Authorizer find(String secret) {
    return access.find(secret).join();
  }

  private static boolean writes(Authorizer caller, String key) {
    return caller.allows(Resource.KEY, Access.WRITE, key);
  }

  @Test
  void shouldGiveTheSameObjectUntilSomethingChangesThatItDependsOn() {
    policy("key_prefix \"app/\" { policy = \"write\" }", true);
    token(TOKEN, "s1", 0);
    Authorizer first = find("s1");
    assertTrue(writes(first, "app/a"));
    assertEquals(TOKEN, first.accessor());
    assertTrue(first.isAuthenticated());
    assertSame(first, find("s1"));
    token(OTHER, "s2", 0);
    assertSame(first, find("s1"));
    assertSame(first, find("s1"));
    policy("key_prefix \"app/\" { policy = \"read\" }", false);
    Authorizer second = find("s1");
    assertNotSame(first, second);
    assertFalse(writes(second, "app/a"));
    assertSame(second, find("s1"));
  }

  @Test
  void shouldSeeChangesOfRolesAtOnce() {
    policy("key_prefix \"app/\" { policy = \"write\" }", true);
    RoleRow role =
        new RoleRow(ROLE, "deployer", "", List.of(), List.of(), List.of(), List.of(), 0, 0);
    state.apply(new AclCommand.RoleWrite(role, List.of(), true));
    state.apply(
        new AclCommand.TokenCreation(
            AclState.token(TOKEN, "s1"), List.of(), List.of(new Link(ROLE, "")), false));
    assertFalse(writes(find("s1"), "app/a"));
    state.apply(new AclCommand.RoleWrite(role, List.of(new Link("", "app")), false));
    assertTrue(writes(find("s1"), "app/a"));
    Verdict verdict = find("s1").explain(Permission.of(Resource.KEY, Access.WRITE, "app/a"));
    assertEquals(
        new Verdict(
            true,
            "key_prefix \"app/\" { policy = \"write\" }",
            "app",
            POLICY,
            "role \"deployer\"",
            false),
        verdict);
    state.apply(new AclCommand.RoleDeletion(ROLE));
    assertFalse(writes(find("s1"), "app/a"));
  }

  @Test
  void shouldNotKnowATokenAnyMoreOnceItIsDeleted() {
    policy("key_prefix \"\" { policy = \"write\" }", true);
    token(TOKEN, "s1", 0);
    assertTrue(writes(find("s1"), "a"));
    state.apply(new AclCommand.TokenDeletion(TOKEN));
    assertNull(find("s1"));
    token(TOKEN, "s1", 0);
    assertTrue(writes(find("s1"), "a"));
  }

  @Test
  void shouldNotAcceptATokenForAMomentWhenItsTimeIsOver() {
    policy("key_prefix \"\" { policy = \"write\" }", true);
    token(TOKEN, "s1", 5_000);
    now = 4_999;
    assertTrue(writes(find("s1"), "a"));
    now = 5_000;
    CompletionException refusal =
        assertThrows(CompletionException.class, () -> access.find("s1").join());
    assertEquals(ForbiddenException.class, refusal.getCause().getClass());
    state.apply(new AclCommand.Expiry(List.of(TOKEN), now));
    assertNull(find("s1"));
  }

  @Test
  void shouldTakeThoseWithoutATokenForTheAnonymousOne() {
    assertNull(find(""));
    Authorizer before = access.nobody();
    assertEquals(TokenRow.ANONYMOUS, before.accessor());
    assertFalse(before.isAuthenticated());
    assertFalse(before.allows(Resource.KEY, Access.READ, "a"));
    policy("key_prefix \"\" { policy = \"read\" }", true);
    state.apply(
        new AclCommand.TokenCreation(
            AclState.token(TokenRow.ANONYMOUS, TokenRow.ANONYMOUS_SECRET),
            List.of(new Link(POLICY, "")),
            List.of(),
            false));
    assertTrue(find("").allows(Resource.KEY, Access.READ, "a"));
    assertFalse(find("").isAuthenticated());
  }
}
