package io.praetor.catalog.internal.intention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.catalog.internal.CatalogState;
import io.praetor.catalog.internal.config.ConfigEndpoint;
import io.praetor.catalog.internal.http.FakeClient;
import io.praetor.testkit.acl.FakeAuthorizer;
import io.praetor.testkit.state.MemoryState;
import org.junit.jupiter.api.Test;

/** Answers and texts are those that were recorded from Consul 1.10. */
class IntentionEndpointTest {

  private static final String EXACT = "connect/intentions/exact?source=%s&destination=%s";
  private static final String ID = "00000000-0000-4000-8000-00000000000";
  private static final String NO_ID = "11111111-2222-3333-4444-555555555555";

  private final MemoryState state = CatalogState.empty();
  private int made;
  private int asked;
  private final FakeClient client =
      new FakeClient(
          state,
          new IntentionEndpoint(
              () -> ID + ++made, () -> "2026-01-01T00:00:0" + asked++ + "Z", true),
          new ConfigEndpoint());

  @Test
  void shouldKeepIntentions() {
    assertEquals("[]", client.get("connect/intentions"));
    assertEquals("true", set("web", "db", "{'Action':'allow','Description':'web may'}"));
    assertEquals(
        "{'Description':'web may','SourceNS':'default','SourceName':'web',"
            + "'DestinationNS':'default','DestinationName':'db','SourceType':'consul',"
            + "'Action':'allow','Precedence':9,'CreateIndex':11,'ModifyIndex':11}",
        client.get(EXACT.formatted("web", "db")));
    assertEquals("true", set("web", "db", "{'Action':'deny'}"));
    assertEquals("true", set("web", "db", "{'Action':'deny'}"), "nothing changes");
    String told = client.get(EXACT.formatted("default/web", "db"));
    assertTrue(told.startsWith("{'SourceNS'") && told.contains("'Action':'deny'"), told);
    assertTrue(told.endsWith("'CreateIndex':11,'ModifyIndex':12}"), told);
    assertEquals("true", client.delete(EXACT.formatted("web", "db")));
    assertEquals("true", client.delete(EXACT.formatted("web", "db")));
    assertEquals(
        "Intention not found", client.send("GET", EXACT.formatted("web", "db"), "").body());
    assertEquals("[]", client.get("config/service-intentions"), "the entry went with its last");
  }

  @Test
  void shouldConnectNobodyWhereThatIsTheDefault() {
    FakeClient strict = new FakeClient(state, new IntentionEndpoint(() -> ID, () -> "", false));
    String check = "connect/intentions/check?source=a&destination=b";
    assertEquals("{'Allowed':true}", client.get(check));
    assertEquals("{'Allowed':false}", strict.get(check));
    set("a", "b", "{'Action':'allow'}");
    assertEquals("{'Allowed':true}", strict.get(check));
  }

  /** Keys know no case, rules do. */
  @Test
  void shouldNeedTheRightOnTheNameThatADestinationHas() {
    set("web", "db", "{'Action':'deny'}");
    client.by(FakeAuthorizer.allowing("intention:write \"DB\""));
    String path = EXACT.formatted("web", "DB");
    assertThrows(ForbiddenException.class, () -> client.put(path, "{'Action':'allow'}"));
    assertThrows(ForbiddenException.class, () -> client.delete(path));
    assertThrows(ForbiddenException.class, () -> client.get(path));
    String legacy = "{'SourceName':'a','DestinationName':'DB','Action':'allow'}";
    assertThrows(ForbiddenException.class, () -> client.send("POST", "connect/intentions", legacy));
    client.by(FakeAuthorizer.allowing("intention:write \"DB\"", "intention:write \"db\""));
    assertEquals("true", client.delete(path));
  }

