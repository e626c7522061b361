package io.praetor.session.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.api.session.SessionRow;
import io.praetor.api.state.StateQuery;
import io.praetor.session.internal.SessionState;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Route;
import io.praetor.testkit.acl.FakeAuthorizer;
import io.praetor.testkit.http.FakeRequest;
import io.praetor.testkit.http.Gate;
import io.praetor.testkit.http.TextJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bodies and texts are those that were recorded from Consul 1.10. */
class SessionEndpointTest {

  private static final String PATH = "/v1/session/";
  private static final String NONE = "11111111-2222-3333-4444-555555555555";

  private final SessionState sessions = new SessionState().node("golden");
  private final List<Route> routes =
      new SessionEndpoint(
              "golden",
              Duration.ofSeconds(10).toNanos(),
              this::id,
              new SessionRenewal(sessions::state, () -> null))
          .routes();
  private int made;
  private StateQuery.Answer<?> lastAnswer;
  private Authorizer caller = Authorizer.UNLIMITED;

  private String id() {
    made++;
    return "a0000000-0000-0000-0000-00000000000" + made;
  }

  @Test
  void shouldMakeASessionWithoutABody() {
    assertEquals("{\"ID\":\"a0000000-0000-0000-0000-000000000001\"}", create(""));
    assertEquals(
        "[{\"ID\":\"a0000000-0000-0000-0000-000000000001\",\"Name\":\"\",\"Node\":\"golden\","
            + "\"LockDelay\":15000000000,\"Behavior\":\"release\",\"TTL\":\"\","
            + "\"NodeChecks\":[\"serfHealth\"],\"ServiceChecks\":null,"
            + "\"CreateIndex\":3,\"ModifyIndex\":3}]",
        get("info/", "A0000000-0000-0000-0000-000000000001"));
    assertEquals(3, lastAnswer.index());
  }

  @Test
  void shouldMakeASessionAsItIsAskedTo() {
    sessions.check("golden", "c", "passing").check("golden", "s", "passing");
    create(
        """
        {"ID": "ignored", "name": "named", "TTL": "60s", "Behavior": "delete", "LockDelay": "5s",
         "Unknown": {}, "NodeChecks": ["c"], "ServiceChecks": [{"ID": "s"}], "Checks": ["c"]}
        """);
    assertEquals(
        "[{\"ID\":\"a0000000-0000-0000-0000-000000000001\",\"Name\":\"named\","
            + "\"Node\":\"golden\",\"LockDelay\":5000000000,\"Behavior\":\"delete\","
            + "\"TTL\":\"60s\",\"NodeChecks\":[\"c\"],"
            + "\"ServiceChecks\":[{\"ID\":\"s\",\"Namespace\":\"\"}],\"Checks\":[\"c\"],"
            + "\"CreateIndex\":5,\"ModifyIndex\":5}]",
        get("list", ""));
    assertEquals(60_000, only().lifeMillis());
  }

  @Test
  void shouldGiveSessionsToTheNodeWhoseAgentWasAsked() {
    sessions.node("client");
    FakeRequest request = new FakeRequest("PUT", "", "", new byte[0], Map.of(), "client");
    run(route("create").handlers().get("PUT").handle(request));
    assertEquals("client", only().node());
    assertEquals(only().id(), get("node/", "CLIENT").substring(8, 44));
  }

  @Test
  void shouldUnderstandEveryFormOfALockDelay() {
    assertEquals(3_000_000_000L, lockDelay("3"));
    assertEquals(999_000_000_000L, lockDelay("999"));
    assertEquals(1_000, lockDelay("1000"));
    assertEquals(61_000_000_000L, lockDelay("\"61s\""));
    assertEquals(0, lockDelay("\"0s\""));
    assertEquals(0, lockDelay("true"));
    assertEquals(15_000_000_000L, lockDelay("null"));
  }

  private long lockDelay(String json) {
    create("{\"LockDelay\": " + json + "}");
    List<SessionRow> all = sessions.sessions();
    return all.get(all.size() - 1).lockDelayNanos();
  }

  @Test
  void shouldSwitchOffChecksThatAreNotWanted() {
    sessions.check("golden", "c", "passing");
    assertChecks("{\"NodeChecks\": []}", List.of(), List.of());
    assertChecks("{\"Checks\": []}", List.of(), List.of());
    assertChecks("{\"Checks\": null, \"NodeChecks\": [\"c\"]}", List.of(), List.of());
    assertChecks("{\"NodeChecks\": [\"c\"]}", List.of("c"), List.of());
    assertChecks("{\"Checks\": [\"c\"]}", List.of("serfHealth"), List.of("c"));
    assertChecks("{\"Checks\": [\"c\"], \"NodeChecks\": []}", List.of(), List.of());
    assertChecks("{\"Checks\": [\"serfHealth\"]}", List.of("serfHealth"), List.of());
  }

