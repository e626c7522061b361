package io.praetor.bridge.discovery.internal;

import io.praetor.api.error.PlatformException;
import io.praetor.spi.agent.LocalRegistry;
import io.praetor.spi.agent.LocalRegistry.OwnService;
import io.praetor.spi.agent.LocalRegistry.Registration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.service.remoteserviceadmin.EndpointDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The endpoints of this framework, each registered with the agent. For one thread. */
final class Exports {

  private static final Logger LOG = LoggerFactory.getLogger(Exports.class);

  private final String name;
  private final Map<String, OwnService> services = new LinkedHashMap<>();
  private final Map<String, Registration> registrations = new LinkedHashMap<>();
  private LocalRegistry registry;

  /**
   * No endpoints so far.
   *
   * @param name of the service whose instances they are
   */
  Exports(String name) {
    this.name = name;
  }

  /** An endpoint is there, or is another than before. */
  void put(EndpointDescription endpoint) {
    String id = endpoint.getId();
    try {
      services.put(id, EndpointRecord.service(name, endpoint));
      register(id);
    } catch (IllegalArgumentException e) {
      LOG.warn("endpoint {} is told to nobody: {}", id, e.getMessage());
      remove(id);
    }
  }

  void remove(String id) {
    services.remove(id);
    Registration gone = registrations.remove(id);
    if (gone != null) {
      gone.close();
    }
  }

  /** Endpoints are registered there from now on. */
  void registerWith(LocalRegistry arrived) {
    registry = arrived;
    registrations.clear();
    services.keySet().forEach(this::register);
  }

  /** What was registered there is gone with it. */
  @SuppressWarnings("ReferenceEquality") // another one may have come before
  void lose(LocalRegistry gone) {
    if (registry == gone) {
      registry = null;
      registrations.clear();
    }
  }

  private void register(String id) {
    if (registry == null) {
      return;
    }
    try {
      registrations.put(id, registry.register(services.get(id)));
    } catch (PlatformException e) {
      LOG.warn("endpoint {} is told to nobody: {}", id, e.getMessage());
    }
  }

  void close() {
    registrations.values().forEach(Registration::close);
    registrations.clear();
    services.clear();
  }
}
