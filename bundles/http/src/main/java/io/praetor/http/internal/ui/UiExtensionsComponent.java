package io.praetor.http.internal.ui;

import io.praetor.api.config.UiSettings;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import io.praetor.spi.ui.UiExtension;
import java.util.List;
import java.util.Map;
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

/** Serves the pages that extensions add to the web UI. */
@Component(
    configurationPid = UiSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = HttpEndpoint.class)
public final class UiExtensionsComponent implements HttpEndpoint {

  private static final Logger LOG = LoggerFactory.getLogger(UiExtensionsComponent.class);

  /** The time, so that who waited before a restart does not wait for what is there already. */
  private final ExtensionPages pages = new ExtensionPages(System.currentTimeMillis());

  private final ExtensionEndpoint endpoint;

  @Activate
  public UiExtensionsComponent(UiSettings settings) {
    endpoint = new ExtensionEndpoint(settings.contentPath(), pages);
  }

  @Override
  public List<Route> routes() {
    return endpoint.routes();
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindExtension(UiExtension extension, Map<String, Object> properties) {
    try {
      pages.add(ExtensionPage.of(extension), properties);
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("web UI: extension not shown: {}", e.toString());
    }
  }

  void unbindExtension(UiExtension extension, Map<String, Object> properties) {
    pages.remove(properties);
  }

  @Deactivate
  void stop() {
    pages.close();
  }
}
