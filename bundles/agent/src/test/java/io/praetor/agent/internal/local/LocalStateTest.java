package io.praetor.agent.internal.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.agent.internal.Endpoints;
import io.praetor.agent.internal.FakeSurroundings;
import io.praetor.agent.internal.ManualTimer;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.spi.check.CheckRunner;
import io.praetor.spi.check.CheckStatus;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.testkit.http.FakeRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests and answers as they were recorded from Consul 1.10. */
class LocalStateTest {

  private static final String WEB = "{\"ID\":\"web1\",\"Name\":\"web\",\"Port\":8000}";

  @TempDir private Path data;
  private ManualTimer timer = new ManualTimer();
  private final FakeRunner runner = new FakeRunner();
  private boolean scripts;
  private Path handover;
  private LocalState state;
  private final List<String> refused = new ArrayList<>();

  private LocalState state() {
    if (state == null) {
      OwnNode own = new OwnNode("golden", "id", "dc1", "127.0.0.1", Map.of(), Map.of());
      state =
          new LocalState(
              new LocalState.Node(own, data.toString(), handover),
              new LocalState.Rules(scripts, true, 0, new SidecarPorts(21_000, 21_255)),
              new FakeSurroundings(),
              new SplittableRandom(1),
              timer);
      state.runBy(runner);
    }
    return state;
  }

  private void restart() {
    state = null;
    runner.definitions.clear();
  }

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  private void put(String path, String remainder, String query, String body) {
    FakeRequest request = FakeRequest.of("PUT", remainder, query, body);
    assertEquals(200, Endpoints.content(state(), "agent/" + path, request).status());
  }

  private Content get(String path, String remainder, String query) {
    return Endpoints.content(state(), "agent/" + path, FakeRequest.of("GET", remainder, query, ""));
  }

  private String json(String path, String query) {
    return Endpoints.json(get(path, "", query));
  }

  private void assertRefused(
      Class<? extends PlatformException> type, String path, String body, String text) {
    RuntimeException refused1 = assertThrows(type, () -> put(path, "", "", body));
    assertEquals(text, refused1.getMessage());
  }

  @Test
  void shouldAnswerWithServicesAsConsulDoes() {
    put(
        "service/register",
        "",
        "",
        "{\"id\":\"s1\",\"name\":\"snake\",\"tags\":[\"t\"],\"port\":1,\"address\":\"10.0.0.1\","
            + "\"enable_tag_override\":true,\"weights\":{\"passing\":3,\"warning\":2},"
            + "\"tagged_addresses\":{\"wan\":{\"address\":\"198.18.0.1\",\"port\":81}}}");
    assertEquals(
        "{\"s1\":{\"ID\":\"s1\",\"Service\":\"snake\",\"Tags\":[\"t\"],\"Meta\":{},"
            + "\"Port\":1,\"Address\":\"10.0.0.1\",\"TaggedAddresses\":{"
            + "\"lan_ipv4\":{\"Address\":\"10.0.0.1\",\"Port\":1},"
            + "\"wan\":{\"Address\":\"198.18.0.1\",\"Port\":81},"
            + "\"wan_ipv4\":{\"Address\":\"10.0.0.1\",\"Port\":1}},"
            + "\"Weights\":{\"Passing\":3,\"Warning\":2},\"EnableTagOverride\":true,"
            + "\"Datacenter\":\"dc1\"}}",
        json("services", ""));
    assertEquals("{}", json("services", "filter=Port%20%3D%3D%202"));
    assertTrue(json("services", "filter=%22t%22%20in%20Tags").contains("snake"));
  }

  @Test
  void shouldRefuseServicesInConsulsWords() {
    String path = "service/register";
    assertRefused(InvalidRequestException.class, path, "", "Request decode failed: EOF");
    assertRefused(InvalidRequestException.class, path, "{}", "Missing service name");
    assertRefused(
        InvalidRequestException.class,
        path,
        "{\"Name\":\"e\",\"Port\":\"80\"}",
        "Request decode failed: json: cannot unmarshal string into Go struct field .Port of type"
            + " int");
    assertRefused(
        InvalidRequestException.class,
        path,
        "{\"Name\":\"e\",\"Address\":\"::\"}",
        "Invalid service address");
    assertRefused(
        InvalidRequestException.class,
        path,
        "{\"Name\":\"e\",\"Check\":{\"TTL\":\"soon\"}}",
        "Request decode failed: time: invalid duration \"soon\"");
    assertRefused(
        InvalidRequestException.class,
        path,
        "{\"Name\":\"e\",\"Check\":{\"check_id\":\"x\",\"ttl\":\"20s\"}}",
        "Request decode failed: json: unknown field \"check_id\"");
    assertRefused(
        InvalidRequestException.class,
        path,
        "{\"Name\":\"e\",\"Weights\":{\"Passing\":0,\"Warning\":1}}",
        "Invalid Weights: Passing must be greater than 0");
    assertRefused(
        OperationFailedException.class,
        path,
        "{\"Name\":\"e\",\"Check\":{\"Args\":[\"true\"],\"Interval\":\"10s\"}}",
        "Scripts are disabled on this agent from remote calls; to enable, configure"
            + " 'enable_script_checks' to true");
    assertEquals("{}", json("services", ""));
  }

