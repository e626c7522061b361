package io.praetor.rpc.internal;

import io.praetor.api.config.RpcSettings;
import io.praetor.api.metrics.Metrics;
import io.praetor.api.rpc.RpcClient;
import io.praetor.api.rpc.RpcHandler;
import io.praetor.api.rpc.RpcStreamHandler;
import io.praetor.api.tls.TlsContexts;
import io.praetor.rpc.internal.channel.TlsSource;
import io.praetor.rpc.internal.client.Channels;
import io.praetor.rpc.internal.server.Protocols;
import io.praetor.rpc.internal.server.Services;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the server port, then offers the client: whoever has that knows where the agent listens.
 */
@Component(
    configurationPid = RpcSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {},
    immediate = true)
public final class RpcComponent {

  /** Service property of the client: host and port that are listened on, or an empty string. */
  static final String ADDRESS = "praetor.rpc.address";

  private static final Logger LOG = LoggerFactory.getLogger(RpcComponent.class);

  private final Services services = new Services();
  private final TlsSource tls;
  private RpcNode node;
  private ServiceRegistration<?> registration;

  @Activate
  public RpcComponent(
      BundleContext context,
      RpcSettings settings,
      @Reference(
              target = "(praetor.fatal=true)",
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.RELUCTANT)
          Consumer<String> fatal) {
    tls = new TlsSource(settings.tls());
    try {
      node = RpcNode.open(settings, tls, services);
      registration =
          context.registerService(
              new String[] {RpcClient.class.getName(), Channels.class.getName()},
              node.channels(),
              FrameworkUtil.asDictionary(Map.of(ADDRESS, node.address())));
    } catch (IOException e) {
      LOG.error("{}", e.getMessage());
      if (fatal != null) {
        fatal.accept(e.getMessage());
      }
    }
  }

  @Deactivate
  void stop() {
    if (node != null) {
      registration.unregister();
      node.close();
    }
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindHandler(RpcHandler handler, Map<String, Object> properties) {
    services.calls().add(protocol(properties), entry(handler, properties));
  }

  void unbindHandler(RpcHandler handler, Map<String, Object> properties) {
    services.calls().remove(protocol(properties), id(properties));
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindStreamHandler(RpcStreamHandler handler, Map<String, Object> properties) {
    services.streams().add(protocol(properties), entry(handler, properties));
  }

  void unbindStreamHandler(RpcStreamHandler handler, Map<String, Object> properties) {
    services.streams().remove(protocol(properties), id(properties));
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindMetrics(Metrics metrics) {
    services.meter().follow(metrics);
  }

  void unbindMetrics(Metrics metrics) {
    services.meter().forget(metrics);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindTls(TlsContexts contexts) {
    tls.bind(contexts);
  }

  void unbindTls(TlsContexts contexts) {
    tls.unbind(contexts);
  }

  private static <T> Protocols.Entry<T> entry(T handler, Map<String, Object> properties) {
    int ranking = properties.get(Constants.SERVICE_RANKING) instanceof Integer rank ? rank : 0;
    return new Protocols.Entry<>(
        handler,
        !Boolean.FALSE.equals(properties.get(RpcHandler.SERVERS_ONLY)),
        Boolean.TRUE.equals(properties.get(RpcHandler.UNCERTIFIED)),
        ranking,
        id(properties));
  }

  private static String protocol(Map<String, Object> properties) {
    return String.valueOf(properties.get(RpcHandler.PROTOCOL));
  }

  private static long id(Map<String, Object> properties) {
    return (Long) properties.get(Constants.SERVICE_ID);
  }
}
