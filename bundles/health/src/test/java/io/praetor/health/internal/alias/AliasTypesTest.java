package io.praetor.health.internal.alias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.rpc.ApiResponse;
import io.praetor.health.internal.ManualTimer;
import io.praetor.health.internal.Reports;
import io.praetor.spi.check.CheckStatus;
import io.praetor.spi.check.LocalChecks;
import io.praetor.spi.check.LocalChecks.LocalCheck;
import io.praetor.spi.check.RunningCheck;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AliasTypesTest {

  private final ManualTimer timer = new ManualTimer();
  private final List<String> heard = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final List<Catalog.Answer> answers = new ArrayList<>();
  private int cancelled;
  private LocalChecks.Listener follower;
  private boolean following;

  private RunningCheck followService(String id) {
    LocalChecks locals =
        (serviceId, listener) -> {
          follower = listener;
          following = true;
          return () -> following = false;
        };
    return new AliasServiceType(locals, timer)
        .start(
            Reports.definition(Duration.ZERO, Map.of("AliasService", id)),
            (status, output) -> heard.add(status.text() + " " + output));
  }

  private RunningCheck followNode(Map<String, String> members) {
    Catalog catalog =
        (target, token, answer) -> {
          asked.add(target + (token.isEmpty() ? "" : " as " + token));
          answers.add(answer);
          return () -> cancelled++;
        };
    return new AliasNodeType(catalog, timer)
        .start(
            Reports.definition(Duration.ZERO, members),
            (status, output) -> heard.add(status.text() + " " + output));
  }

  private static LocalCheck check(String service, CheckStatus status, String output) {
    return new LocalCheck("id-" + output, "check " + output, service, status, output);
  }

  private void answer(int status, String index, String body) {
    answers
        .get(answers.size() - 1)
        .answered(
            new ApiResponse(
                status,
                Map.of("x-consul-index", List.of(index)),
                body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void shouldTellTheWorstOfAService() {
    RunningCheck alias = followService("al");
    follower.changed(true, List.of());
    follower.changed(true, List.of(check("al", CheckStatus.PASSING, "a")));
    follower.changed(
        true,
        List.of(
            check("", CheckStatus.WARNING, "slow"),
            check("al", CheckStatus.PASSING, "a"),
            check("other", CheckStatus.CRITICAL, "x")));
    follower.changed(
        true,
        List.of(check("al", CheckStatus.CRITICAL, "down"), check("", CheckStatus.WARNING, "slow")));
    follower.changed(
        true, List.of(new LocalCheck("c", "alias", "", CheckStatus.CRITICAL, "myself")));
    assertEquals(
        List.of(
            "passing No checks found.",
            "passing All checks passing.",
            "warning Aliased check \"check slow\" failing: slow",
            "critical Aliased check \"check down\" failing: down",
            "passing No checks found."),
        heard);
    alias.close();
    assertTrue(!following);
    follower.changed(true, List.of());
    assertEquals(5, heard.size());
  }

  @Test
  void shouldMissAServiceAtOnceOrAMinuteAfterItWent() {
    followService("absent");
    follower.changed(false, List.of());
    follower.changed(true, List.of(check("absent", CheckStatus.PASSING, "a")));
    follower.changed(false, List.of());
    timer.advanceMillis(59_999);
    assertEquals("passing No checks found.", heard.get(heard.size() - 1));
    timer.advanceMillis(1);
    assertEquals(
        List.of(
            "critical Service absent could not be found on node ",
            "passing All checks passing.",
            "passing No checks found.",
            "critical Service absent could not be found on node "),
        heard);
    follower.changed(true, List.of());
    follower.changed(false, List.of());
    follower.changed(true, List.of());
    timer.advanceMillis(100_000);
    assertEquals("passing No checks found.", heard.get(heard.size() - 1));
    assertEquals(0, timer.waiting());
  }

  @Test
  void shouldFollowANodeByBlockingReads() {
    followNode(Map.of("AliasNode", "n 1", "Token", "secret"));
    answer(
        200,
        "7",
        "[{\"CheckID\":\"x\",\"Name\":\"X\",\"Status\":\"critical\",\"Output\":\"bad\","
            + "\"ServiceID\":\"\"},{\"Status\":\"critical\",\"ServiceID\":\"s\"}]");
    timer.advanceMillis(1_000);
    answer(200, "8", "[]");
    timer.advanceMillis(1_000);
    assertEquals(
        List.of(
            "/v1/health/node/n%201?stale as secret",
            "/v1/health/node/n%201?stale&index=7&wait=60s as secret",
            "/v1/health/node/n%201?stale&index=8&wait=60s as secret"),
        asked);
    assertEquals(
        List.of("critical Aliased check \"X\" failing: bad", "passing No checks found."), heard);
  }

  @Test
  void shouldAskWhetherAServiceWithoutChecksIsThere() {
    followNode(Map.of("AliasNode", "n", "AliasService", "s"));
    answer(200, "7", "[]");
    assertEquals("/v1/catalog/node/n?stale", asked.get(1));
    answer(200, "7", "{\"Services\":{\"t\":{}}}");
    timer.advanceMillis(1_000);
    answer(200, "8", "[]");
    answer(200, "8", "{\"Services\":{\"s\":{}}}");
    timer.advanceMillis(1_000);
    answer(200, "9", "[{\"Status\":\"warning\",\"ServiceID\":\"s\",\"Name\":\"N\"}]");
    assertEquals(
        List.of(
            "critical Service s could not be found on node n",
            "passing No checks found.",
            "warning Aliased check \"N\" failing: "),
        heard);
  }

  @Test
  void shouldTryAgainAndTakeItsTime() {
    RunningCheck alias = followNode(Map.of("AliasNode", "n"));
    answer(500, "1", "No cluster leader");
    assertEquals(List.of(), heard, "once may be chance");
    int millis = 0;
    for (int failure = 2; failure <= 10; failure++) {
      int before = asked.size();
      while (asked.size() == before) {
        timer.advanceMillis(100);
        millis += 100;
      }
      answers.get(answers.size() - 1).failed("No cluster leader");
    }
    assertEquals(9, heard.size());
    assertEquals(
        "critical Failure checking aliased node or service: No cluster leader", heard.get(0));
    assertEquals((1 + 1 + 1 + 2 + 4 + 8 + 16 + 32 + 60) * 1_000, millis);
    alias.close();
    assertEquals(0, timer.waiting());
    timer.advanceMillis(100_000);
    assertEquals(10, asked.size());
  }

  @Test
  void shouldTakeWhateverAServerSays() {
    followNode(Map.of("AliasNode", "n", "AliasService", "s"));
    for (String body : new String[] {"", "junk", "{}", "[1]", "[{\"Status\":7}]", "null", "[["}) {
      answer(200, "0", body);
      if (asked.get(asked.size() - 1).contains("catalog")) {
        answer(200, "0", body);
      }
      timer.advanceMillis(60_000);
    }
    assertTrue(heard.size() >= 4, heard.toString());
    assertEquals(0, cancelled);
  }
}
