package io.praetor.catalog.internal.txn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.state.Commands;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.CatalogState;
import io.praetor.catalog.internal.rights.MemberBinding;
import io.praetor.format.json.JsonText;
import io.praetor.spi.txn.OperationKind;
import io.praetor.testkit.http.TextJson;
import io.praetor.testkit.state.MemoryState;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Results and texts are those that were recorded from Consul 1.10. */
class CatalogOperationKindTest {

  private static final String NODE =
      "{'Verb':'set','Node':{'Node':'tn1','Address':'10.3.0.1','Meta':{'k':'v'}}}";
  private static final String SERVICE =
      "{'Verb':'set','Node':'TN1','Service':{'ID':'ts1','Service':'tsvc','Port':80,'Tags':['a'],"
          + "'Meta':{'m':'1'}}}";
  private static final String CHECK =
      "{'Verb':'set','Check':{'Node':'tn1','CheckID':'tc1','Name':'tc1','Status':'passing',"
          + "'ServiceID':'ts1'}}";

  private static final MemberBinding BINDING = new MemberBinding(() -> null);

  private final MemoryState state = CatalogState.empty();
  private final OperationKind.OfNodes nodes = CatalogOperationKind.nodes("dc1", BINDING);
  private final OperationKind.OfNodes services = CatalogOperationKind.services(BINDING);
  private final OperationKind.OfNodes checks = CatalogOperationKind.checks(BINDING);

  @Test
  void shouldSetAndGetNodes() {
    String told =
        "{'Node':{'ID':'','Node':'tn1','Address':'10.3.0.1','Datacenter':'dc1',"
            + "'TaggedAddresses':null,'Meta':{'k':'v'},'CreateIndex':11,'ModifyIndex':11}}";
    assertEquals(told, write(nodes, NODE));
    assertEquals(told, write(nodes, NODE), "what is there already keeps its indexes");
    assertEquals(told, read(nodes, "{'Verb':'get','Node':{'Node':'TN1'}}"));
    assertEquals(
        "refused: node \"x\" doesn't exist", read(nodes, "{'Verb':'get','Node':{'Node':'x'}}"));
  }

  @Test
  void shouldFindNodesByTheirIds() {
    String id = "40e4a748-2192-161a-0510-9bf59fe950b5";
    write(nodes, "{'Verb':'set','Node':{'ID':'" + id + "','Node':'n','Address':'a'}}");
    assertTrue(read(nodes, "{'Verb':'get','Node':{'ID':'" + id + "'}}").contains("'Node':'n'"));
    assertEquals(
        "refused: node lookup by ID failed, wrong UUID: uuid string is wrong length for 'x'",
        read(nodes, "{'Verb':'get','Node':{'ID':'x'}}"));
  }

  @Test
  void shouldSetAndGetServices() {
    write(nodes, NODE);
    String told =
        "{'Service':{'ID':'ts1','Service':'tsvc','Tags':['a'],'Address':'','Meta':{'m':'1'},"
            + "'Port':80,'Weights':{'Passing':1,'Warning':1},'EnableTagOverride':false,"
            + "'Proxy':{'Mode':'','MeshGateway':{},'Expose':{}},'Connect':{},"
            + "'CreateIndex':12,'ModifyIndex':12}}";
    assertEquals(told, write(services, SERVICE));
    assertEquals(told, read(services, "{'Verb':'get','Node':'tn1','Service':{'ID':'TS1'}}"));
    assertEquals(
        "refused: service \"x\" on node \"tn1\" doesn't exist",
        read(services, "{'Verb':'get','Node':'tn1','Service':{'ID':'x'}}"));
    assertTrue(
        write(services, "{'Verb':'set','Node':'tn1','Service':{'Service':'bare'}}")
            .contains("'ID':'bare','Service':'bare','Tags':null"));
  }

