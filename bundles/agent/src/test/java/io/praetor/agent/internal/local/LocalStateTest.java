package io.praetor.agent.internal.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.praetor.agent.internal.Endpoints;
import io.praetor.agent.internal.FakeSurroundings;
import io.praetor.agent.internal.ManualTimer;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.spi.check.CheckStatus;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.testkit.http.FakeRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests and answers as they were recorded from Consul 1.10. */
class LocalStateTest {

  private static final String WEB = "{\"ID\":\"web1\",\"Name\":\"web\",\"Port\":8000}";

  @TempDir private Path data;
  private final ManualTimer timer = new ManualTimer();
  private final FakeRunner runner = new FakeRunner();
  private LocalState state;

  private LocalState state() {
    if (state == null) {
      OwnNode own = new OwnNode("golden", "id", "dc1", "127.0.0.1", Map.of(), Map.of());
      state =
          new LocalState(
              new LocalState.Node(own, data.toString()),
              new LocalState.Rules(false, true, 0, new SidecarPorts(21_000, 21_255)),
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
    assertThat(Endpoints.content(state(), "agent/" + path, request).status()).isEqualTo(200);
  }

  private Content get(String path, String remainder, String query) {
    return Endpoints.content(state(), "agent/" + path, FakeRequest.of("GET", remainder, query, ""));
  }

  private String json(String path, String query) {
    return Endpoints.json(get(path, "", query));
  }

  private void assertRefused(
      Class<? extends PlatformException> type, String path, String body, String text) {
    assertThatThrownBy(() -> put(path, "", "", body)).isInstanceOf(type).hasMessage(text);
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
    assertThat(json("services", ""))
        .isEqualTo(
            "{\"s1\":{\"ID\":\"s1\",\"Service\":\"snake\",\"Tags\":[\"t\"],\"Meta\":{},"
                + "\"Port\":1,\"Address\":\"10.0.0.1\",\"TaggedAddresses\":{"
                + "\"lan_ipv4\":{\"Address\":\"10.0.0.1\",\"Port\":1},"
                + "\"wan\":{\"Address\":\"198.18.0.1\",\"Port\":81},"
                + "\"wan_ipv4\":{\"Address\":\"10.0.0.1\",\"Port\":1}},"
                + "\"Weights\":{\"Passing\":3,\"Warning\":2},\"EnableTagOverride\":true,"
                + "\"Datacenter\":\"dc1\"}}");
    assertThat(json("services", "filter=Port%20%3D%3D%202")).isEqualTo("{}");
    assertThat(json("services", "filter=%22t%22%20in%20Tags")).contains("snake");
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
    assertThat(json("services", "")).isEqualTo("{}");
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
    assertThatThrownBy(() -> put("check/pass/", "absent", "", ""))
        .hasMessage("CheckID \"absent\" does not have associated TTL");
    assertThatThrownBy(() -> json("checks", "filter=Nope%20%3D%3D%201"))
        .hasMessage("Selector \"Nope\" is not valid");
  }

  @Test
  void shouldTakeMembersOfKindsThatOthersBring() {
    put("check/register", "", "", "{\"Name\":\"r\",\"redis\":\"a:1\",\"Interval\":\"5s\"}");
    assertThat(runner.definitions.get("r").text("redis")).isEqualTo("a:1");
    assertRefused(
        InvalidRequestException.class,
        "check/register",
        "{\"Name\":\"r\",\"redis\":\"nowhere\"}",
        "Invalid check: redis needs an address");
  }

  @Test
  void shouldTellChecksAndShowWhatTheyWereTold() {
    put("check/register", "", "", "{\"ID\":\"mem\",\"Name\":\"Memory\",\"TTL\":\"15m\"}");
    assertThat(json("checks", "")).contains("\"Status\":\"critical\"", "\"Interval\":\"0s\"");
    put("check/pass/", "mem", "note=all+good", "");
    assertThat(json("checks", ""))
        .contains("\"Status\":\"passing\"", "\"Output\":\"all good\"", "\"Type\":\"ttl\"");
    put("check/update/", "mem", "", "{\"Status\":\"warning\",\"Output\":\"hot\"}");
    assertThat(json("checks", "")).contains("\"Status\":\"warning\"", "\"Output\":\"hot\"");
    put("check/deregister/", "mem", "", "");
    assertThat(json("checks", "")).isEqualTo("{}");
    assertThat(runner.definitions).isEmpty();
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
    assertThat(json("checks", ""))
        .contains(
            "\"service:web1\"", "\"passing\"", "Service 'web' check", "\"ServiceTags\":[\"v1\"]");
    put(
        "service/register",
        "",
        "replace-existing-checks=true",
        "{\"ID\":\"web1\",\"Name\":\"web\",\"Check\":{\"CheckID\":\"mine\",\"TTL\":\"1m\"}}");
    assertThat(runner.definitions).containsOnlyKeys("mine");
    put("service/deregister/", "web1", "", "");
    assertThat(json("checks", "")).isEqualTo("{}");
  }

  @Test
  void shouldJudgeServicesByAllTheirChecks() {
    put("service/register", "", "", WEB);
    assertThat(get("health/service/id/", "web1", "").status()).isEqualTo(200);
    put("check/register", "", "", "{\"Name\":\"n\",\"TTL\":\"1m\",\"Status\":\"warning\"}");
    assertThat(get("health/service/id/", "web1", "").status()).isEqualTo(429);
    put("service/maintenance/", "web1", "enable=true&reason=upgrade+work", "");
    Content text = get("health/service/name/", "web", "format=text");
    assertThat(text.status()).isEqualTo(503);
    assertThat(text(text)).isEqualTo("maintenance");
    assertThat(json("checks", "")).contains("\"Notes\":\"upgrade work\"");
    put("service/maintenance/", "web1", "enable=false", "");
    assertThat(get("health/service/id/", "web1", "").status()).isEqualTo(429);
    assertThat(text(get("health/service/id/", "absent", "format=text")))
        .isEqualTo("ServiceId absent not found");
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
    assertThat(waiting.content().toCompletableFuture()).isNotDone();
    put("service/register", "", "", WEB.replace("8000", "8001"));
    assertThat(waiting.content().toCompletableFuture()).isDone();
    Answer.Later gone = (Answer.Later) ask("web1", "hash=" + hash);
    assertThat(gone.content().toCompletableFuture()).isDone();
    assertThatThrownBy(() -> ask("web1", "wait=soon")).hasMessage("Invalid wait time");
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
    assertThat(json("services", ""))
        .contains("\"side-sidecar-proxy\"", "\"Port\":21000", "\"LocalServicePort\":90");
    assertThat(json("checks", "")).contains("Connect Sidecar Aliasing side");
    put("service/deregister/", "side", "", "");
    assertThat(json("services", "")).isEqualTo("{}");
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
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Files.writeString(data.resolve("services/broken"), "{\"Service\":");
    restart();
    assertThat(json("services", "")).contains("\"web1\"");
    assertThat(json("checks", "")).contains("\"passing\"", "\"fine\"");
    assertThat(runner.definitions.get("service:web1").number("TTL")).isPositive();
    put("service/deregister/", "web1", "", "");
    restart();
    assertThat(json("services", "")).isEqualTo("{}");
  }

  @Test
  void shouldKeepStatusOfWhatFilesStillDefine() {
    String web =
        "{\"name\":\"web\",\"checks\":[{\"id\":\"up\",\"http\":\"http://a/\","
            + "\"interval\":\"10s\"}]}";
    String db = "{\"name\":\"db\"}";
    state().define(List.of(web, db), List.of("{\"name\":\"disk\",\"ttl\":\"1m\"}"));
    runner.report("up", CheckStatus.PASSING, "200 OK");
    put("service/maintenance/", "web", "enable=true", "");
    state().define(List.of(web, "{\"no\":1}"), List.of());
    assertThat(json("services", "")).contains("\"web\"").doesNotContain("\"db\"");
    assertThat(json("checks", "")).contains("\"200 OK\"").doesNotContain("disk");
    assertThat(json("checks", "")).contains("_service_maintenance:web");
    assertThat(data.resolve("services")).doesNotExist();
    state().define(List.of("{\"name\":\"web\"}"), List.of());
    assertThat(json("checks", "")).doesNotContain("200 OK");
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
    assertThat(heard).containsExactly("false 0", "true 0", "true 1");
  }
}
