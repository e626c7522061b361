package io.praetor.catalog.internal;

import io.praetor.api.config.CatalogSettings;
import io.praetor.api.gossip.GossipPool;
import io.praetor.catalog.internal.txn.CatalogOperationKind;
import io.praetor.spi.txn.OperationKind;
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
public final class CheckOperationComponent extends OfferedKind {

  @Reference(
      target = "(" + GossipPool.POOL + "=" + GossipPool.LAN + ")",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile GossipPool pool;

  @Activate
  public CheckOperationComponent() {
    super(CatalogOperationKind::checks);
  }

  @Override
  GossipPool pool() {
    return pool;
  }
}