  private void assertChecks(String body, List<String> ofNode, List<String> old) {
    create(body);
    List<SessionRow> all = sessions.sessions();
    SessionRow last = all.get(all.size() - 1);
    assertEquals(ofNode, last.nodeChecks(), body);
    assertEquals(old, last.checks(), body);
  }

  @Test
  void shouldTakeTimesToLiveWithinTheirBounds() {
    create("{\"TTL\": \"10s\"}");
    create("{\"TTL\": \"86400s\"}");
    create("{\"TTL\": \"0s\"}");
    assertEquals(
        List.of(10_000L, 86_400_000L, 0L),
        sessions.sessions().stream().map(SessionRow::lifeMillis).toList());
    assertNotMade(
        "Invalid Session TTL '5000000000', must be between [10s=24h0m0s]", "{\"TTL\": \"5s\"}");
    assertNotMade(
        "Invalid Session TTL '86401000000000', must be between [10s=24h0m0s]",
        "{\"TTL\": \"86401s\"}");
    assertNotMade(
        "Invalid Session TTL '-1000000000', must be between [10s=24h0m0s]", "{\"TTL\": \"-1s\"}");
    assertNotMade(
        "Session TTL 'soon' invalid: time: invalid duration \"soon\"", "{\"TTL\": \"soon\"}");
  }

  @Test
  void shouldRefuseSessionsThatCannotBe() {
    assertNotMade("Invalid Behavior setting 'explode'", "{\"Behavior\": \"explode\"}");
    assertNotMade("Must provide Node", "{\"Node\": \"\"}");
    assertNotMade("apply failed: Missing node registration", "{\"Node\": \"absent\"}");
    assertNotMade(
        "apply failed: Missing check 'no-such-check' registration",
        "{\"Checks\": [\"no-such-check\"]}");
    sessions.check("golden", "serfHealth", "critical");
    assertNotMade("apply failed: Check 'serfHealth' is in critical state", "{}");
    assertEquals(List.of(), sessions.sessions());
  }

  @Test
  void shouldRefuseBodiesThatAreNone() {
    assertMalformed("unexpected EOF", "{");
    assertMalformed("time: invalid duration \"x\"", "{\"LockDelay\": \"x\"}");
    assertMalformed(
        "json: cannot unmarshal number into Go struct field .Name of type string", "{\"Name\": 5}");
    assertMalformed("json: cannot unmarshal array into Go value of type structs.Session", "[]");
    assertMalformed(
        "json: cannot unmarshal string into Go struct field .Checks of type []string",
        "{\"Checks\": \"c\"}");
    create("null");
    assertEquals("golden", only().node());
  }

  @Test
  void shouldTellSessionsOfANodeOnly() {
    create("");
    sessions.node("other");
    create("{\"Node\": \"Other\"}");
    assertEquals(2, sessions.sessions().size());
    assertEquals("a0000000-0000-0000-0000-000000000002", get("node/", "other").substring(8, 44));
    assertEquals("[]", get("node/", "absent"));
    assertTrue(lastAnswer.found());
    assertEquals(6, lastAnswer.index(), "that of the table");
  }

  @Test
  void shouldDestroySessions() {
    create("");
    assertEquals("true", put("destroy/", "A0000000-0000-0000-0000-000000000001"));
    assertEquals("[]", get("info/", "a0000000-0000-0000-0000-000000000001"));
    assertEquals(false, lastAnswer.found());
    assertEquals(4, lastAnswer.index());
    assertEquals("true", put("destroy/", NONE));
    assertEquals("[]", get("list", ""));
    assertEquals(4, lastAnswer.index(), "nothing was destroyed");
  }

