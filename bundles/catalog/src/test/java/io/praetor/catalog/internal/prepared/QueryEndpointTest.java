package io.praetor.catalog.internal.prepared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.acl.AccessControl;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.api.session.SessionRow;
import io.praetor.api.session.SessionTables;
import io.praetor.api.state.Hooks;
import io.praetor.catalog.internal.CatalogState;
import io.praetor.catalog.internal.command.CatalogKeys;
import io.praetor.catalog.internal.http.CatalogEndpoint;
import io.praetor.catalog.internal.http.FakeClient;
import io.praetor.testkit.state.MemoryState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers and texts are those that were recorded from Consul 1.10. */
class QueryEndpointTest {

  private static final int MAKE_SESSION = 99;
  private static final String ID = "00000000-0000-4000-8000-00000000000";
  private static final String SESSION = "11111111-2222-3333-4444-555555555555";

  private final MemoryState state =
      CatalogState.with(
          Map.of(
              MAKE_SESSION,
              (txn, payload) -> {
                txn.put(
                    SessionTables.SESSIONS,
                    CatalogKeys.node(SESSION),
                    new SessionRow(
                        SESSION,
                        "",
                        "n",
                        0,
                        SessionRow.RELEASE,
                        "",
                        0,
                        List.of(),
                        List.of(),
                        1,
                        txn.index()));
                return new byte[0];
              }));
  private int made;
  private AccessControl access;
  private final FakeClient client =
      new FakeClient(
          state,
          new QueryEndpoint(
              () -> ID + ++made,
              new Execution(
                  "dc1", () -> state, new Failover("dc1", () -> null), () -> access, () -> 7),
              "golden",
              () -> ""),
          new CatalogEndpoint("dc1", "golden", () -> null));

  @Test
  void shouldKeepQueries() {
    assertEquals("[]", client.get("query"));
    assertEquals("{'ID':'" + ID + "1'}", create("{'Name':'q1','Service':{'Service':'db'}}"));
    String told =
        "[{'ID':'00000000-0000-4000-8000-000000000001','Name':'q1','Session':'','Token':'',"
            + "'Template':{'Type':'','Regexp':'','RemoveEmptyTags':false},'Service':{"
            + "'Service':'db','Failover':{'NearestN':0,'Datacenters':null},'OnlyPassing':false,"
            + "'IgnoreCheckIDs':null,'Near':'','Tags':null,'NodeMeta':null,'ServiceMeta':null,"
            + "'Connect':false},'DNS':{'TTL':''},'CreateIndex':11,'ModifyIndex':11}]";
    assertEquals(told, client.get("query/" + ID + "1"));
    assertEquals(told, client.get("query"));
    assertEquals(11, client.send("GET", "query", "").index());
    String full =
        "'Service':{'Service':'db','Failover':{'NearestN':2,'Datacenters':['dc2','dc3']},"
            + "'OnlyPassing':true,'IgnoreCheckIDs':['x'],'Near':'golden','Tags':['a','!b'],"
            + "'NodeMeta':{'rack':'r1'},'ServiceMeta':{'n':'1'},'Connect':false},"
            + "'DNS':{'TTL':'10s'}";
    assertEquals("", client.put("query/" + ID + "1", "{'Name':'other'," + full + "}"));
    assertEquals(
        "[{'ID':'00000000-0000-4000-8000-000000000001','Name':'other','Session':'','Token':'',"
            + "'Template':{'Type':'','Regexp':'','RemoveEmptyTags':false},"
            + full
            + ",'CreateIndex':11,'ModifyIndex':12}]",
        client.get("query/" + ID + "1"));
    assertEquals("", client.delete("query/" + ID + "1"));
    assertEquals(
        new FakeClient.Reply(404, "Query not found", 13),
        client.send("GET", "query/" + ID + "1", ""));
  }

  @Test
  void shouldKeepNamesApart() {
    create("{'Name':'full','Service':{'Service':'db'}}");
    failed(
        "raft apply failed: name 'FULL' aliases an existing query name",
        "{'Name':'FULL','Service':{'Service':'x'}}");
    failed(
        "raft apply failed: name '" + ID + "1' aliases an existing query ID",
        "{'Name':'" + ID + "1','Service':{'Service':'x'}}");
    assertEquals("", client.put("query/" + ID + "1", "{'Name':'full','Service':{'Service':'x'}}"));
  }

  @Test
  void shouldGoWithTheSession() {
    String bound = "{'Session':'" + SESSION + "','Service':{'Service':'db'}}";
    failed("raft apply failed: invalid session \"" + SESSION + "\"", bound);
    state.hook(Hooks.QUERIES, new SessionEnd()::changed);
    state.write(MAKE_SESSION, new byte[0]).join();
    create("{'Name':'free','Service':{'Service':'db'}}");
    create(bound);
    assertTrue(client.get("query").contains("'Session':'" + SESSION + "'"));
    state.perish(SessionTables.SESSIONS, CatalogKeys.node(SESSION));
    String left = client.get("query");
    assertTrue(left.contains("'Name':'free'"));
    assertTrue(!left.contains(SESSION));
  }

  @Test
  void shouldRefuseWhatCannotBe() {
    failed("Invalid prepared query: Must be bound to a session", "{}");
    failed("Invalid prepared query: Must provide a Service name to query", "{'Name':'x'}");
    failed(
        "ID must be empty when creating a new prepared query",
        "{'ID':'" + SESSION + "','Service':{'Service':'db'}}");
    failed(
        "Invalid prepared query: Bad NearestN '-1', must be >= 0",
        "{'Name':'e','Service':{'Service':'db','Failover':{'NearestN':-1}}}");
    failed(
        "Invalid prepared query: Bad DNS TTL 'soon': time: invalid duration \"soon\"",
        "{'Name':'e','Service':{'Service':'db'},'DNS':{'TTL':'soon'}}");
    failed(
        "Invalid prepared query: DNS TTL '-5000000000', must be >=0",
        "{'Name':'e','Service':{'Service':'db'},'DNS':{'TTL':'-5s'}}");
    failed(
        "raft apply failed: failed compiling template: Bad Template.Type 'nonsense'",
        "{'Name':'b','Template':{'Type':'nonsense'},'Service':{'Service':'x'}}");
    refused(
        InvalidRequestException.class,
        "Request decode failed: json: unknown field \"Near\"",
        "POST",
        "query",
        "{'Near':'_agent'}");
    assertEquals("[]", client.get("query"));
  }

  @Test
  void shouldRefuseToChangeWhatIsNotThere() {
    String lookup = "failed prepared query lookup: index error: UUID must be 36 characters";
    assertEquals(new FakeClient.Reply(500, lookup, 0), client.send("GET", "query/x", ""));
    String found = "Prepared Query lookup failed: " + lookup;
    refused(OperationFailedException.class, found, "PUT", "query/x", "{}");
    refused(OperationFailedException.class, found, "DELETE", "query/", "");
    String absent = "Cannot modify non-existent prepared query: '" + SESSION + "'";
    refused(OperationFailedException.class, absent, "PUT", "query/" + SESSION, "{}");
    refused(OperationFailedException.class, absent, "DELETE", "query/" + SESSION, "");
    create("{'Name':'q','Service':{'Service':'db'}}");
    refused(
        OperationFailedException.class,
        "Invalid prepared query: Must be bound to a session",
        "PUT",
        "query/" + ID + "1",
        "{}");
  }

  private String create(String body) {
    return client.send("POST", "query", body).body();
  }

  private void failed(String text, String body) {
    refused(OperationFailedException.class, text, "POST", "query", body);
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
