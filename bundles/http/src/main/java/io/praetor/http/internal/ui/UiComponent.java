package io.praetor.http.internal.ui;

import io.praetor.api.config.UiSettings;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import io.praetor.spi.ui.UiProvider;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Serves the highest of the UI providers. While there is none, neither is this: requests wait for
 * the next one as for every endpoint.
 */
@Component(
    configurationPid = UiSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = HttpEndpoint.class)
public final class UiComponent implements HttpEndpoint {

  private final String contentPath;
  private final Ranking<ServedFiles> providers = new Ranking<>();
  private final List<Route> routes;

  @Activate
  public UiComponent(UiSettings settings) {
    contentPath = settings.contentPath();
    routes =
        new WebPages(contentPath, providers::highest, new Delivery(Delivery.STRICT_POLICY))
            .routes();
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  @Reference(
      cardinality = ReferenceCardinality.AT_LEAST_ONE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindProvider(UiProvider provider, Map<String, Object> properties) {
    providers.add(new ServedFiles(new IndexDocument(provider, contentPath), false), properties);
  }

  void unbindProvider(UiProvider provider, Map<String, Object> properties) {
    ServedFiles gone = providers.remove(properties);
    if (gone != null) {
      gone.close();
    }
  }
}
