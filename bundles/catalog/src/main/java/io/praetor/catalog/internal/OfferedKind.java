package io.praetor.catalog.internal;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Permission;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.state.ReadTxn;
import io.praetor.catalog.internal.rights.MemberBinding;
import io.praetor.spi.http.JsonWriter;
import io.praetor.spi.txn.OperationKind;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The service of a kind of operations of transactions: the plain kind behind a component. */
abstract class OfferedKind implements OperationKind.OfNodes {

  private final OfNodes kind;

  OfferedKind(Function<MemberBinding, OfNodes> kind) {
    this.kind = kind.apply(new MemberBinding(this::pool));
  }

  /** The LAN, or null while it is away. */
  abstract GossipPool pool();

  @Override
  public final Operation parse(Map<String, Object> fields) {
    return kind.parse(fields);
  }

  @Override
  public final Operation boundTo(String node, Operation operation) {
    return kind.boundTo(node, operation);
  }

  @Override
  public final byte[] read(ReadTxn txn, byte[] payload) {
    return kind.read(txn, payload);
  }

  @Override
  public final List<Permission> needs(ReadTxn txn, byte[] payload) {
    return kind.needs(txn, payload);
  }

  @Override
  public final void render(byte[] result, Authorizer caller, JsonWriter out) {
    kind.render(result, caller, out);
  }
}