  /** A program is one wherever its definition stands, and by whatever name. */
  @Test
  void shouldRunNoProgramsOfTheApiUnlessThatIsAllowed() {
    for (String program : new String[] {"'Args':['id']", "'ScriptArgs':['id']", "'args':['id']"}) {
      String check = "{'Name':'c'," + program + ",'Interval':'10s'}";
      refusesProgram("check/register", check);
      refusesProgram("service/register", "{'Name':'s','Check':" + check + "}");
      refusesProgram("service/register", "{'Name':'s','Checks':[{'TTL':'1m'}," + check + "]}");
      String proxy = "'Connect':{'SidecarService':{'Check':" + check + "}}";
      refusesProgram("service/register", "{'Name':'s','Port':1," + proxy + "}");
      proxy = "'connect':{'sidecar_service':{'checks':[" + check + "]}}";
      refusesProgram("service/register", "{'Name':'s','Port':1," + proxy + "}");
    }
    refusesProgram(
        "check/register",
        "{'Name':'c','DockerContainerID':'x','Shell':'sh','Args':['id'],'Interval':'10s'}");
    assertEquals("{}", json("services", ""));
    assertEquals("{}", json("checks", ""));
    assertTrue(runner.definitions.isEmpty());
  }

  private void refusesProgram(String path, String body) {
    String text = body.replace('\'', '"');
    var refused = assertThrows(PlatformException.class, () -> put(path, "", "", text), text);
    assertTrue(refused.getMessage().contains("disabled on this agent"), refused.getMessage());
  }

  @Test
  void shouldRefuseChecksInConsulsWords() {
    String path = "check/register";
    assertRefused(InvalidRequestException.class, path, "{}", "Missing check name");
    assertRefused(
        InvalidRequestException.class,
        path,
        "{\"Name\":\"x\"}",
        "Invalid check: TTL must be > 0 for TTL checks");
    assertRefused(
        InvalidRequestException.class,
        path,
        "{\"Name\":\"x\",\"HTTP\":\"http://a/\"}",
        "Invalid check: Interval must be > 0 for Script, HTTP, H2PING, or TCP checks");
    assertRefused(
        InvalidRequestException.class,
        path,
        "{\"Name\":\"x\",\"TTL\":\"10s\",\"Status\":\"splendid\"}",
        "Bad check status");
    assertRefused(
        OperationFailedException.class,
        path,
        "{\"Name\":\"x\",\"TTL\":\"10s\",\"ServiceID\":\"absent\"}",
        "ServiceID \"absent\" does not exist");
    RuntimeException refused2 =
        assertThrows(RuntimeException.class, () -> put("check/pass/", "absent", "", ""));
    assertEquals("CheckID \"absent\" does not have associated TTL", refused2.getMessage());
    RuntimeException refused3 =
        assertThrows(RuntimeException.class, () -> json("checks", "filter=Nope%20%3D%3D%201"));
    assertEquals("Selector \"Nope\" is not valid", refused3.getMessage());
  }

  @Test
  void shouldTakeMembersOfKindsThatOthersBring() {
    put("check/register", "", "", "{\"Name\":\"r\",\"redis\":\"a:1\",\"Interval\":\"5s\"}");
    assertEquals("a:1", runner.definitions.get("r").text("redis"));
    assertRefused(
        InvalidRequestException.class,
        "check/register",
        "{\"Name\":\"r\",\"redis\":\"nowhere\"}",
        "Invalid check: redis needs an address");
  }