  @Test
  void shouldSetAndGetChecks() {
    write(nodes, NODE);
    write(services, SERVICE);
    String told =
        "{'Check':{'Node':'tn1','CheckID':'tc1','Name':'tc1','Status':'passing','Notes':'',"
            + "'Output':'','ServiceID':'ts1','ServiceName':'tsvc','ServiceTags':['a'],'Type':'',"
            + "'Interval':'','Timeout':'','ExposedPort':0,'Definition':{},"
            + "'CreateIndex':13,'ModifyIndex':13}}";
    assertEquals(told, write(checks, CHECK));
    assertEquals(told, read(checks, "{'Verb':'get','Check':{'Node':'tn1','CheckID':'tc1'}}"));
    assertEquals(
        "refused: check \"x\" on node \"tn1\" doesn't exist",
        read(checks, "{'Verb':'get','Check':{'Node':'tn1','CheckID':'x'}}"));
  }

  @Test
  void shouldKeepHowAChecksIsMade() {
    write(nodes, NODE);
    assertTrue(
        write(
                checks,
                "{'Verb':'set','Check':{'Node':'tn1','CheckID':'d','Definition':{'HTTP':'h://x',"
                    + "'Interval':'10s','Timeout':5000000000,'Header':{'a':['b']},"
                    + "'DeregisterCriticalServiceAfter':'1h'}}}")
            .contains(
                "'Definition':{'Interval':'10s','Timeout':'5s',"
                    + "'DeregisterCriticalServiceAfter':'1h0m0s','HTTP':'h://x',"
                    + "'Header':{'a':['b']}}"));
  }

  @Test
  void shouldRefuseStaleIndexes() {
    write(nodes, NODE);
    write(services, SERVICE);
    write(checks, CHECK);
    for (String verb : new String[] {"cas", "delete-cas"}) {
      String what = verb.equals("cas") ? "set" : "delete";
      assertEquals(
          "refused: failed to " + what + " node \"tn1\", index is stale",
          write(nodes, "{'Verb':'" + verb + "','Node':{'Node':'tn1','ModifyIndex':1}}"));
      assertEquals(
          "refused: failed to " + what + " service \"ts1\" on node \"tn1\", index is stale",
          write(
              services,
              "{'Verb':'"
                  + verb
                  + "','Node':'tn1','Service':{'ID':'ts1','Service':'t','ModifyIndex':1}}"));
      assertEquals(
          "refused: failed to " + what + " check \"tc1\" on node \"tn1\", index is stale",
          write(
              checks,
              "{'Verb':'" + verb + "','Check':{'Node':'tn1','CheckID':'tc1','ModifyIndex':1}}"));
    }
  }

  @Test
  void shouldTakeIndexZeroForAbsent() {
    String cas = "{'Verb':'cas','Node':{'Node':'n','Address':'a','ModifyIndex':%d}}";
    assertTrue(write(nodes, cas.formatted(7)).startsWith("refused"));
    assertTrue(write(nodes, cas.formatted(0)).startsWith("{'Node'"));
    assertTrue(write(nodes, cas.formatted(0)).startsWith("refused"));
    assertTrue(write(nodes, cas.formatted(12)).startsWith("{'Node'"));
    assertTrue(
        write(nodes, "{'Verb':'delete-cas','Node':{'Node':'absent'}}").startsWith("refused"));
    assertEquals("", write(nodes, "{'Verb':'delete-cas','Node':{'Node':'n','ModifyIndex':12}}"));
    assertEquals(0, count());
  }

  @Test
  void shouldDeleteWithoutResult() {
    write(nodes, NODE);
    write(services, SERVICE);
    write(checks, CHECK);
    assertEquals("", write(checks, "{'Verb':'delete','Check':{'Node':'tn1','CheckID':'tc1'}}"));
    assertEquals("", write(services, "{'Verb':'delete','Node':'tn1','Service':{'Service':'ts1'}}"));
    assertEquals("", write(nodes, "{'Verb':'delete','Node':{'Node':'tn1'}}"));
    assertEquals("", write(nodes, "{'Verb':'delete','Node':{'Node':'tn1'}}"));
    assertEquals(0, count());
  }

