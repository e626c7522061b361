package io.praetor.gossip.internal.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.praetor.api.gossip.Keyring.KeyringAnswer;
import io.praetor.api.gossip.Member;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** This member and serf's own agent in one pool: the test that none of us wrote. */
class SerfInteropTest {

  private static final String KEY = "pUqJrVyVRj5jsiYEkM/tFQ==";
  private static final String OTHER_KEY = "AAECAwQFBgcICQoLDA0ODw==";

  private SerfAgent serf;
  private Neighbour ours;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(SerfAgent.isInstalled(), "serf is not installed (apt-get install serf)");
    serf = SerfAgent.start("theirs", KEY);
    ours = ours("ours");
  }

  private static Neighbour ours(String name) throws Exception {
    return new Neighbour(
        TestSettings.member(name)
            .with("encryptKey", KEY)
            .with("probeIntervalMillis", 500L)
            .with("probeTimeoutMillis", 250L));
  }

  @AfterEach
  void stop() throws Exception {
    if (ours != null) {
      ours.close();
    }
    if (serf != null) {
      serf.close();
    }
  }

  private void oursJoins() throws Exception {
    var result = ours.pool().join(List.of(serf.address())).get(20, TimeUnit.SECONDS);
    assertEquals(1, result.contacted(), () -> result.errors() + "\n" + serf.log());
    ours.watch().awaitLine("theirs ALIVE");
    serf.awaitLine(line -> line.contains("EventMemberJoin: ours"));
  }

  @Test
  void shouldJoinAPoolOfSerf() throws Exception {
    oursJoins();

    String members = serf.run("members");

    assertTrue(members.contains("ours"), members);
    assertTrue(members.contains("dc=dc1"), members);
    Member theirs =
        ours.pool().members().stream()
            .filter(member -> member.name().equals("theirs"))
            .findFirst()
            .orElseThrow();
    assertEquals("web", theirs.tag("role"));
  }

  @Test
  void shouldBeJoinedBySerf() throws Exception {
    String answer = serf.run("join", ours.address());

    assertTrue(answer.contains("Successfully joined"), answer);
    ours.watch().awaitLine("theirs ALIVE {role=web}");
    assertTrue(serf.run("members").contains("ours"));
  }

  @Test
  void shouldSeeTagsThatChange() throws Exception {
    oursJoins();

    ours.pool().tag("colour", "green");
    serf.awaitLine(line -> line.contains("EventMemberUpdate: ours"));
    assertTrue(serf.run("members").contains("colour=green"));
    serf.run("tags", "-set", "shape=round");

    ours.watch().awaitLine("theirs ALIVE {role=web, shape=round}");
  }

  @Test
  void shouldExchangeEvents() throws Exception {
    oursJoins();

    serf.run("event", "-coalesce=false", "consul:event:hello", "from serf");
    ours.watch()
        .awaitEvent(
            event ->
                event.name().equals("consul:event:hello")
                    && Arrays.equals(
                        event.payload(), "from serf".getBytes(StandardCharsets.UTF_8)));
    ours.pool().fire("consul:event:answer", "from us".getBytes(StandardCharsets.UTF_8), false);

    serf.awaitLine(line -> line.contains("messageUserEventType: consul:event:answer"));
  }

  @Test
  void shouldAnswerQueries() throws Exception {
    oursJoins();

    String reachable = serf.run("reachability");

    assertTrue(reachable.contains("Successfully contacted all live nodes"), reachable);
  }

  @Test
  void shouldSeeSerfLeave() throws Exception {
    oursJoins();

    serf.run("leave");

    ours.watch().awaitLine("theirs LEFT");
    assertEquals(0, ours.watch().lines("theirs FAILED"));
  }

  @Test
  void shouldBeSeenLeaving() throws Exception {
    oursJoins();

    ours.pool().leave().get(20, TimeUnit.SECONDS);

    serf.awaitLine(line -> line.contains("EventMemberLeave: ours"));
  }

  @Test
  void shouldDetectThatSerfWasKilled() throws Exception {
    oursJoins();

    serf.kill();

    ours.watch().awaitLine("theirs FAILED");
  }

  @Test
  void shouldBeDetectedWhenKilled() throws Exception {
    oursJoins();

    ours.close();

    serf.awaitLine(line -> line.contains("EventMemberFailed: ours"));
  }

  @Test
  void shouldChangeKeysWithSerf() throws Exception {
    oursJoins();

    KeyringAnswer installed = ours.pool().keyring().install(OTHER_KEY, 0).get(20, TimeUnit.SECONDS);
    assertTrue(installed.complete(), () -> installed + "\n" + serf.log());
    String listed = serf.run("keys", "-list");
    assertTrue(listed.contains(OTHER_KEY) && listed.contains("[2/2]"), listed);
    String used = serf.run("keys", "-use=" + OTHER_KEY);
    assertTrue(used.contains("Successfully"), used);

    KeyringAnswer keys = ours.pool().keyring().list(0).get(20, TimeUnit.SECONDS);

    assertEquals(Map.of(KEY, 2, OTHER_KEY, 2), keys.keys());
    assertEquals(Map.of(OTHER_KEY, 2), keys.primaryKeys());
  }
}