  @Test
  void shouldKeepDefinitionsOfKindsThatMayComeYet() {
    put("check/register", "", "", "{\"Name\":\"m\",\"memcached\":\"a:1\",\"Interval\":\"5s\"}");
    assertEquals("a:1", runner.definitions.get("m").text("memcached"));
    assertRefused(
        InvalidRequestException.class,
        "check/register",
        "{\"Name\":\"m\",\"memcached\":\"a:1\"}",
        "Request decode failed: json: unknown field \"memcached\"");
    assertRefused(
        InvalidRequestException.class,
        "check/register",
        "{\"Name\":\"m\",\"TTL\":\"5s\",\"memcached\":\"a:1\"}",
        "Request decode failed: json: unknown field \"memcached\"");
  }

  @Test
  void shouldTellChecksAndShowWhatTheyWereTold() {
    put("check/register", "", "", "{\"ID\":\"mem\",\"Name\":\"Memory\",\"TTL\":\"15m\"}");
    assertTrue(json("checks", "").contains("\"Status\":\"critical\""));
    assertTrue(json("checks", "").contains("\"Interval\":\"0s\""));
    put("check/pass/", "mem", "note=all+good", "");
    assertTrue(json("checks", "").contains("\"Status\":\"passing\""));
    assertTrue(json("checks", "").contains("\"Output\":\"all good\""));
    assertTrue(json("checks", "").contains("\"Type\":\"ttl\""));
    put("check/update/", "mem", "", "{\"Status\":\"warning\",\"Output\":\"hot\"}");
    assertTrue(json("checks", "").contains("\"Status\":\"warning\""));
    assertTrue(json("checks", "").contains("\"Output\":\"hot\""));
    put("check/deregister/", "mem", "", "");
    assertEquals("{}", json("checks", ""));
    assertTrue(runner.definitions.isEmpty());
  }

  @Test
  void shouldKeepChecksOfServiceUnlessTheyAreReplaced() {
    put(
        "service/register",
        "",
        "",
        "{\"ID\":\"web1\",\"Name\":\"web\",\"Tags\":[\"v1\"],"
            + "\"Check\":{\"TTL\":\"30s\",\"Status\":\"passing\"}}");
    put("service/register", "", "", WEB);
    assertTrue(json("checks", "").contains("\"service:web1\""));
    assertTrue(json("checks", "").contains("\"passing\""));
    assertTrue(json("checks", "").contains("Service 'web' check"));
    assertTrue(json("checks", "").contains("\"ServiceTags\":[\"v1\"]"));
    put(
        "service/register",
        "",
        "replace-existing-checks=true",
        "{\"ID\":\"web1\",\"Name\":\"web\",\"Check\":{\"CheckID\":\"mine\",\"TTL\":\"1m\"}}");
    assertEquals(Set.of("mine"), runner.definitions.keySet());
    put("service/deregister/", "web1", "", "");
    assertEquals("{}", json("checks", ""));
  }

  @Test
  void shouldJudgeServicesByAllTheirChecks() {
    put("service/register", "", "", WEB);
    assertEquals(200, get("health/service/id/", "web1", "").status());
    put("check/register", "", "", "{\"Name\":\"n\",\"TTL\":\"1m\",\"Status\":\"warning\"}");
    assertEquals(429, get("health/service/id/", "web1", "").status());
    put("service/maintenance/", "web1", "enable=true&reason=upgrade+work", "");
    Content text = get("health/service/name/", "web", "format=text");
    assertEquals(503, text.status());
    assertEquals("maintenance", text(text));
    assertTrue(json("checks", "").contains("\"Notes\":\"upgrade work\""));
    put("service/maintenance/", "web1", "enable=false", "");
    assertEquals(429, get("health/service/id/", "web1", "").status());
    assertEquals(
        "ServiceId absent not found", text(get("health/service/id/", "absent", "format=text")));
  }