  @Test
  void shouldRefuseWhatCannotBe() {
    write(nodes, NODE);
    refused("Must provide node", nodes, "{'Verb':'set'}");
    refused(
        "Bad node ID: uuid string is wrong length",
        nodes,
        "{'Verb':'set','Node':{'Node':'n'," + "'ID':'x'}}");
    refused(
        "Must provide service name with ID",
        services,
        "{'Verb':'delete','Node':'tn1','Service':{'ID':'ts1'}}");
    refused(
        "Missing node registration",
        services,
        "{'Verb':'set','Node':'absent','Service':{'Service':'x'}}");
    refused(
        "Missing node registration",
        checks,
        "{'Verb':'set','Check':{'Node':'absent','CheckID':'x'}}");
    refused(
        "Missing service registration",
        checks,
        "{'Verb':'set','Check':{'Node':'tn1','CheckID':'x','ServiceID':'no'}}");
    String noId = "index error: object is missing a value for this index";
    refused("failed health check lookup: " + noId, checks, "{'Verb':'set','Check':{}}");
    refused("check lookup failed: " + noId, checks, "{'Verb':'delete','Check':{}}");
    refused("failed check lookup: " + noId, checks, "{'Verb':'get','Check':{}}");
    refused("unknown Node verb \"explode\"", nodes, "{'Verb':'explode','Node':{'Node':'n'}}");
    refused("unknown Service verb \"\"", services, "{}");
    refused("unknown Check verb \"bad\"", checks, "{'Verb':'bad'}");
    assertEquals(1, count());
  }

  @Test
  void shouldKnowWhatOnlyReads() {
    assertTrue(nodes.parse(tree("{'Verb':'get','Node':{'Node':'n'}}")).reads());
    assertFalse(nodes.parse(tree(NODE)).reads());
    assertFalse(services.parse(tree("{'Verb':'explode'}")).reads());
    assertEquals(Commands.CATALOG_OPERATION, checks.parse(tree(CHECK)).command());
  }

  @Test
  void shouldRefuseTheRequestWhenItCannotBeRead() {
    unreadable("json: unknown field \"Nope\"", "{'Verb':'set','Nope':1}");
    unreadable("json: unknown field \"Rack\"", "{'Verb':'set','Node':{'Rack':1}}");
    unreadable(
        "json: cannot unmarshal number into Go struct field Node.Address of type string",
        "{'Verb':'set','Node':{'Node':'n','Address':5}}");
    unreadable(
        "json: cannot unmarshal number into Go struct field Node.ModifyIndex of type uint64",
        "{'Verb':'set','Node':{'Node':'n','ModifyIndex':-1}}");
  }

  private void unreadable(String reason, String operation) {
    InvalidRequestException refusal =
        assertThrows(InvalidRequestException.class, () -> nodes.parse(tree(operation)));
    assertEquals("Failed to parse body: " + reason, refusal.getMessage());
  }

  private void refused(String reason, OperationKind kind, String operation) {
    assertEquals("refused: " + reason, write(kind, operation));
  }

  private String write(OperationKind kind, String text) {
    OperationKind.Operation operation = kind.parse(tree(text));
    return told(kind, state.write(operation.command(), operation.payload()).join());
  }

  private String read(OperationKind kind, String text) {
    OperationKind.Operation operation = kind.parse(tree(text));
    assertTrue(operation.reads());
    StateQuery<byte[]> query =
        txn -> new StateQuery.Answer<>(kind.read(txn, operation.payload()), 1, true);
    return told(kind, state.now(query).value());
  }

  private static String told(OperationKind kind, byte[] result) {
    if (result[0] == Commands.OPERATION_REFUSED) {
      return "refused: " + new String(result, 1, result.length - 1, StandardCharsets.UTF_8);
    }
    TextJson out = new TextJson();
    kind.render(result, Authorizer.UNLIMITED, out);
    return out.toString().replace('"', '\'');
  }

  private int count() {
    StateQuery<Integer> query =
        txn -> {
          int rows = 0;
          for (Object row : txn.scan(CatalogTables.NODES, new byte[0])) {
            rows += row == null ? 0 : 1;
          }
          return new StateQuery.Answer<>(rows, 1, true);
        };
    return state.now(query).value();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> tree(String text) {
    return (Map<String, Object>) JsonText.tree(text.replace('\'', '"'));
  }
}