  @Test
  void shouldNotTellUnderAnotherSpellingWhatHoldsForADestination() {
    set("web", "db", "{'Action':'deny'}");
    client.by(FakeAuthorizer.allowing("intention:read \"DB\"", "service:read \"DB\""));
    String match = "connect/intentions/match?by=destination&name=DB";
    String check = "connect/intentions/check?source=web&destination=DB";
    assertThrows(ForbiddenException.class, () -> client.get(match));
    assertThrows(ForbiddenException.class, () -> client.get(check));
    client.by(
        FakeAuthorizer.allowing(
            "intention:read \"DB\"",
            "intention:read \"db\"",
            "service:read \"DB\"",
            "service:read \"db\""));
    assertTrue(client.get(match).contains("'DestinationName':'db'"));
    assertEquals("{'Allowed':false}", client.get(check));
  }

  @Test
  void shouldPutTheMostSpecificFirst() {
    set("*", "*", "{'Action':'deny'}");
    set("*", "db", "{'Action':'deny'}");
    set("web", "*", "{'Action':'allow'}");
    set("web", "db", "{'Action':'allow'}");
    String order = "9,8,6,5,";
    assertEquals(order, precedences("connect/intentions"));
    assertEquals("9,8,6,5,", precedences("connect/intentions/match?by=destination&name=db"));
    assertEquals("6,5,", precedences("connect/intentions/match?by=destination&name=other"));
    assertEquals("9,8,6,5,", precedences("connect/intentions/match?by=source&name=web"));
    assertEquals("8,5,", precedences("connect/intentions/match?by=source&name=none"));
    assertTrue(
        client
            .get("connect/intentions/match?by=destination&name=db&name=other")
            .matches("\\{'db':\\[.*],'other':\\[.*]}"));
    assertEquals(
        "{'Kind':'service-intentions','Name':'db','Sources':[{'Name':'web','Action':'allow',"
            + "'Precedence':9,'Type':'consul'},{'Name':'*','Action':'deny','Precedence':8,"
            + "'Type':'consul'}],'CreateIndex':12,'ModifyIndex':14}",
        client.get("config/service-intentions/db"));
  }

  @Test
  void shouldDecide() {
    assertEquals("{'Allowed':true}", check("a", "b"));
    set("*", "*", "{'Action':'deny'}");
    set("web", "db", "{'Action':'allow'}");
    assertEquals("{'Allowed':true}", check("web", "db"));
    assertEquals("{'Allowed':false}", check("web", "other"));
    assertEquals("{'Allowed':false}", check("none", "db"));
  }

  @Test
  void shouldKeepIntentionsOfTheOlderWay() {
    String body = "{'SourceName':'old','DestinationName':'style','Action':'%s'%s}";
    assertEquals(
        "{'ID':'" + ID + "1'}",
        client.send("POST", "connect/intentions", body.formatted("allow", "")).body());
    assertEquals(
        "{'CreatedAt':'2026-01-01T00:00:00Z','UpdatedAt':'2026-01-01T00:00:00Z','ID':'"
            + ID
            + "1','SourceNS':'default','SourceName':'old','DestinationNS':'default',"
            + "'DestinationName':'style','SourceType':'consul','Action':'allow','Precedence':9,"
            + "'CreateIndex':11,'ModifyIndex':11}",
        client.get("connect/intentions/" + ID + "1"));
    String changed = body.formatted("deny", ",'Description':'changed','Meta':{'k':'v'}");
    assertEquals("{'ID':'" + ID + "1'}", client.put("connect/intentions/" + ID + "1", changed));
    String told = client.get("connect/intentions/" + ID + "1");
    assertTrue(
        told.startsWith("{'CreatedAt':'2026-01-01T00:00:00Z','UpdatedAt':'2026-01-01T00:00:01Z'"),
        told);
    assertTrue(told.contains("'Action':'deny','Meta':{'k':'v'},'Precedence':9"), told);
    refused(
        OperationFailedException.class,
        "Sources[1] defines \"old\" more than once",
        "POST",
        "connect/intentions",
        body.formatted("allow", ""));
    assertEquals("true", client.delete("connect/intentions/" + ID + "1"));
    assertEquals(404, client.send("GET", "connect/intentions/" + ID + "1", "").status());
  }

  @Test
  void shouldLeaveTheOlderWayBehind() {
    set("web", "db", "{'Action':'allow'}");
    refused(
        OperationFailedException.class,
        "cannot use legacy intention API to edit intentions with a destination of \"db\" after"
            + " editing them via a service-intentions config entry",
        "POST",
        "connect/intentions",
        "{'SourceName':'x','DestinationName':'db','Action':'allow'}");
  }

