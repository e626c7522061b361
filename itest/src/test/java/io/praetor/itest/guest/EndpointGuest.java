package io.praetor.itest.guest;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.remoteserviceadmin.EndpointDescription;
import org.osgi.service.remoteserviceadmin.EndpointEvent;
import org.osgi.service.remoteserviceadmin.EndpointEventListener;

/**
 * Exports an endpoint, as a topology manager would, and says by its health how many of others it
 * knows.
 */
public final class EndpointGuest implements BundleActivator, EndpointEventListener, HealthCheck {

  private static final String SHOP = "com.acme.Shop";

  private final Set<String> known = new TreeSet<>();
  private BundleContext context;
  private EndpointDescription own;
  private ServiceReference<EndpointEventListener> discovery;

  @Override
  public void start(BundleContext started) throws InvalidSyntaxException {
    context = started;
    String framework = context.getProperty(Constants.FRAMEWORK_UUID);
    Map<String, Object> endpoint = new HashMap<>();
    endpoint.put(Constants.OBJECTCLASS, new String[] {SHOP});
    endpoint.put("endpoint.id", "shop-of-" + framework);
    endpoint.put("endpoint.framework.uuid", framework);
    endpoint.put("service.imported.configs", "com.acme.tcp");
    endpoint.put("port", 8_080);
    own = new EndpointDescription(endpoint);
    Map<String, Object> interest =
        Map.of(ENDPOINT_LISTENER_SCOPE, "(&(objectClass=" + SHOP + ")(port=8080))");
    context.registerService(
        EndpointEventListener.class, this, FrameworkUtil.asDictionary(interest));
    Map<String, Object> check = Map.of(HealthCheck.NAME, "Shops", "praetor.interval", "1s");
    context.registerService(HealthCheck.class, this, FrameworkUtil.asDictionary(check));
    discovery = discovery();
    tell(EndpointEvent.ADDED);
  }

  /** Fails when there is none: whoever installs this bundle tries again then. */
  private ServiceReference<EndpointEventListener> discovery() throws InvalidSyntaxException {
    return context
        .getServiceReferences(EndpointEventListener.class, "(discovery=true)")
        .iterator()
        .next();
  }

  @Override
  public void stop(BundleContext stopped) {
    tell(EndpointEvent.REMOVED);
  }

  private void tell(int type) {
    String scope = discovery.getProperty(ENDPOINT_LISTENER_SCOPE).toString();
    EndpointEventListener listener = context.getService(discovery);
    if (listener != null && own.matches(scope)) {
      listener.endpointChanged(new EndpointEvent(type, own), scope);
    }
  }

  @Override
  public void endpointChanged(EndpointEvent event, String filter) {
    synchronized (known) {
      if (event.getType() == EndpointEvent.REMOVED) {
        known.remove(event.getEndpoint().getId());
      } else {
        known.add(event.getEndpoint().getId());
      }
    }
  }

  @Override
  public Result execute() {
    synchronized (known) {
      return new Result(Result.Status.OK, "knows " + known.size() + " shops");
    }
  }
}
