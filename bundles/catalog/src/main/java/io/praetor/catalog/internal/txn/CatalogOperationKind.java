package io.praetor.catalog.internal.txn;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Permission;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.state.Commands;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.Row;
import io.praetor.catalog.internal.command.CatalogOperation;
import io.praetor.catalog.internal.command.CatalogOperationCodec;
import io.praetor.catalog.internal.command.CatalogOperationHandler;
import io.praetor.catalog.internal.command.OperationResult;
import io.praetor.catalog.internal.command.Verb;
import io.praetor.catalog.internal.http.CatalogJson;
import io.praetor.catalog.internal.rights.MemberBinding;
import io.praetor.catalog.internal.rights.OperationNeeds;
import io.praetor.format.go.GoText;
import io.praetor.format.json.Fields;
import io.praetor.format.json.Refusal;
import io.praetor.spi.http.JsonWriter;
import io.praetor.spi.txn.OperationKind;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * Operations on nodes, services or checks. What cannot be read refuses the whole request; what can
 * be read and never be done is an operation that is refused with the transaction.
 */
public final class CatalogOperationKind implements OperationKind.OfNodes {

  /** How one of the three is written. */
  interface Form {

    /** The operation that a request names. */
    CatalogOperation parse(Verb verb, Fields operation);
  }

  static final Refusal REFUSAL =
      reason -> new InvalidRequestException("Failed to parse body: " + reason);

  private final String member;
  private final Form form;
  private final MemberBinding binding;

  private CatalogOperationKind(String member, Form form, MemberBinding binding) {
    this.member = member;
    this.form = form;
    this.binding = binding;
  }

  /** Operations on nodes. */
  public static OfNodes nodes(String datacenter, MemberBinding binding) {
    return new CatalogOperationKind("Node", new NodeForm(datacenter), binding);
  }

  /** Operations on services. */
  public static OfNodes services(MemberBinding binding) {
    return new CatalogOperationKind("Service", new ServiceForm(), binding);
  }

  /** Operations on checks. */
  public static OfNodes checks(MemberBinding binding) {
    return new CatalogOperationKind("Check", new CheckForm(), binding);
  }

  @Override
  public Operation parse(Map<String, Object> fields) {
    Fields operation = Fields.of(member + "TxnOp", fields, REFUSAL);
    String text = operation.text("Verb");
    Verb verb = Verb.named(text);
    CatalogOperation parsed = form.parse(verb, operation);
    if (verb == null && !(parsed instanceof CatalogOperation.Impossible)) {
      parsed =
          new CatalogOperation.Impossible("unknown " + member + " verb " + GoText.quoted(text));
    }
    byte[] payload = CatalogOperationCodec.encode(parsed);
    return new Operation(Commands.CATALOG_OPERATION, payload, verb == Verb.GET);
  }

  @Override
  public Operation boundTo(String node, Operation operation) {
    CatalogOperation wanted = CatalogOperationCodec.decode(ByteBuffer.wrap(operation.payload()));
    byte[] payload = CatalogOperationCodec.encode(binding.of(node, wanted));
    return new Operation(operation.command(), payload, operation.reads());
  }

  @Override
  public byte[] read(ReadTxn txn, byte[] payload) {
    return CatalogOperationHandler.read(txn, payload);
  }

  @Override
  public List<Permission> needs(ReadTxn txn, byte[] payload) {
    return OperationNeeds.of(txn, CatalogOperationCodec.decode(ByteBuffer.wrap(payload)));
  }

  @Override
  public void render(byte[] result, Authorizer caller, JsonWriter out) {
    Row row = OperationResult.decode(result).row();
    if (row == null || !OperationNeeds.isSeen(caller, row)) {
      return;
    }
    out.beginObject().name(member);
    if (row instanceof NodeRow node) {
      CatalogJson.node(out, node);
    } else if (row instanceof ServiceRow service) {
      CatalogJson.bareService(out, service);
    } else {
      CatalogJson.bareCheck(out, (CheckRow) row);
    }
    out.endObject();
  }
}
