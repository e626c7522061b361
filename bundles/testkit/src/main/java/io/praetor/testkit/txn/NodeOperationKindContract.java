package io.praetor.testkit.txn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.PlatformException;
import io.praetor.spi.txn.OperationKind;
import io.praetor.spi.txn.OperationKind.Operation;
import io.praetor.testkit.state.MemoryState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every kind {@link OperationKind.OfNodes} does. Extend it and say what is good. */
public abstract class NodeOperationKindContract extends OperationKindContract {

  /** Nodes whose agents pass on what they may not: another member, and no member at all. */
  private static final List<String> OTHERS = List.of("somebody-else", "");

  @Override
  protected abstract OperationKind.OfNodes kind();

  /** A new state in which the operations can be done, and their node is a member's. */
  @Override
  protected abstract MemoryState newState();

  /** The node that all of the operations write, which is a member's. */
  protected abstract String member();

  @Test
  void shouldLetAnAgentWriteItsOwnNode() {
    MemoryState state = newState();
    operations()
        .forEach(
            fields -> {
              Operation operation = kind().parse(fields);
              Operation bound = operation.reads() ? operation : kind().boundTo(member(), operation);
              byte[] result = carryOut(state, bound);
              assertTrue(isDone(result), () -> fields + ": " + reason(result));
            });
  }

  @Test
  void shouldBindAnOperationAlwaysTheSame() {
    eachWriting(
        (state, operation) -> {
          Operation bound = kind().boundTo(member(), operation);
          assertSame(bound, kind().boundTo(member(), operation), bound::toString);
          assertFalse(bound.reads(), "it changes something as before");
        });
  }

  @Test
  void shouldNeedTheSameForWhatIsBound() {
    eachWriting(
        (state, operation) ->
            assertEquals(
                needs(state, operation), needs(state, kind().boundTo(member(), operation))));
  }

  @Test
  void shouldRefuseOthersToWriteTheNodeOfAMember() {
    eachWriting(
        (state, operation) -> {
          for (String other : OTHERS) {
            long rows = state.rowsWritten();
            assertFalse(refusal(state, other, operation).isBlank());
            assertEquals(rows, state.rowsWritten(), "it is refused, and changes something");
          }
        });
  }

  private void eachWriting(Before before) {
    eachBefore(
        (state, operation) -> {
          if (!operation.reads()) {
            before.look(state, operation);
          }
        });
  }

  /** Why it is refused, at once or when it is carried out. */
  private String refusal(MemoryState state, String node, Operation operation) {
    Operation bound;
    try {
      bound = kind().boundTo(node, operation);
    } catch (PlatformException known) {
      return known.getMessage();
    }
    byte[] result = carryOut(state, bound);
    assertFalse(isDone(result), () -> "\"" + node + "\" may write " + member());
    return reason(result);
  }
}
