package io.praetor.acl.internal.lead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.acl.internal.AclState;
import io.praetor.acl.internal.command.AclCommand;
import io.praetor.acl.internal.command.AclKeys;
import io.praetor.acl.internal.decide.RuleAuthorizer;
import io.praetor.acl.internal.decide.Stance;
import io.praetor.acl.internal.replicate.ContentsQuery;
import io.praetor.acl.internal.replicate.Kind;
import io.praetor.acl.internal.resolve.BearerQuery;
import io.praetor.api.acl.AclTables;
import io.praetor.api.acl.BootstrapRow;
import io.praetor.api.acl.TokenRow;
import io.praetor.api.config.AclSettings;
import io.praetor.api.state.StateQuery;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeadingTest {

  /** Whose token came first. */
  private static final StateQuery<String> FIRST =
      txn -> {
        BootstrapRow row = txn.get(AclTables.BOOTSTRAP, AclKeys.ONLY);
        return new StateQuery.Answer<>(row == null ? "" : row.accessor(), 1, true);
      };

  private final AclState state = new AclState();
  private final Map<String, Object> values =
      new HashMap<>(Map.of("datacenter", "dc1", "primaryDatacenter", "dc1", "nodeName", "n"));
  private long now = 1_000;

  private Leading leading() {
    AclSettings settings =
        (AclSettings)
            Proxy.newProxyInstance(
                AclSettings.class.getClassLoader(),
                new Class<?>[] {AclSettings.class},
                (proxy, method, arguments) ->
                    values.getOrDefault(method.getName(), method.getDefaultValue()));
    return new Leading(settings, state.state(), () -> now, () -> "accessor-" + now);
  }

  private List<String> tokens() {
    return state.state().now(new ContentsQuery(Kind.TOKENS)).value().tokens().stream()
        .map(TokenRow::accessor)
        .toList();
  }

  @Test
  void shouldMakeTheBeginningOnceAndTheTokenOfTheConfiguration() {
    values.put("initialManagementToken", "root");
    Leading leading = leading();
    leading.tick().join();
    assertEquals(List.of(TokenRow.ANONYMOUS, "accessor-1000"), tokens());
    now = 2_000;
    long index = state.state().index();
    leading.reset();
    leading.tick().join();
    leading.tick().join();
    assertEquals(index, state.state().index());
    assertEquals(
        "accessor-1000",
        state.state().now(FIRST).value(),
        "nobody else may make the first token any more");
    var root = state.state().now(new BearerQuery("root", BearerQuery.By.SECRET, null)).value();
    assertTrue(RuleAuthorizer.of("x", root.grants(), new Stance(false, true), "dc1").isUnlimited());
  }

  @Test
  void shouldLeaveTheBeginningToThePrimaryDatacenter() {
    values.put("datacenter", "dc2");
    leading().tick().join();
    assertEquals(List.of(), tokens());
  }

  @Test
  void shouldRemoveTokensWhoseTimeIsOver() {
    Leading leading = leading();
    leading.tick().join();
    for (int i = 0; i < 3; i++) {
      state.apply(
          new AclCommand.TokenCreation(
              AclState.token("t" + i, "s" + i, 5_000 + i * 1_000L), List.of(), List.of(), false));
    }
    now = 4_999;
    leading.tick().join();
    assertEquals(List.of(TokenRow.ANONYMOUS, "t0", "t1", "t2"), tokens());
    now = 6_000;
    leading.tick().join();
    assertEquals(List.of(TokenRow.ANONYMOUS, "t2"), tokens());
  }
}
