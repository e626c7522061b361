package io.praetor.connect.internal;

import io.praetor.api.config.ConnectSettings;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.state.StateStore;
import io.praetor.api.tls.RpcTls;
import io.praetor.api.tls.TlsContexts;
import io.praetor.connect.internal.ca.Ceremony;
import io.praetor.connect.internal.ca.Issuance;
import io.praetor.connect.internal.ca.Workshop;
import io.praetor.connect.internal.http.AuthorityEndpoint;
import io.praetor.connect.internal.http.Handout;
import io.praetor.format.route.SwitchedOff;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Offers {@code /v1/connect/ca} as soon as there is a configuration, long before the state. */
@Component(
    configurationPid = ConnectSettings.CA_PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = HttpEndpoint.class,
    immediate = true)
public final class AuthorityComponent implements HttpEndpoint {

  private final ExecutorService workshop = Workshop.open("connect-ca");
  private final List<Route> routes;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile StateStore store;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile TlsContexts contexts;

  @Activate
  public AuthorityComponent(ConnectSettings settings) {
    Ceremony ceremony = new Ceremony(this::state, Instant::now, new SecureRandom(), workshop);
    Issuance issuance =
        new Issuance(this::state, settings.datacenter(), Instant::now, System::nanoTime, workshop);
    Handout handout = new Handout(settings.handsOut(), this::state, this::tls);
    List<Route> offered = new AuthorityEndpoint(ceremony, issuance, handout).routes();
    routes = settings.enabled() ? offered : SwitchedOff.of(offered);
  }

  @Deactivate
  void stop() {
    workshop.shutdown(); // what was taken on is finished
  }

  private RpcTls tls() {
    TlsContexts now = contexts;
    return now == null ? null : now.rpc();
  }

  private StateStore state() {
    StateStore now = store;
    if (now == null) {
      throw new UnavailableException("Not available just now: the state is starting.");
    }
    return now;
  }

  @Override
  public List<Route> routes() {
    return routes;
  }
}
