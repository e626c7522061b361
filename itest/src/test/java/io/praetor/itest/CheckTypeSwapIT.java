package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Deadline;
import io.praetor.itest.harness.Footprint;
import io.praetor.itest.harness.HealthPoll;
import io.praetor.itest.harness.PluginDirectory;
import io.praetor.itest.harness.RespServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types of checks that come to a running agent, are replaced there while it is asked, and go. */
class CheckTypeSwapIT {

  private static final int SWAPS = Integer.getInteger("praetor.swaps", 3);

  /** Generous: the machine may be busy. Usually each step takes a second or two. */
  private static final Duration SOON = Duration.ofSeconds(60);

  /** Threads and descriptors come and go with requests; what leaks does so with each swap. */
  private static final int NOISE = 30;

  private static final String REDIS = "io.praetor.check.redis";
  private static final String JDBC = "io.praetor.check.jdbc";
  private static final Pattern INDEX = Pattern.compile("\"ModifyIndex\": ?(\\d+)");

  @TempDir Path directory;

  private final RespServer redis = new RespServer();
  private AgentProcess agent;
  private PluginDirectory plugins;

  @BeforeEach
  void startAgent() throws IOException {
    agent = AgentProcess.server(directory);
    agent.config(
        "services.json",
        """
        {"services": [
          {"name": "cache", "port": 6379, "check":
            {"redis": "%s", "interval": "1s", "timeout": "10s"}},
          {"name": "base", "port": 5432, "check":
            {"jdbc": "jdbc:still:base", "jdbc_user": "app", "jdbc_password": "s3cret",
             "interval": "1s", "timeout": "10s"}}]}
        """
            .formatted(redis.address()));
    plugins = new PluginDirectory(agent);
    agent.start().awaitLeader();
  }

  @AfterEach
  void stopAgent() throws IOException {
    agent.close();
    redis.close();
  }

  @Test
  void shouldReplaceTypesWithoutAFlapOrAFailedRequest() throws IOException {
    awaitCheck("cache", "critical", "No check type for \\\"redis\\\"");
    awaitCheck("base", "critical", "No check type for \\\"jdbc\\\"");
    plugins.put("redis.jar", PluginDirectory.shipped(REDIS));
    awaitCheck("cache", "passing", "PONG");
    plugins.put("jdbc.jar", PluginDirectory.shipped(JDBC));
    awaitCheck("base", "critical", "no driver for it");
    plugins.put("driver.jar", PluginDirectory.driver(directory.resolve("driver.jar")));
    awaitCheck("base", "passing", "jdbc jdbc:still:base: Success");

    String cacheIndex = index("cache");
    String baseIndex = index("base");
    Footprint before = Footprint.of(agent);
    try (HealthPoll poll = new HealthPoll(agent.client(), "cache", "base")) {
      for (int swap = 1; swap <= SWAPS; swap++) {
        plugins.replace("redis.jar", REDIS, "0.2." + swap);
        plugins.replace("jdbc.jar", JDBC, "0.2." + swap);
        redis.awaitPing(SOON);
      }
      poll.close();
      assertEquals("", poll.failures());
      assertTrue(poll.answers() > SWAPS, "only " + poll.answers() + " answers");
    }
    assertEquals(cacheIndex, index("cache"), "the catalog has seen the check of cache change");
    assertEquals(baseIndex, index("base"), "the catalog has seen the check of base change");
    leavesNothing(before);

    survivesARestart();
    goesAgain();
  }

  private void leavesNothing(Footprint before) throws IOException {
    awaitOneClass(REDIS + ".internal.RedisComponent");
    awaitOneClass(JDBC + ".internal.JdbcComponent");
    Footprint after = Footprint.of(agent);
    System.out.println(SWAPS + " swaps of each type: " + before + ", then " + after);
    assertTrue(after.threads() < before.threads() + NOISE, before + ", then " + after);
    assertTrue(after.files() < before.files() + NOISE, before + ", then " + after);
  }

  private void awaitOneClass(String name) throws IOException {
    Deadline deadline = new Deadline(SOON, "one class " + name);
    while (Footprint.classes(agent, name) != 1) {
      deadline.pause();
    }
  }

  private void survivesARestart() throws IOException {
    agent.kill();
    agent.start().awaitLeader();
    redis.awaitPing(SOON);
    awaitCheck("cache", "passing", "PONG");
    awaitCheck("base", "passing", "Success");
  }

  private void goesAgain() throws IOException {
    plugins.remove("redis.jar");
    awaitCheck("cache", "critical", "No check type for \\\"redis\\\"");
    plugins.remove("driver.jar");
    awaitCheck("base", "critical", "no driver for it");
    plugins.put("redis.jar", PluginDirectory.shipped(REDIS));
    awaitCheck("cache", "passing", "PONG");
  }

  /**
   * At the agent, with its output, then in the catalog, which hears of outputs alone much later.
   */
  private void awaitCheck(String service, String status, String output) {
    String filter = "?filter=ServiceName%20%3D%3D%20" + service;
    agent.await(
        SOON,
        "/v1/agent/checks" + filter,
        body -> hasStatus(body, status) && body.contains(output));
    agent.await(SOON, "/v1/health/checks/" + service, body -> hasStatus(body, status));
  }

  private static boolean hasStatus(String body, String status) {
    return body.replace(" ", "").contains("\"Status\":\"" + status + "\"");
  }

  private String index(String service) {
    Matcher matcher = INDEX.matcher(agent.client().get("/v1/health/checks/" + service).body());
    assertTrue(matcher.find());
    return matcher.group(1);
  }
}
