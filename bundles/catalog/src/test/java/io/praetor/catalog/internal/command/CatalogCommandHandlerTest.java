package io.praetor.catalog.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.CoordinateRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.gossip.Coordinate;
import io.praetor.api.state.Commands;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.api.state.TableId;
import io.praetor.catalog.internal.CatalogState;
import io.praetor.catalog.internal.query.CoordinatesQuery;
import io.praetor.testkit.state.MemoryState;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

class CatalogCommandHandlerTest {

  private static final String ID = "40e4a748-2192-161a-0510-9bf59fe950b5";
  private static final String OTHER_ID = "50e4a748-2192-161a-0510-9bf59fe950b5";

  private final MemoryState state = CatalogState.empty();

  @Test
  void shouldRegisterNodeServiceAndCheckAtOnce() {
    assertEquals("", register("n1", "", service("web", "web", 80), check("c", "passing", "web")));
    long index = state.index();
    assertEquals(index, node("n1").createIndex());
    assertEquals(index, service("n1", "web").modifyIndex());
    CheckRow check = check("n1", "c");
    assertEquals("web", check.serviceName());
    assertEquals(List.of("a"), check.serviceTags());
    assertEquals(index, index(txn -> CatalogIndexes.ofService(txn, "WEB")));
  }

  @Test
  void shouldMoveNoIndexWhenNothingChanges() {
    register("n1", ID, service("web", "web", 80), check("c", "passing", "web"));
    long index = state.index();
    assertEquals("", register("N1", ID, service("web", "web", 80), check("c", "passing", "web")));
    assertEquals(index, node("n1").modifyIndex());
    assertEquals(index, service("n1", "web").modifyIndex());
    assertEquals(index, check("n1", "c").modifyIndex());
    assertEquals(index, index(txn -> txn.tableIndex(CatalogTables.INDEXES)));
  }

  @Test
  void shouldMoveTheServiceWithItsCheck() {
    register("n1", "", service("web", "web", 80), check("c", "passing", "web"));
    register("n1", "", service("db", "db", 1));
    long before = index(txn -> CatalogIndexes.ofService(txn, "db"));
    register("n1", "", null, check("c", "critical", "web"));
    assertEquals(state.index(), index(txn -> CatalogIndexes.ofService(txn, "web")));
    assertEquals(before, index(txn -> CatalogIndexes.ofService(txn, "db")));
  }

  @Test
  void shouldMoveEveryServiceWithACheckOfTheNode() {
    register("n1", "", service("web", "web", 80));
    register("n2", "", service("db", "db", 80));
    long elsewhere = state.index();
    register("n1", "", null, check("c", "passing", ""));
    assertEquals(state.index(), index(txn -> CatalogIndexes.ofService(txn, "web")));
    assertEquals(elsewhere, index(txn -> CatalogIndexes.ofService(txn, "db")));
    deregister("n1", "", "c");
    assertEquals(state.index(), index(txn -> CatalogIndexes.ofService(txn, "web")));
  }

  @Test
  void shouldRememberThatAServiceIsGone() {
    register("n1", "", service("web", "web", 80));
    register("n2", "", service("web", "web", 80));
    deregister("n1", "web", "");
    assertEquals(state.index(), index(txn -> CatalogIndexes.ofService(txn, "web")));
    deregister("n2", "web", "");
    long gone = state.index();
    assertEquals(gone, index(txn -> CatalogIndexes.ofService(txn, "web")));
    assertEquals(gone, index(txn -> CatalogIndexes.ofService(txn, "never")));
  }

  @Test
  void shouldRemoveEverythingOfANode() {
    register("n1", "", service("web", "web", 80), check("c", "passing", "web"));
    register("n1", "", null, check("n", "passing", ""));
    CoordinateRow at = new CoordinateRow("n1", "", new Coordinate(List.of(1.0), 1, 0, 0), 0);
    state.write(Commands.COORDINATES, new CoordinateBatch(List.of(at)).encode()).join();
    assertEquals(1, count(CatalogTables.COORDINATES));
    deregister("N1", "", "");
    assertEquals(0, count(CatalogTables.NODES));
    assertEquals(0, count(CatalogTables.SERVICES));
    assertEquals(0, count(CatalogTables.CHECKS));
    assertEquals(0, count(CatalogTables.COORDINATES));
    assertEquals(0, index(txn -> CatalogIndexes.ofNode(txn, "n1")));
  }

  @Test
  void shouldRemoveChecksWithTheirService() {
    register("n1", "", service("web", "web", 80), check("c", "passing", "web"));
    register("n1", "", null, check("n", "passing", ""));
    deregister("n1", "web", "ignored");
    assertNull(check("n1", "c"));
    assertEquals("n", check("n1", "n").id());
  }

  @Test
  void shouldChangeNothingWhenAPartIsRefused() {
    assertEquals(
        "failed inserting check: Missing service registration on node \"n1\"",
        register("n1", "", service("web", "web", 80), check("c", "passing", "absent")));
    assertEquals(
        "failed inserting check: failed health check lookup: index error: object is missing a"
            + " value for this index on node \"n1\"",
        register("n1", "", null, check("", "passing", "")));
    assertEquals(0, count(CatalogTables.NODES));
    assertEquals(0, count(CatalogTables.SERVICES));
  }