  @Test
  void shouldRefuseIdsThatAreNone() {
    String reason = "failed session lookup: index error: UUID must be 36 characters";
    assertRefused(OperationFailedException.class, reason, () -> get("info/", "not-a-uuid"));
    assertEquals(Long.MAX_VALUE, lastAnswer.index(), "nobody waits for it");
    assertRefused(
        OperationFailedException.class,
        "apply failed: " + reason,
        () -> put("destroy/", "not-a-uuid"));
    assertRefused(OperationFailedException.class, reason, () -> put("renew/", "not-a-uuid"));
    for (String path : List.of("destroy/", "renew/")) {
      assertRefused(InvalidRequestException.class, "Missing session", () -> put(path, ""));
    }
    assertRefused(InvalidRequestException.class, "Missing session", () -> get("info/", ""));
    assertRefused(InvalidRequestException.class, "Missing node name", () -> get("node/", ""));
  }

  @Test
  void shouldTellOfTheReadAlsoWhenItFailed() {
    assertEquals(Route.ReadHeaders.ALWAYS, route("info/").readHeaders());
  }

  @Test
  void shouldRenderEqualQuestionsWithTheSameFunction() {
    for (String path : List.of("info/", "node/", "list")) {
      Answer.Read<?> one = (Answer.Read<?>) handle("GET", path, NONE, "");
      Answer.Read<?> other = (Answer.Read<?>) handle("GET", path, NONE, "");
      assertEquals(one.query(), other.query());
      assertSame(one.render(), other.render());
    }
  }

  @Test
  void shouldShowAndChangeOnlySessionsOfNodesThatMayBe() {
    create("");
    String id = only().id();
    caller = FakeAuthorizer.allowing("session:read \"other\"", "session:write \"other\"");
    assertEquals("[]", get("list", ""));
    assertEquals("[]", get("info/", id));
    assertRefused(ForbiddenException.class, "Permission denied", () -> create(""));
    assertRefused(ForbiddenException.class, "Permission denied", () -> put("destroy/", id));
    assertRefused(ForbiddenException.class, "Permission denied", () -> put("renew/", id));
    assertEquals("true", put("destroy/", id.replace('a', 'b')), "nobody learns what there is");
    caller = FakeAuthorizer.allowing("session:write \"golden\"");
    assertEquals("true", put("destroy/", id));
  }

  /** Keys know no case, rules do. */
  @Test
  void shouldNeedTheRightOnTheNameThatTheNodeHas() {
    caller = FakeAuthorizer.allowing("session:write \"GOLDEN\"");
    String body = "{\"Node\": \"GOLDEN\"}";
    assertRefused(ForbiddenException.class, "Permission denied", () -> create(body));
    caller = FakeAuthorizer.allowing("session:write \"GOLDEN\"", "session:write \"golden\"");
    create(body);
    only();
  }

  private SessionRow only() {
    assertEquals(1, sessions.sessions().size());
    return sessions.sessions().get(0);
  }

  private void assertNotMade(String reason, String body) {
    assertRefused(OperationFailedException.class, reason, () -> create(body));
  }

  private void assertMalformed(String reason, String body) {
    assertRefused(
        InvalidRequestException.class, "Request decode failed: " + reason, () -> create(body));
  }

  private static void assertRefused(
      Class<? extends PlatformException> type, String reason, Runnable attempt) {
    assertEquals(reason, assertThrows(type, attempt::run).getMessage());
  }

  private String create(String body) {
    return json(run(handle("PUT", "create", "", body)));
  }

  private String put(String path, String remainder) {
    return json(run(handle("PUT", path, remainder, "")));
  }

  private String get(String path, String remainder) {
    return json(run(handle("GET", path, remainder, "")));
  }

  private Answer handle(String method, String path, String remainder, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    FakeRequest request = new FakeRequest(method, remainder, "", bytes).by(caller);
    return route(path).handlers().get(method).handle(request);
  }

  private Route route(String path) {
    return routes.stream().filter(r -> r.path().equals(PATH + path)).findFirst().orElseThrow();
  }

  private Content run(Answer given) {
    Answer answer = Gate.through(given, sessions.state(), caller);
    if (answer instanceof Answer.Write write) {
      byte[] result = sessions.state().write(write.command(), write.payload()).join();
      return write.render().apply(result);
    }
    return read((Answer.Read<?>) answer);
  }

  private <T> Content read(Answer.Read<T> read) {
    StateQuery<StateQuery.Answer<T>> whole =
        txn -> new StateQuery.Answer<>(read.query().run(txn), 1, true);
    StateQuery.Answer<T> answer = sessions.state().now(whole).value();
    lastAnswer = answer;
    return read.render().apply(Gate.seen(read, answer.value(), caller));
  }

  private static String json(Content content) {
    TextJson out = new TextJson();
    ((Content.Json) content.body()).write(out);
    return out.toString();
  }
}
