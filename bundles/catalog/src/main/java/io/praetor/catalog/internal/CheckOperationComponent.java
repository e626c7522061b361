package io.praetor.catalog.internal;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Permission;
import io.praetor.api.config.CatalogSettings;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.state.ReadTxn;
import io.praetor.catalog.internal.rights.MemberBinding;
import io.praetor.catalog.internal.txn.CatalogOperationKind;
import io.praetor.spi.http.JsonWriter;
import io.praetor.spi.txn.OperationKind;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Offers operations of transactions on checks. */
@Component(
    configurationPid = CatalogSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = OperationKind.MEMBER + "=Check",
    service = OperationKind.class,
    immediate = true)
public final class CheckOperationComponent implements OperationKind.OfNodes {

  private final OfNodes kind;

  @Reference(
      target = "(" + GossipPool.POOL + "=" + GossipPool.LAN + ")",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile GossipPool pool;

  @Activate
  public CheckOperationComponent() {
    kind = CatalogOperationKind.checks(new MemberBinding(() -> pool));
  }

  @Override
  public Operation parse(Map<String, Object> fields) {
    return kind.parse(fields);
  }

  @Override
  public Operation boundTo(String node, Operation operation) {
    return kind.boundTo(node, operation);
  }

  @Override
  public byte[] read(ReadTxn txn, byte[] payload) {
    return kind.read(txn, payload);
  }

  @Override
  public List<Permission> needs(ReadTxn txn, byte[] payload) {
    return kind.needs(txn, payload);
  }

  @Override
  public void render(byte[] result, Authorizer caller, JsonWriter out) {
    kind.render(result, caller, out);
  }
}