  @Test
  void shouldTakeAnUnknownStatusForCritical() {
    register("n1", "", null, check("c", "", ""));
    assertEquals("critical", check("n1", "c").status());
    long index = state.index();
    register("n1", "", null, check("c", "", ""));
    assertEquals(index, check("n1", "c").modifyIndex());
  }

  @Test
  void shouldRenameANodeThatKeepsItsId() {
    register("old", ID, service("web", "web", 80));
    long created = node("old").createIndex();
    assertEquals("", register("new", ID, null));
    assertNull(node("old"));
    assertNull(service("old", "web"));
    assertEquals(created, node("new").createIndex());
    assertEquals(state.index(), node("new").modifyIndex());
  }

  @Test
  void shouldKeepTheNameOfAHealthyMember() {
    register("n1", ID, null, check("serfHealth", "passing", ""));
    assertEquals(
        "failed inserting node: Error while renaming Node ID: \""
            + OTHER_ID
            + "\": Node name N1 is reserved by node "
            + ID
            + " with name n1 (10.0.0.1)",
        register("N1", OTHER_ID, null));
    register("n1", ID, null, check("serfHealth", "critical", ""));
    assertEquals("", register("n1", OTHER_ID, null));
    assertEquals(OTHER_ID, node("n1").id());
  }

  @Test
  void shouldGiveAnIdToAMemberThatHadNone() {
    register("n1", "", null, check("serfHealth", "passing", ""));
    assertEquals("", register("n1", ID, null));
    assertEquals(ID, node("n1").id());
  }

  @Test
  void shouldLeaveTheNodeAloneWhenAskedTo() {
    register("n1", ID, null);
    NodeRow bare = new NodeRow("", "n1", "", "dc1", Map.of(), Map.of(), 0, 0);
    Registration skipping = new Registration(bare, true, null, List.of(check("c", "passing", "")));
    assertEquals("", write(skipping));
    assertEquals(ID, node("n1").id());
    assertEquals("passing", check("n1", "c").status());
  }

  @Test
  void shouldRefuseNamesThatNoKeyCanHold() {
    assertTrue(register("n\0x", "", null).startsWith("Invalid name"));
    assertTrue(register("n".repeat(1_001), "", null).startsWith("Invalid name"));
    assertEquals("", register("n".repeat(1_000), "", null));
  }

  @Test
  void shouldIgnoreCoordinatesOfUnknownNodesAndEqualOnes() {
    register("n1", "", null);
    CoordinateRow at = new CoordinateRow("N1", "", new Coordinate(List.of(1.0), 1, 0, 0), 0);
    CoordinateRow lost = new CoordinateRow("n2", "", new Coordinate(List.of(1.0), 1, 0, 0), 0);
    CoordinateBatch batch = new CoordinateBatch(List.of(at, lost));
    state.write(Commands.COORDINATES, batch.encode()).join();
    long index = state.index();
    state.write(Commands.COORDINATES, batch.encode()).join();
    assertEquals(1, count(CatalogTables.COORDINATES));
    assertEquals("n1", state.now(new CoordinatesQuery("n1", "")).value().get(0).node());
    assertEquals(index, index(txn -> txn.tableIndex(CatalogTables.COORDINATES)));
  }

  private String register(String name, String id, ServiceRow service, CheckRow... checks) {
    NodeRow node = new NodeRow(id, name, "10.0.0.1", "dc1", Map.of(), Map.of(), 0, 0);
    return write(new Registration(node, false, service, List.of(checks)));
  }

  private void deregister(String node, String service, String check) {
    assertEquals("", write(new Deregistration(node, service, check)));
  }

  private String write(CatalogCommand command) {
    byte[] result = state.write(Commands.CATALOG, CatalogCommandCodec.encode(command)).join();
    return CatalogResult.decode(result).refusal();
  }

  private static ServiceRow service(String id, String name, int port) {
    return new ServiceRow(
        "", "", id, name, List.of("a"), "", Map.of(), port, Map.of(), 1, 1, false, 0, 0);
  }

  private static CheckRow check(String id, String status, String service) {
    return new CheckRow("", id, id, status, "", "", service, "", List.of(), "", 0, 0);
  }

  private NodeRow node(String name) {
    return ask(txn -> txn.get(CatalogTables.NODES, CatalogKeys.node(name)));
  }

  private ServiceRow service(String node, String id) {
    return ask(txn -> txn.get(CatalogTables.SERVICES, CatalogKeys.onNode(node, id)));
  }

  private CheckRow check(String node, String id) {
    return ask(txn -> txn.get(CatalogTables.CHECKS, CatalogKeys.onNode(node, id)));
  }

  private long index(ToLongFunction<ReadTxn> question) {
    return ask(question::applyAsLong);
  }

  private int count(TableId<?> table) {
    return ask(
        txn -> {
          int rows = 0;
          for (Object row : txn.scan(table, new byte[0])) {
            rows += row == null ? 0 : 1;
          }
          return rows;
        });
  }

  private <T> T ask(Function<ReadTxn, T> question) {
    StateQuery<T> query = txn -> new StateQuery.Answer<>(question.apply(txn), 1, true);
    return state.now(query).value();
  }
}
