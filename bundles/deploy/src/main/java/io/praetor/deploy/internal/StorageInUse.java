package io.praetor.deploy.internal;

import io.praetor.api.state.StorageChoice;
import io.praetor.spi.storage.StorageEngine;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** The storage engine that holds the state: without its bundle nothing could be kept any more. */
final class StorageInUse {

  private final BundleContext context;

  StorageInUse(BundleContext context) {
    this.context = context;
  }

  /** In words for people; empty when the state is not in the hands of this bundle. */
  String reasonToStay(Bundle bundle) {
    ServiceReference<StorageChoice> found = context.getServiceReference(StorageChoice.class);
    StorageChoice choice = found == null ? null : context.getService(found);
    if (choice == null) {
      return "";
    }
    try {
      return provides(bundle, choice.inUse())
          ? "the state is kept by \"" + choice.inUse() + "\"; choose another storage engine first"
          : "";
    } finally {
      context.ungetService(found);
    }
  }

  private static boolean provides(Bundle bundle, String engine) {
    ServiceReference<?>[] services = bundle.getRegisteredServices();
    return services != null
        && Stream.of(services)
            .anyMatch(service -> engine.equals(service.getProperty(StorageEngine.NAME)));
  }
}
