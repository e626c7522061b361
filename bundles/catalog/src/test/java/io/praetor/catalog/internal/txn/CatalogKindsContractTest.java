package io.praetor.catalog.internal.txn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.api.state.Commands;
import io.praetor.catalog.internal.CatalogState;
import io.praetor.catalog.internal.rights.MemberBinding;
import io.praetor.format.json.JsonText;
import io.praetor.spi.txn.OperationKind;
import io.praetor.spi.txn.OperationKind.Operation;
import io.praetor.testkit.state.MemoryState;
import io.praetor.testkit.txn.NodeOperationKindContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** What is asked of every kind of operation on nodes, of each of the three. */
class CatalogKindsContractTest {

  private static final String NODE = "tn1";
  private static final MemberBinding BINDING = new MemberBinding(() -> null);

  private static final OperationKind.OfNodes NODES = CatalogOperationKind.nodes("dc1", BINDING);
  private static final OperationKind.OfNodes SERVICES = CatalogOperationKind.services(BINDING);
  private static final OperationKind.OfNodes CHECKS = CatalogOperationKind.checks(BINDING);

  /** A state with the node of a member. */
  private static MemoryState member() {
    MemoryState state = CatalogState.empty();
    write(state, NODES, "{'Verb':'set','Node':{'Node':'tn1','Address':'10.3.0.1'}}");
    write(state, CHECKS, "{'Verb':'set','Check':{'Node':'tn1','CheckID':'serfHealth'}}");
    return state;
  }

  private static void write(MemoryState state, OperationKind kind, String text) {
    Operation operation = kind.parse(tree(text));
    assertEquals(
        Commands.OPERATION_DONE, state.write(operation.command(), operation.payload()).join()[0]);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> tree(String text) {
    return (Map<String, Object>) JsonText.tree(text.replace('\'', '"'));
  }

  /** On a catalog that has a member's node. */
  private abstract static class MemberContract extends NodeOperationKindContract {

    @Override
    protected MemoryState newState() {
      return CatalogKindsContractTest.member();
    }

    @Override
    protected String member() {
      return NODE;
    }
  }

  @Nested
  class Nodes extends MemberContract {

    @Override
    protected OperationKind.OfNodes kind() {
      return NODES;
    }

    @Override
    protected List<Map<String, Object>> operations() {
      return List.of(
          tree("{'Verb':'set','Node':{'Node':'tn1','Address':'10.3.0.2','Meta':{'k':'v'}}}"),
          tree("{'Verb':'get','Node':{'Node':'tn1'}}"),
          tree("{'Verb':'delete','Node':{'Node':'tn1'}}"));
    }
  }

  @Nested
  class Services extends MemberContract {

    @Override
    protected OperationKind.OfNodes kind() {
      return SERVICES;
    }

    @Override
    protected List<Map<String, Object>> operations() {
      return List.of(
          tree(
              "{'Verb':'set','Node':'TN1','Service':{'ID':'ts1','Service':'tsvc','Port':80,"
                  + "'Tags':['a'],'Meta':{'m':'1'}}}"),
          tree("{'Verb':'get','Node':'tn1','Service':{'ID':'ts1'}}"),
          tree("{'Verb':'delete','Node':'tn1','Service':{'Service':'ts1'}}"));
    }
  }

  @Nested
  class Checks extends MemberContract {

    @Override
    protected OperationKind.OfNodes kind() {
      return CHECKS;
    }

    @Override
    protected List<Map<String, Object>> operations() {
      return List.of(
          tree(
              "{'Verb':'set','Check':{'Node':'tn1','CheckID':'tc1','Name':'tc1',"
                  + "'Status':'passing'}}"),
          tree("{'Verb':'get','Check':{'Node':'tn1','CheckID':'tc1'}}"),
          tree("{'Verb':'delete','Check':{'Node':'tn1','CheckID':'tc1'}}"));
    }
  }
}
