package io.praetor.acl.internal.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.acl.internal.AclState;
import io.praetor.acl.internal.decide.Stance;
import io.praetor.api.acl.Access;
import io.praetor.api.acl.AccessControl;
import io.praetor.api.acl.AgentTokens.Purpose;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.ForbiddenException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class RecoveryTokenTest {

  private final RecoveryToken recovery =
      new RecoveryToken(
          () -> purpose -> purpose == Purpose.AGENT_RECOVERY ? "recover" : "other", "n1", "dc1");
  private final AclState state = new AclState();
  private final AccessControl server =
      new ServerAccess(
          new LocalAccess(state.state(), "dc1", new Stance(false, true), () -> 1), recovery, null);
  private final AccessControl client =
      new ClientAccess(
          recovery, secret -> CompletableFuture.failedFuture(new ForbiddenException("unknown")));

  @Test
  void shouldLetTheAgentBeAdministeredAndNothingElse() {
    for (AccessControl access : new AccessControl[] {server, client}) {
      Authorizer bearer = access.authorizer("recover").join();
      assertTrue(bearer.allows(Resource.AGENT, Access.WRITE, "n1"));
      assertTrue(bearer.allows(Resource.NODE, Access.READ, "n2"));
      assertFalse(bearer.allows(Resource.AGENT, Access.READ, "n2"));
      assertFalse(bearer.allows(Resource.KEY, Access.READ, "a"));
    }
  }

  @Test
  void shouldCountForNothingThatAnotherAgentPassedOn() {
    assertEquals("ACL not found", refusal(server.relayed("recover")));
    assertEquals("unknown", refusal(client.relayed("recover")));
  }

  private static String refusal(CompletableFuture<Authorizer> refused) {
    return assertThrows(CompletionException.class, refused::join).getCause().getMessage();
  }
}