  private static String text(Content content) {
    return new String(((Content.Bytes) content.body()).bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void shouldWaitUntilServiceIsAnother() {
    put("service/register", "", "", WEB);
    String hash = get("service/", "web1", "").headers().get("X-Consul-ContentHash");
    Answer.Later waiting = (Answer.Later) ask("web1", "hash=" + hash);
    put("service/register", "", "", WEB);
    assertFalse(waiting.content().toCompletableFuture().isDone());
    put("service/register", "", "", WEB.replace("8000", "8001"));
    assertTrue(waiting.content().toCompletableFuture().isDone());
    Answer.Later gone = (Answer.Later) ask("web1", "hash=" + hash);
    assertTrue(gone.content().toCompletableFuture().isDone());
    RuntimeException refused4 =
        assertThrows(RuntimeException.class, () -> ask("web1", "wait=soon"));
    assertEquals("Invalid wait time", refused4.getMessage());
  }

  private Answer ask(String id, String query) {
    return Endpoints.ask(state(), "agent/service/", FakeRequest.of("GET", id, query, ""));
  }

  @Test
  void shouldPutSidecarBesideServiceAndTakeItAway() {
    put(
        "service/register",
        "",
        "",
        "{\"Name\":\"side\",\"Port\":90,\"Connect\":{\"SidecarService\":{}}}");
    assertTrue(json("services", "").contains("\"side-sidecar-proxy\""));
    assertTrue(json("services", "").contains("\"Port\":21000"));
    assertTrue(json("services", "").contains("\"LocalServicePort\":90"));
    assertTrue(json("checks", "").contains("Connect Sidecar Aliasing side"));
    put("service/deregister/", "side", "", "");
    assertEquals("{}", json("services", ""));
  }

  @Test
  void shouldBringBackWhatWasRegisteredAfterRestart() throws Exception {
    put(
        "service/register",
        "",
        "",
        "{\"ID\":\"web1\",\"Name\":\"web\",\"Check\":{\"TTL\":\"30m\"}}");
    put("check/pass/", "service:web1", "note=fine", "");
    Path file;
    try (var files = Files.list(data.resolve("services"))) {
      file = files.findFirst().orElseThrow();
    }
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    Files.writeString(data.resolve("services/broken"), "{\"Service\":");
    restart();
    assertTrue(json("services", "").contains("\"web1\""));
    assertTrue(json("checks", "").contains("\"passing\""));
    assertTrue(json("checks", "").contains("\"fine\""));
    assertTrue(runner.definitions.get("service:web1").number("TTL") > 0);
    put("service/deregister/", "web1", "", "");
    restart();
    assertEquals("{}", json("services", ""));
  }

  @Test
  void shouldBringBackChecksOfServicesThatFilesDefine() {
    String web = "{\"name\":\"web\"}";
    state().define(List.of(web), List.of(), refused::add);
    put("service/maintenance/", "web", "enable=true", "");
    put("check/register", "", "", "{\"Name\":\"n\",\"ServiceID\":\"web\",\"TTL\":\"1m\"}");
    restart();
    state().define(List.of(web), List.of(), refused::add);
    assertTrue(json("checks", "").contains("_service_maintenance:web"));
    assertTrue(json("checks", "").contains("\"n\""));
    restart();
    state().define(List.of(), List.of(), refused::add);
    assertEquals("{}", json("checks", ""));
    restart();
    state().define(List.of(web), List.of(), refused::add);
    assertEquals("{}", json("checks", ""));
  }

  /** The agent went on, so that nothing is known worse than before. */
  @Test
  void shouldHandChecksOverToTheNextVersionOfTheBundle() {
    handover = data.resolve("handover.json");
    String web = "{\"name\":\"web\",\"check\":{\"http\":\"http://x/\",\"interval\":\"10s\"}}";
    state().define(List.of(web), List.of(), refused::add);
    put("check/register", "", "", "{\"Name\":\"n\",\"HTTP\":\"http://x/\",\"Interval\":\"10s\"}");
    runner.report("service:web", CheckStatus.PASSING, "well");
    runner.report("n", CheckStatus.WARNING, "hm \u2026");
    state().close();
    timer = new ManualTimer();
    restart();
    state().define(List.of(web), List.of(), refused::add);
    String checks = json("checks", "");
    assertTrue(checks.contains("\"Output\":\"well\""), checks);
    assertTrue(checks.contains("\"warning\""), checks);
    assertFalse(checks.contains("\"critical\""), checks);
    assertFalse(Files.exists(handover), "it counts once");
  }

  @Test
  void shouldPassOverAHandoverThatIsDamaged() throws IOException {
    handover = data.resolve("handover.json");
    for (String text : List.of("", "[", "[1]", "{}", "[{\"CheckID\":\"n\"}]", "[null]")) {
      Files.writeString(handover, text);
      restart();
      put("check/register", "", "", "{\"Name\":\"n\",\"HTTP\":\"http://x/\",\"Interval\":\"10s\"}");
      assertTrue(json("checks", "").contains("\"critical\""));
      put("check/deregister/", "n", "", "");
    }
  }

  @Test
  void shouldForgetProgramsThatMayNotBeRunAnyMore() {
    scripts = true;
    put("check/register", "", "", "{\"Name\":\"n\",\"Args\":[\"true\"],\"Interval\":\"10s\"}");
    restart();
    assertTrue(json("checks", "").contains("\"n\""));
    scripts = false;
    restart();
    assertEquals("{}", json("checks", ""));
    assertTrue(runner.definitions.isEmpty());
    scripts = true;
    restart();
    assertEquals("{}", json("checks", ""));
  }

  @Test
  void shouldNotHearOfRunsThatWereReplaced() {
    String check = "{\"Name\":\"n\",\"TTL\":\"1m\"}";
    put("check/register", "", "", check);
    CheckRunner.Listener old = runner.listener("n");
    put("check/register", "", "", check);
    old.changed(CheckStatus.PASSING, "late");
    assertFalse(json("checks", "").contains("late"));
  }

  @Test
  void shouldLeaveProxiesAloneThatUsersRegistered() {
    String sidecar = "{\"Name\":\"db\",\"Port\":1,\"Connect\":{\"SidecarService\":{\"Port\":2}}}";
    put("service/register", "", "", sidecar);
    put("service/register", "", "", WEB);
    put(
        "service/register",
        "",
        "",
        "{\"ID\":\"web1-sidecar-proxy\",\"Name\":\"p\",\"Kind\":\"connect-proxy\",\"Port\":3,"
            + "\"Proxy\":{\"DestinationServiceName\":\"web\",\"DestinationServiceID\":\"web1\"}}");
    restart();
    put("service/deregister/", "db", "", "");
    put("service/deregister/", "web1", "", "");
    assertFalse(json("services", "").contains("db-sidecar-proxy"));
    assertTrue(json("services", "").contains("web1-sidecar-proxy"));
  }

  @Test
  void shouldKeepStatusOfWhatFilesStillDefine() {
    String web =
        "{\"name\":\"web\",\"checks\":[{\"id\":\"up\",\"http\":\"http://a/\","
            + "\"interval\":\"10s\"}]}";
    String db = "{\"name\":\"db\"}";
    state().define(List.of(web, db), List.of("{\"name\":\"disk\",\"ttl\":\"1m\"}"), refused::add);
    runner.report("up", CheckStatus.PASSING, "200 OK");
    put("service/maintenance/", "web", "enable=true", "");
    state().define(List.of(web, "{\"no\":1}"), List.of(), refused::add);
    assertTrue(json("services", "").contains("\"web\""));
    assertFalse(json("services", "").contains("\"db\""));
    assertTrue(json("checks", "").contains("\"200 OK\""));
    assertFalse(json("checks", "").contains("disk"));
    assertTrue(json("checks", "").contains("_service_maintenance:web"));
    assertFalse(Files.exists(data.resolve("services")));
    state().define(List.of(web.replace("10s", "0s")), List.of(), refused::add);
    assertTrue(json("checks", "").contains("\"200 OK\""), "as it was, since this is wrong");
    assertTrue(refused.toString().contains("Failed to register service \"web\": "));
    state().define(List.of("{\"name\":\"web\"}"), List.of(), refused::add);
    assertFalse(json("checks", "").contains("200 OK"));
  }

  @Test
  void shouldLetChecksRunOnWhoseDefinitionIsTheSame() {
    String web = "{\"name\":\"web\",\"check\":{\"ttl\":\"1m\"}}";
    String own = "{\"name\":\"own\",\"service_id\":\"web\",\"ttl\":\"1m\"}";
    String disk = "{\"name\":\"disk\",\"ttl\":\"1m\"}";
    state().define(List.of(web), List.of(own, disk), refused::add);
    state().define(List.of(web), List.of(own, disk), refused::add);
    assertEquals(List.of("service:web", "own", "disk"), runner.starts);
    state().define(List.of(web.replace("1m", "2m")), List.of(own, disk), refused::add);
    assertEquals(List.of("service:web", "own", "disk", "service:web", "own"), runner.starts);
    put("check/deregister/", "disk", "", "");
    state().define(List.of(web.replace("1m", "2m")), List.of(own, disk), refused::add);
    assertEquals(6, runner.starts.size());
  }

  @Test
  void shouldTellFollowersOfChecks() {
    List<String> heard = new ArrayList<>();
    Runnable end =
        state().follow("web1", (present, checks) -> heard.add(present + " " + checks.size()));
    put("service/register", "", "", WEB);
    put("check/register", "", "", "{\"Name\":\"n\",\"TTL\":\"1m\"}");
    end.run();
    put("service/deregister/", "web1", "", "");
    assertEquals(List.of("false 0", "true 0", "true 1"), heard);
  }
}
