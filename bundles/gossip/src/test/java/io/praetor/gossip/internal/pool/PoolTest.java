package io.praetor.gossip.internal.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.gossip.GossipListener;
import io.praetor.api.gossip.JoinResult;
import io.praetor.api.gossip.Keyring.KeyringAnswer;
import io.praetor.api.gossip.Member;
import io.praetor.api.gossip.MemberStatus;
import io.praetor.gossip.internal.transport.DeafPort;
import io.praetor.testkit.thread.LeftThreads;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolTest {

  private static final String KEY = key(1);
  private static final String OTHER_KEY = key(2);

  private final List<Neighbour> neighbours = new ArrayList<>();

  private static String key(int seed) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) seed);
    return Base64.getEncoder().encodeToString(bytes);
  }

  @AfterEach
  void close() {
    neighbours.forEach(Neighbour::close);
  }

  private Neighbour start(TestSettings settings) throws Exception {
    Neighbour neighbour = new Neighbour(settings);
    neighbours.add(neighbour);
    return neighbour;
  }

  private Neighbour start(String name) throws Exception {
    return start(TestSettings.member(name));
  }

  @Test
  void shouldKnowItselfAtOnce() throws Exception {
    Neighbour a = start("a");

    Member self = a.pool().self();

    assertEquals("a", self.name());
    assertEquals(MemberStatus.ALIVE, self.status());
    assertEquals("dc1", self.tag("dc"));
    assertEquals(List.of(1, 5, 2), versions(self));
    assertEquals(4, self.delegateCurrent());
    a.watch().awaitLine("a ALIVE");
  }

  private static List<Integer> versions(Member member) {
    return List.of(member.protocolMin(), member.protocolMax(), member.protocolCurrent());
  }

  @Test
  void shouldSeeEachOtherAfterJoining() throws Exception {
    Neighbour a = start("a");
    Neighbour b = start("b");
    Neighbour c = start("c");

    assertEquals(1, b.join(a).contacted());
    assertEquals(1, c.join(b).contacted());

    a.watch().awaitLine("c ALIVE {dc=dc1, id=id-of-c, role=node}");
    c.watch().awaitLine("a ALIVE");
    assertEquals(3, b.pool().members().size());
    assertEquals("3", c.pool().stats().get("members"));
  }

  @Test
  void shouldSayWhatWentWrongWithEachAddress() throws Exception {
    Neighbour a = start("a");
    try (DeafPort deaf = new DeafPort()) {
      String nobody = deaf.address();

      JoinResult result = a.pool().join(List.of(nobody, "::::", "")).get(20, TimeUnit.SECONDS);

      assertEquals(0, result.contacted());
      assertEquals(
          "Failed to join " + nobody + ": dial tcp " + nobody + ": connect: connection refused",
          result.errors().get(nobody));
      assertTrue(result.errors().get("::::").startsWith("Failed to resolve ::::"));
      assertEquals("Failed to resolve : lookup : no such host", result.errors().get(""));
    }
  }

  @Test
  void shouldTellTagsThatChange() throws Exception {
    Neighbour a = start("a");
    Neighbour b = start("b");
    b.join(a);
    b.watch().awaitLine("a ALIVE");

    a.pool().tag("colour", "green");
    b.watch().awaitLine("a ALIVE {colour=green,");
    b.watch().forget();
    a.pool().tag("colour", null);
    b.watch().awaitLine("a ALIVE {dc=dc1");

    assertThrows(InvalidRequestException.class, () -> a.pool().tag("long", "x".repeat(600)));
  }

  @Test
  void shouldBringEventsToEverybodyOnce() throws Exception {
    Neighbour a = start("a");
    Neighbour b = start("b");
    Neighbour c = start("c");
    b.join(a);
    c.join(a);
    a.watch().awaitLine("c ALIVE");

    b.pool().fire("consul:event:deploy", "1.2".getBytes(StandardCharsets.UTF_8), false);

    for (Neighbour each : neighbours) {
      each.watch().awaitEvent(event -> event.name().equals("consul:event:deploy"));
    }
    a.pool().fire("last", new byte[0], true);
    c.watch().awaitEvent(event -> event.name().equals("last"));
    assertEquals(2, c.watch().events().size());
    assertTrue(c.watch().events().get(0).lamportTime() < c.watch().events().get(1).lamportTime());
  }

  @Test
  void shouldRefuseEventsThatAreTooLarge() throws Exception {
    Neighbour a = start("a");

    InvalidRequestException refusal =
        assertThrows(
            InvalidRequestException.class, () -> a.pool().fire("big", new byte[510], false));

    assertEquals(
        "user event exceeds configured limit of 512 bytes before encoding", refusal.getMessage());
  }

  @Test
  void shouldTellLeavingFromFailing() throws Exception {
    Neighbour a = start("a");
    Neighbour b = start("b");
    Neighbour c = start("c");
    b.join(a);
    c.join(a);
    a.watch().awaitLine("b ALIVE");
    a.watch().awaitLine("c ALIVE");
    b.watch().awaitLine("c ALIVE");

    b.pool().leave().get(20, TimeUnit.SECONDS);
    a.watch().awaitLine("b LEFT");
    assertEquals(MemberStatus.LEFT, b.pool().self().status());

    c.close();
    a.watch().awaitLine("c FAILED");
    assertEquals(0, a.watch().lines("b FAILED"));
    assertEquals(0, a.watch().lines("c LEFT"));
  }

  @Test
  void shouldComeBackAfterHavingLeft() throws Exception {
    Neighbour a = start("a");
    Neighbour b = start("b");
    b.join(a);
    a.watch().awaitLine("b ALIVE");
    b.pool().leave().get(20, TimeUnit.SECONDS);
    a.watch().awaitLine("b LEFT");
    a.watch().forget();
    b.watch().forget();

    b.join(a);

    a.watch().awaitLine("b ALIVE");
    assertEquals(MemberStatus.ALIVE, b.pool().self().status());
    b.watch().awaitLine("a ALIVE");
    assertEquals(1, b.watch().lines("a REAPED"), "the former life is over");
  }

  @Test
  void shouldForgetMembersThatAreForcedToLeave() throws Exception {
    Neighbour a = start("a");
    Neighbour b = start("b");
    Neighbour c = start("c");
    b.join(a);
    c.join(a);
    b.watch().awaitLine("c ALIVE");
    c.close();
    a.watch().awaitLine("c FAILED");
    b.watch().awaitLine("c FAILED");

    assertTrue(a.pool().forceLeave("c", false).get(20, TimeUnit.SECONDS));
    b.watch().awaitLine("c LEFT");
    assertTrue(a.pool().forceLeave("c", true).get(20, TimeUnit.SECONDS));
    b.watch().awaitLine("c REAPED");
    a.watch().awaitLine("c REAPED");

    assertFalse(a.pool().forceLeave("nobody", false).get(20, TimeUnit.SECONDS));
    assertEquals(2, a.pool().members().size());
  }

  @Test
  void shouldFindTheOthersAgainFromItsSnapshot(@TempDir Path directory) throws Exception {
    Neighbour a = start("a");
    Neighbour b = start(TestSettings.member("b").keptIn(directory));
    b.join(a);
    a.watch().awaitLine("b ALIVE");
    b.watch().awaitLine("a ALIVE");
    b.close();

    Neighbour again = start(TestSettings.member("b").keptIn(directory));
    again.host().findOthers(false, reason -> {});

    again.watch().awaitLine("a ALIVE");
  }

  @Test
  void shouldNotLookForTheOthersAfterHavingLeft(@TempDir Path directory) throws Exception {
    Neighbour a = start("a");
    Neighbour b = start(TestSettings.member("b").keptIn(directory));
    b.join(a);
    b.watch().awaitLine("a ALIVE");
    b.pool().leave().get(20, TimeUnit.SECONDS);
    b.close();

    String kept = Files.readString(directory.resolve("local.snapshot"));

    assertFalse(kept.contains("alive: a"), kept);
    assertTrue(kept.endsWith("leave\n"), kept);
  }

  @Test
  void shouldEndWhenNobodyCanBeJoined() throws Exception {
    CompletableFuture<String> fatal = new CompletableFuture<>();
    try (DeafPort deaf = new DeafPort()) {
      Neighbour a =
          start(TestSettings.member("a").with("startJoin", new String[] {deaf.address()}));

      a.host().findOthers(false, fatal::complete);

      assertTrue(
          fatal.get(20, TimeUnit.SECONDS).startsWith("Failed to join: Failed to join 127.0.0.1"));
    }
  }

  @Test
  void shouldRetryUntilSomebodyIsThere() throws Exception {
    Neighbour b = start("b");
    Neighbour a =
        start(
            TestSettings.member("a")
                .with("retryJoin", new String[] {b.address()})
                .with("retryIntervalMillis", 50L));

    a.host().findOthers(false, reason -> {});

    a.watch().awaitLine("b ALIVE");
  }

  @Test
  void shouldKeepOutAnotherDatacenter() throws Exception {
    Neighbour a = start("a");
    TestSettings foreign =
        TestSettings.member("b").with("tags", new String[] {"role=node", "dc=dc2", "id=x"});
    Neighbour b = new Neighbour(foreign, new LanJoinRule("dc2", "b", "x"));
    neighbours.add(b);

    JoinResult result = b.join(a);

    assertEquals(
        "Failed to join " + a.address() + ": Member 'a' part of wrong datacenter 'dc1'",
        result.errors().get(a.address()));
    assertEquals(1, a.pool().members().size());
    assertEquals(1, b.pool().members().size());
  }

  @Test
  void shouldKeepOutAWrongKey() throws Exception {
    Neighbour a = start(TestSettings.member("a").with("encryptKey", KEY));
    Neighbour b = start(TestSettings.member("b").with("encryptKey", OTHER_KEY));
    Neighbour plain = start("c");

    assertEquals(0, b.join(a).contacted());
    assertEquals(0, plain.join(a).contacted());
    assertEquals(1, a.pool().members().size());
  }

  @Test
  void shouldChangeKeysOfAllMembers(@TempDir Path directory) throws Exception {
    Neighbour a = start(TestSettings.member("a").with("encryptKey", KEY).keptIn(directory));
    Neighbour b = start(TestSettings.member("b").with("encryptKey", KEY));
    assertEquals(1, b.join(a).contacted());
    a.watch().awaitLine("b ALIVE");

    assertTrue(b.pool().keyring().install(OTHER_KEY, 0).get(20, TimeUnit.SECONDS).complete());
    assertTrue(b.pool().keyring().use(OTHER_KEY, 0).get(20, TimeUnit.SECONDS).complete());
    assertTrue(b.pool().keyring().remove(KEY, 0).get(20, TimeUnit.SECONDS).complete());
    KeyringAnswer keys = a.pool().keyring().list(1).get(20, TimeUnit.SECONDS);

    assertEquals(Map.of(OTHER_KEY, 2), keys.keys());
    assertEquals(Map.of(OTHER_KEY, 2), keys.primaryKeys());
    assertTrue(Files.readString(directory.resolve("local.keyring")).contains(OTHER_KEY));
    KeyringAnswer refusal = a.pool().keyring().remove(OTHER_KEY, 0).get(20, TimeUnit.SECONDS);
    assertEquals(2, refusal.failed());
    assertEquals("Removing the primary key is not allowed", refusal.messages().get("b"));
  }

  @Test
  void shouldGoFromPlainToEncryptedWithoutAGap() throws Exception {
    Neighbour plain = start("a");
    Neighbour lenient =
        start(
            TestSettings.member("b")
                .with("encryptKey", KEY)
                .with("encryptVerifyIncoming", false)
                .with("encryptVerifyOutgoing", false));
    Neighbour next =
        start(
            TestSettings.member("c").with("encryptKey", KEY).with("encryptVerifyIncoming", false));

    assertEquals(1, lenient.join(plain).contacted());
    assertEquals(1, next.join(lenient).contacted());

    lenient.watch().awaitLine("a ALIVE");
    lenient.watch().awaitLine("c ALIVE");
  }

  @Test
  void shouldRefuseKeyOperationsWithoutEncryption() throws Exception {
    Neighbour a = start("a");

    KeyringAnswer answer = a.pool().keyring().install(KEY, 0).get(20, TimeUnit.SECONDS);

    assertFalse(a.pool().keyring().encrypted());
    assertFalse(answer.complete());
    assertEquals("No keyring to modify (encryption not enabled)", answer.messages().get("a"));
  }

  @Test
  void shouldNotMindJoiningItself() throws Exception {
    Neighbour a = start("a");

    assertEquals(1, a.join(a).contacted());
    assertEquals(1, a.pool().members().size());
  }

  @Test
  void shouldTellListenersThatFailApartFromTheOthers() throws Exception {
    Neighbour a = start("a");
    Neighbour b = start("b");
    a.host()
        .addListener(
            new GossipListener() {
              @Override
              public void memberChanged(Member member) {
                throw new IllegalStateException("a listener that fails");
              }
            });
    a.host()
        .addListener(
            new GossipListener() {
              @Override
              public void memberChanged(Member member) {
                throw new NoClassDefFoundError("a listener whose bundle is being replaced");
              }
            });
    PoolWatch late = new PoolWatch();
    PoolWatch gone = new PoolWatch();
    a.host().addListener(late);
    a.host().addListener(gone);
    a.host().removeListener(gone);
    late.awaitLine("a ALIVE");
    gone.forget();

    b.join(a);

    late.awaitLine("b ALIVE");
    assertEquals(0, gone.lines(""));
  }

  @Test
  void shouldSayThatItIsClosed() throws Exception {
    Neighbour a = start("a");
    a.close();

    assertThrows(UnavailableException.class, () -> a.pool().leave());
    assertThrows(UnavailableException.class, () -> a.pool().fire("e", new byte[0], false));
    assertThrows(UnavailableException.class, () -> a.pool().keyring().list(0));
    assertEquals("a", a.pool().self().name());
  }

  @Test
  void shouldHearEventsThatWereFiredWhileItWasAway(@TempDir Path directory) throws Exception {
    Neighbour a = start("a");
    Neighbour b = start(TestSettings.member("b").keptIn(directory));
    b.join(a);
    a.watch().awaitLine("b ALIVE");
    b.watch().awaitLine("a ALIVE");
    a.pool().fire("before", new byte[0], false);
    b.watch().awaitEvent(event -> event.name().equals("before"));
    b.close();

    a.pool().fire("meanwhile", new byte[0], false);
    Neighbour again = start(TestSettings.member("b").keptIn(directory));
    again.host().findOthers(false, reason -> {});

    again.watch().awaitEvent(event -> event.name().equals("meanwhile"));
    assertEquals(1, again.watch().events().size(), "what it heard before is not news");
  }

  @Test
  void shouldLeaveNoThreadBehind() throws Exception {
    Neighbour a = start("a");
    a.close();

    assertEquals(List.of(), LeftThreads.named("gossip-lan"));
  }
}
