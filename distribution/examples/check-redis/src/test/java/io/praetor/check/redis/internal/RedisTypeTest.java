package io.praetor.check.redis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.RunningCheck;
import io.praetor.testkit.check.CheckTypeContract;
import io.praetor.testkit.check.Reports;
import io.praetor.testkit.check.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedisTypeTest extends CheckTypeContract {

  private static final long PATIENCE_MILLIS = 20_000;

  @Override
  protected CheckType create() throws IOException {
    return new RedisComponent();
  }

  @Override
  protected void dispose(CheckType type) {
    ((RedisComponent) type).close();
  }

  @Override
  protected Map<String, Object> members(String address) {
    return Map.of("redis", address);
  }

  @Override
  protected void answer(InputStream in, OutputStream out) throws IOException {
    new RedisServer("", "master").talk(in, out);
  }

  @Override
  protected List<Map<String, Object>> nonsense() {
    return List.of(
        Map.of("redis", "host"),
        Map.of("redis", "host:0"),
        Map.of("redis", ":6379"),
        Map.of("redis", "::1:6379"),
        Map.of("redis", 6379L),
        Map.of("redis", "host:1", "redis_role", "king"),
        Map.of("redis", "host:1", "redis_username", "somebody"));
  }

  @Test
  void shouldAuthenticateAndLookAtTheRole() throws Exception {
    assertEquals("passing redis %s: PONG", check("s3cret", "master", Map.of("p", "s3cret")));
    assertEquals(
        "passing redis %s: PONG, role slave",
        check("s3cret", "slave", Map.of("p", "s3cret", "u", "app", "r", "replica")));
    assertEquals(
        "critical redis %s: role is slave, not master", check("", "slave", Map.of("r", "master")));
    assertEquals(
        "critical redis %s: PING was refused: NOAUTH Authentication required.",
        check("s3cret", "master", Map.of()));
  }

  @Test
  void shouldKeepThePasswordToItself() throws Exception {
    assertEquals(
        "critical redis %s: AUTH was refused: WRONGPASS invalid password ***",
        check("s3cret", "master", Map.of("p", "wr0ng")));
    Wanted wanted = Wanted.of(definition(Map.of("redis", "a:1", "redis_password", "s3cret")));
    assertFalse(wanted.toString().contains("s3cret"));
  }

  @Test
  void shouldSayWhoDoesNotTalkRedis() throws Exception {
    try (Target web = Target.of((in, out) -> out.write("HTTP/1.1 400 No\r\n\r\n".getBytes()))) {
      assertEquals(
          "critical redis %s: what listens there does not talk as Redis does",
          once(web, Map.of("redis", web.address())));
    }
  }

  private static String check(String password, String role, Map<String, String> options)
      throws Exception {
    try (Target server = Target.of((in, out) -> new RedisServer(password, role).talk(in, out))) {
      Map<String, Object> members = new HashMap<>();
      members.put("redis", server.address());
      members.put("redis_password", options.getOrDefault("p", ""));
      members.put("redis_username", options.getOrDefault("u", ""));
      members.put("redis_role", options.getOrDefault("r", ""));
      return once(server, members);
    }
  }

  private static String once(Target server, Map<String, Object> members) throws Exception {
    RedisComponent type = new RedisComponent();
    Reports reports = new Reports();
    try (RunningCheck check = type.start(definition(members), reports)) {
      check.attempt();
      Reports.Report report = reports.next(PATIENCE_MILLIS);
      return report.status().text() + " " + report.output().replace(server.address(), "%s");
    } finally {
      type.close();
    }
  }

  private static CheckDefinition definition(Map<String, Object> members) {
    return new CheckDefinition("c", "", Duration.ofSeconds(1), Duration.ofSeconds(15), members);
  }
}
