package io.praetor.txn.internal.http;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.PayloadTooLargeException;
import io.praetor.format.go.GoKind;
import io.praetor.format.json.JsonTree;
import io.praetor.spi.txn.OperationKind;
import io.praetor.txn.internal.http.Transaction.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What {@code /v1/txn} takes: a list of elements, each an object with one member that counts. */
final class TransactionBody {

  /**
   * Operations that a transaction may have. Consul up to 1.13, whose answers were recorded, takes
   * 64; newer versions are said to take 128.
   */
  static final int MAX_OPERATIONS = 64;

  private static final String REFUSED = "Failed to parse body: ";

  private final Kinds kinds;

  TransactionBody(Kinds kinds) {
    this.kinds = kinds;
  }

  /**
   * @param boundTo the one member whose node may be written; null for every one
   */
  Transaction parse(byte[] body, String boundTo) {
    Object value = JsonTree.parse(body, TransactionBody::refused);
    if (value == null) {
      return new Transaction(List.of());
    }
    if (!(value instanceof List<?> elements)) {
      throw mismatch(value, "value of type api.TxnOps");
    }
    if (elements.size() > MAX_OPERATIONS) {
      throw new PayloadTooLargeException(
          "Transaction contains too many operations ("
              + elements.size()
              + " > "
              + MAX_OPERATIONS
              + ")");
    }
    List<Step> steps = new ArrayList<>();
    for (Object element : elements) {
      Step step = element == null ? null : step(element, boundTo);
      if (step != null) {
        steps.add(step);
      }
    }
    return new Transaction(List.copyOf(steps));
  }

  /** An operation, or null for an element that names none: it is passed over. */
  private Step step(Object element, String boundTo) {
    if (!(element instanceof Map<?, ?> members)) {
      throw mismatch(element, "value of type api.TxnOp");
    }
    Map<String, Object> named = new HashMap<>();
    members.forEach((name, value) -> named.put(member((String) name), value));
    for (String member : kinds.members()) {
      Object value = named.get(member);
      if (value != null) {
        OperationKind kind = kinds.kind(member);
        return new Step(kind, bound(kind, kind.parse(fields(member, value)), boundTo));
      }
    }
    return null;
  }

  private static OperationKind.Operation bound(
      OperationKind kind, OperationKind.Operation operation, String boundTo) {
    return boundTo != null && !operation.reads() && kind instanceof OperationKind.OfNodes nodes
        ? nodes.boundTo(boundTo, operation)
        : operation;
  }

  private String member(String name) {
    String member = kinds.member(name);
    if (member == null) {
      throw refused("json: unknown field \"" + name + '"');
    }
    return member;
  }

  private static Map<String, Object> fields(String member, Object value) {
    if (!(value instanceof Map<?, ?> members)) {
      throw mismatch(value, "struct field TxnOp." + member + " of type api." + member + "TxnOp");
    }
    Map<String, Object> fields = new HashMap<>();
    members.forEach((name, field) -> fields.put((String) name, field));
    return fields;
  }

  private static RuntimeException mismatch(Object value, String where) {
    String found = GoKind.of(value);
    return refused("json: cannot unmarshal " + found + " into Go " + where);
  }

  private static InvalidRequestException refused(String reason) {
    return new InvalidRequestException(REFUSED + reason);
  }
}
