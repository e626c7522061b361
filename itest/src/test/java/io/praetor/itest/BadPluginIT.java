package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.guest.BadComponent;
import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.ClassBundle;
import io.praetor.itest.harness.Deadline;
import io.praetor.itest.harness.KvClient;
import io.praetor.itest.harness.PluginDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plugins with a component that misbehaves, on agents that go on. An agent waits 15 s for what
 * hangs, so each of these has one of its own, and they hang at the same time.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadPluginIT {

  /** Generous: the machine may be busy. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final String BAD = "itest.bad";
  private static final String TYPE = BadComponent.class.getName();
  private static final String NOTHING = "nothing bad";
  private static final String EXPORT = "Export-Package";
  private static final String PROVIDE = "Provide-Capability";
  private static final String PLUGINS = "/v1/agent/plugins";

  private static final String COMPONENT =
      """
      <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%s" immediate="true"
          activate="activate" deactivate="deactivate">
        <implementation class="%s"/>
        <service><provide interface="io.praetor.spi.http.HttpEndpoint"/></service>
      </scr:component>
      """
          .formatted(BAD, TYPE);

  @TempDir static Path directory;

  private final List<AgentProcess> agents = new ArrayList<>();
  private AgentProcess hanging;
  private AgentProcess hangingOn;
  private AgentProcess ending;
  private AgentProcess endingOn;

  @BeforeAll
  void startWhatHangs() throws IOException {
    hanging = agent("hanging");
    hangingOn = agent("hanging-on");
    ending = agent("ending");
    endingOn = agent("ending-on");
    agents.forEach(AgentProcess::awaitLeader);
    install(hanging, BAD, "1.0.0", NOTHING);
    install(hangingOn, BAD, "1.0.0", NOTHING);
    install(ending, BAD, "1.0.0", BadComponent.HANGS_AT_THE_END);
    install(endingOn, BAD, "1.0.0", BadComponent.HANGS_ON_AT_THE_END);
    for (AgentProcess agent : agents) {
      awaitAnswer(agent, BAD, "1.0.0");
    }
    install(hanging, BAD, "2.0.0", BadComponent.HANGS);
    install(hangingOn, BAD, "2.0.0", BadComponent.HANGS_ON);
    install(ending, BAD, "2.0.0", NOTHING);
    install(endingOn, BAD, "2.0.0", NOTHING);
  }

  private AgentProcess agent(String name) throws IOException {
    AgentProcess agent = AgentProcess.server(Files.createDirectories(directory.resolve(name)));
    agents.add(agent);
    return agent.start();
  }

  @AfterAll
  void stopAgents() {
    agents.forEach(AgentProcess::close);
  }

  @Test
  void shouldKeepTheOldOneWhenTheNewOneHangs() throws IOException {
    goesOnWhileItHangs(hanging, "2.0.0", "1.0.0");
    String shown = awaitShown(hanging, "newer one failed: start of itest.bad 2.0.0");
    assertTrue(shown.contains("takes more than 15000 ms: it hangs in " + TYPE), shown);
    assertTrue(shown.matches("(?s).*itest\\.bad 1\\.0\\.0 \\(\\d+\\) stays.*"), shown);
    assertFalse(shown.contains("cannot be"), shown);
    goesOn(hanging, "1.0.0");
  }

  @Test
  void shouldKeepTheOldOneWhenTheNewOneCannotBeInterrupted() throws IOException {
    goesOnWhileItHangs(hangingOn, "2.0.0", "1.0.0");
    String shown = awaitShown(hangingOn, "newer one failed: start of itest.bad 2.0.0");
    assertTrue(shown.contains("and cannot be interrupted"), shown);
    assertTrue(shown.contains("cannot be taken away before the agent restarts"), shown);
    goesOn(hangingOn, "1.0.0");
  }

  @Test
  void shouldGoOnWithTheNewOneWhenTheOldOneHangsAtItsEnd() throws IOException {
    goesOnWhileItHangs(ending, "1.0.0", "2.0.0");
    String shown = awaitShown(ending, "replaced by itest.bad 2.0.0");
    assertTrue(shown.contains("takes more than 15000 ms: it hangs in " + TYPE), shown);
    assertTrue(shown.contains("refreshed: itest.bad 1.0.0"), shown);
    goesOn(ending, "2.0.0");
  }

  @Test
  void shouldGoOnWithTheNewOneWhenTheOldOneCannotBeInterrupted() throws IOException {
    goesOnWhileItHangs(endingOn, "1.0.0", "2.0.0");
    String shown = awaitShown(endingOn, "replaced by itest.bad 2.0.0");
    assertTrue(shown.contains("and cannot be interrupted"), shown);
    assertTrue(shown.contains("cannot be taken away before the agent restarts"), shown);
    goesOn(endingOn, "2.0.0");
  }

  @Test
  void shouldKeepTheOldOneWhenTheNewOneThrows() throws IOException {
    install(ending, "itest.thrower", "1.0.0", NOTHING);
    awaitAnswer(ending, "itest.thrower", "1.0.0");
    install(ending, "itest.thrower", "2.0.0", BadComponent.THROWS);
    String shown = awaitShown(ending, "told to fail");
    assertTrue(shown.contains("newer one failed: itest.thrower 2.0.0"), shown);
    awaitAnswer(ending, "itest.thrower", "1.0.0");
  }

  @Test
  void shouldNameThreadsThatAFailedOneLeaves() throws IOException {
    install(ending, "itest.leaker", "1.0.0", BadComponent.LEAKS);
    String shown = awaitShown(ending, "told to leak");
    String left = "left threads behind: " + BadComponent.THREAD;
    assertTrue(shown.contains(left), shown);
    assertTrue(
        ending.log().lines().anyMatch(line -> line.contains("[WARN]") && line.contains(left)),
        ending::log);
  }

  @Test
  void shouldRefuseWhatOthersCouldBeWiredTo() throws IOException {
    put(ending, "itest.exporter", jar("itest.exporter", "1.0.0", Map.of(EXPORT, "a.b")));
    put(ending, "itest.capable", jar("itest.capable", "1.0.0", Map.of(PROVIDE, "a.b;c=d")));
    awaitShown(ending, "itest.exporter 1.0.0 exports packages (a.b)");
    awaitShown(ending, "itest.capable 1.0.0 provides capabilities");
  }

  /** The agent, its other plugins, and the version that is to answer. */
  private void goesOn(AgentProcess agent, String version) throws IOException {
    awaitAnswer(agent, BAD, version);
    install(agent, "itest.good", "1.0.0", NOTHING);
    awaitAnswer(agent, "itest.good", "1.0.0");
  }

  private static void awaitAnswer(AgentProcess agent, String name, String version) {
    agent.await(LIMIT, BadComponent.ROUTE + name, version::equals);
  }

  private static String awaitShown(AgentProcess agent, String text) {
    return agent.await(LIMIT, PLUGINS, shown -> shown.contains(text));
  }

  private static void goesOnWhileItHangs(AgentProcess agent, String which, String answers) {
    Deadline deadline = new Deadline(LIMIT, BadComponent.told(which) + " in the log of " + agent);
    while (!agent.log().contains(BadComponent.told(which))) {
      deadline.pause();
    }
    KvClient client = agent.client();
    assertTrue(client.put("while/hanging", "x"));
    assertEquals("x", client.get("/v1/kv/while/hanging?raw").body());
    assertEquals(200, client.get(PLUGINS).statusCode());
    assertEquals(answers, client.get(BadComponent.ROUTE + BAD).body());
  }

  private void install(AgentProcess agent, String name, String version, String does)
      throws IOException {
    put(agent, name, jar(name, version, Map.of(BadComponent.DOES, does)));
  }

  private static void put(AgentProcess agent, String name, Path jar) throws IOException {
    new PluginDirectory(agent).put(name + ".jar", jar);
  }

  private Path jar(String name, String version, Map<String, String> headers) throws IOException {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Import-Package", "org.osgi.framework,io.praetor.spi.http");
    all.put("Service-Component", "OSGI-INF/bad.xml");
    return ClassBundle.write(
        Files.createTempFile(directory, name, ".jar"),
        name,
        version,
        all,
        List.of(BadComponent.class),
        Map.of("OSGI-INF/bad.xml", COMPONENT));
  }
}
