package io.praetor.acl.internal.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.acl.internal.AclState;
import io.praetor.acl.internal.command.AclCommand;
import io.praetor.api.acl.PolicyRow;
import io.praetor.api.acl.TokenRow;
import io.praetor.api.error.OperationFailedException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ReplicationTest {

  private final AclState here = new AclState();
  private final AclState there = new AclState();
  private final Map<Kind, CompletableFuture<Replication.Primary.Answer>> asked =
      new EnumMap<>(Kind.class);
  private final List<Long> newerThan = new ArrayList<>();
  private final Progress progress = new Progress();
  private long now = 1_000;
  private final Replication replication =
      new Replication(
          List.of(Kind.values()),
          (kind, index) -> {
            newerThan.add(index);
            CompletableFuture<Replication.Primary.Answer> answer = new CompletableFuture<>();
            asked.put(kind, answer);
            return answer;
          },
          here.state(),
          () -> now,
          progress);

  private void answer(Kind kind) {
    var found = there.state().now(new ContentsQuery(kind));
    assertTrue(
        asked.remove(kind).complete(new Replication.Primary.Answer(found.value(), found.index())));
  }

  private Contents here(Kind kind) {
    return here.state().now(new ContentsQuery(kind)).value();
  }

  private static PolicyRow policy(int number, String rules) {
    return AclState.policy("p" + number, "n" + number, rules);
  }

  @Test
  void shouldCopyWhatDiffersAndRemoveWhatIsGone() {
    for (int i = 0; i < 2 * Contents.MAX_BATCH; i++) {
      there.apply(new AclCommand.PolicyWrite(policy(i, ""), true));
    }
    there.apply(
        new AclCommand.TokenCreation(AclState.token("t1", "s1"), List.of(), List.of(), false));
    here.apply(new AclCommand.PolicyWrite(AclState.policy("gone", "gone", ""), true));
    here.apply(
        new AclCommand.TokenCreation(AclState.token("t2", "s2"), List.of(), List.of(), false));
    replication.tick();
    for (Kind kind : Kind.values()) {
      answer(kind);
    }
    assertEquals(
        there.state().now(new ContentsQuery(Kind.POLICIES)).value().policies().size(),
        here(Kind.POLICIES).policies().size());
    assertEquals(
        List.of("t1"), here(Kind.TOKENS).tokens().stream().map(TokenRow::accessor).toList());
    assertEquals(1_000, progress.told().successMillis());
    long index = here.state().index();
    replication.tick();
    for (Kind kind : Kind.values()) {
      answer(kind);
    }
    assertEquals(index, here.state().index());
    assertTrue(newerThan.subList(3, 6).contains(2L * Contents.MAX_BATCH));
    there.apply(new AclCommand.PolicyWrite(policy(1, "acl = \"read\""), false));
    replication.tick();
    answer(Kind.POLICIES);
    assertTrue(here(Kind.POLICIES).policies().stream().anyMatch(row -> !row.rules().isEmpty()));
  }

  @Test
  void shouldLeaveLocalTokensAlone() {
    TokenRow local =
        new TokenRow(
            "t1", "s1", "", List.of(), List.of(), List.of(), List.of(), List.of(), true, "", 1, 0,
            "", "", 0, 0);
    here.apply(new AclCommand.TokenCreation(local, List.of(), List.of(), false));
    there.apply(
        new AclCommand.TokenCreation(AclState.token("t1", "other"), List.of(), List.of(), false));
    replication.tick();
    answer(Kind.TOKENS);
    assertEquals(List.of(), here(Kind.TOKENS).tokens());
    here.apply(
        new AclCommand.Replica(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of("t1")));
    assertFalse(
        here.state()
            .now(
                new io.praetor.acl.internal.resolve.BearerQuery(
                    "s1", io.praetor.acl.internal.resolve.BearerQuery.By.SECRET, null))
            .value()
            .token()
            .accessor()
            .isEmpty());
  }

  @Test
  void shouldCopyASecretThatHasAnotherBearerNow() {
    for (int i = 0; i < Contents.MAX_BATCH; i++) { // so that its old bearer goes in a later batch
      create(here, AclState.token("a" + i, "gone" + i));
    }
    create(here, AclState.token("old", "shared"));
    create(there, AclState.token("new", "shared"));
    replication.tick();
    answer(Kind.TOKENS);
    assertEquals(
        List.of("new"), here(Kind.TOKENS).tokens().stream().map(TokenRow::accessor).toList());
  }

  private static void create(AclState state, TokenRow token) {
    state.apply(new AclCommand.TokenCreation(token, List.of(), List.of(), false));
  }

  @Test
  void shouldTryAgainAfterAPauseAndTellWhy() {
    replication.tick();
    asked.remove(Kind.ROLES).completeExceptionally(new OperationFailedException("no path"));
    assertEquals("no path", progress.told().error());
    assertTrue(progress.told().running());
    now += Replication.PAUSE.toMillis() - 1;
    replication.tick();
    assertFalse(asked.containsKey(Kind.ROLES));
    now += 1;
    replication.tick();
    assertTrue(asked.containsKey(Kind.ROLES));
    replication.reset();
    assertFalse(progress.told().running());
  }

  @Test
  void shouldNotBelieveThatThereAreNoPolicies() {
    here.apply(new AclCommand.PolicyWrite(policy(1, ""), true));
    replication.tick();
    asked
        .remove(Kind.POLICIES)
        .complete(new Replication.Primary.Answer(new Contents(List.of(), List.of(), List.of()), 5));
    assertEquals(1, here(Kind.POLICIES).policies().size());
    assertEquals("the primary datacenter tells of no policies at all", progress.told().error());
  }
}
