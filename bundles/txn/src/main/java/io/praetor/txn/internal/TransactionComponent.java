package io.praetor.txn.internal;

import io.praetor.api.config.TxnSettings;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import io.praetor.spi.txn.OperationKind;
import io.praetor.txn.internal.http.Kinds;
import io.praetor.txn.internal.http.TransactionEndpoint;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Offers {@code /v1/txn}; the kinds of operations come and go. */
@Component(
    configurationPid = TxnSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = HttpEndpoint.class,
    immediate = true)
public final class TransactionComponent implements HttpEndpoint {

  private final Kinds kinds = new Kinds();
  private final TransactionEndpoint endpoint;

  @Activate
  public TransactionComponent(TxnSettings settings) {
    endpoint = new TransactionEndpoint(kinds, settings.maxRequestBytes());
  }

  @Override
  public List<Route> routes() {
    return endpoint.routes();
  }

  @Reference(
      target = "(" + OperationKind.MEMBER + "=*)",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindKind(OperationKind kind, Map<String, Object> properties) {
    int ranking = properties.get(Constants.SERVICE_RANKING) instanceof Integer rank ? rank : 0;
    kinds.add(
        (String) properties.get(OperationKind.MEMBER),
        kind,
        ranking,
        (Long) properties.get(Constants.SERVICE_ID));
  }

  void unbindKind(OperationKind kind, Map<String, Object> properties) {
    kinds.remove((Long) properties.get(Constants.SERVICE_ID));
  }
}