  @Test
  void shouldRefuseWhatCannotBe() {
    failed("Sources[0].Action must be set to 'allow' or 'deny'", "{'Action':'perhaps'}");
    failed("Sources[0].Action must be set to 'allow' or 'deny'", "{}");
    failed("Meta must not be specified", "{'Action':'allow','Meta':{'k':'v'}}");
    String layered = "'Permissions':[{'Action':'allow','HTTP':{'PathPrefix':'/'}}]";
    failed(
        "Sources[0].Action must be omitted if Permissions are specified",
        "{'Action':'allow'," + layered + "}");
    failed(
        "service \"db\" has protocol \"tcp\", which is incompatible with L7 intentions"
            + " permissions",
        "{" + layered + "}");
    refused(
        OperationFailedException.class,
        "Sources[0].Name: wildcard character '*' cannot be used with partial values",
        "PUT",
        EXACT.formatted("we*", "db"),
        "{'Action':'allow'}");
    refused(
        InvalidRequestException.class,
        "Bad request: Request decode failed: EOF",
        "PUT",
        EXACT.formatted("web", "db"),
        "");
    refused(
        OperationFailedException.class,
        """
        2 errors occurred:
        \t* DestinationName must be set
        \t* Action must be set to 'allow' or 'deny'

        """,
        "POST",
        "connect/intentions",
        "{'SourceName':'a'}");
    refused(
        OperationFailedException.class,
        "Failed to decode request body: EOF",
        "POST",
        "connect/intentions",
        "");
    assertEquals("[]", client.get("connect/intentions"));
  }

  @Test
  void shouldWantParameters() {
    wants("source", "connect/intentions/exact");
    wants("destination", "connect/intentions/exact?source=web");
    wants("by", "connect/intentions/match");
    wants("name", "connect/intentions/match?by=source");
    wants("source", "connect/intentions/check?destination=a");
    refused(
        OperationFailedException.class,
        "'by' parameter must be one of 'source' or 'destination'",
        "GET",
        "connect/intentions/match?by=middle&name=db",
        "");
    refused(
        OperationFailedException.class,
        "unsupported SourceType: \"nonsense\"",
        "GET",
        "connect/intentions/check?source=a&destination=b&source-type=nonsense",
        "");
    refused(
        InvalidRequestException.class,
        "Bad request: failed config entry lookup: index error: UUID must be 36 characters",
        "GET",
        "connect/intentions/x",
        "");
    refused(
        OperationFailedException.class,
        "Cannot delete non-existent intention: '" + NO_ID + "'",
        "DELETE",
        "connect/intentions/" + NO_ID,
        "");
    refused(
        OperationFailedException.class,
        "Cannot modify non-existent intention: '" + NO_ID + "'",
        "PUT",
        "connect/intentions/" + NO_ID,
        "{'SourceName':'a','DestinationName':'b','Action':'allow'}");
  }

  private void wants(String parameter, String path) {
    String text = "required query parameter '" + parameter + "' not set";
    refused(OperationFailedException.class, text, "GET", path, "");
  }

  private String precedences(String path) {
    StringBuilder found = new StringBuilder();
    for (String part : client.get(path).split("'Precedence':")) {
      if (Character.isDigit(part.charAt(0))) {
        found.append(part.charAt(0)).append(',');
      }
    }
    return found.toString();
  }

  private String set(String source, String destination, String body) {
    return client.put(EXACT.formatted(source, destination), body);
  }

  private String check(String source, String destination) {
    return client.get(
        "connect/intentions/check?source=%s&destination=%s".formatted(source, destination));
  }

  private void failed(String text, String body) {
    refused(OperationFailedException.class, text, "PUT", EXACT.formatted("web", "db"), body);
  }

  private void refused(
      Class<? extends PlatformException> type,
      String text,
      String method,
      String path,
      String body) {
    PlatformException refusal = assertThrows(type, () -> client.send(method, path, body));
    assertEquals(text, refusal.getMessage());
  }
}
