package io.praetor.http.internal.ui;

import io.praetor.api.config.UiDirectorySettings;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;

/** Serves a directory of the operator's as the web UI. */
@Component(
    configurationPid = UiDirectorySettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = HttpEndpoint.class)
public final class UiDirectoryComponent implements HttpEndpoint {

  private final ServedFiles files;
  private final List<Route> routes;

  @Activate
  public UiDirectoryComponent(UiDirectorySettings settings) {
    String path = settings.contentPath();
    DirectoryResources directory = new DirectoryResources(Path.of(settings.directory()));
    files = new ServedFiles(new IndexDocument(directory, path), true);
    routes = new WebPages(path, () -> files, new Delivery(Delivery.OPEN_POLICY)).routes();
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  @Deactivate
  void stop() {
    files.close();
  }
}
