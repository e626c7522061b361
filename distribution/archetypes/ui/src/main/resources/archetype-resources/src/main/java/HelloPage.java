package ${package};

import io.praetor.spi.ui.UiExtension;
import java.io.InputStream;
import org.osgi.service.component.annotations.Component;

/**
 * A page that names the nodes; its files are beside this class, in {@code web}. To replace the whole
 * UI instead, implement {@code UiProvider}.
 */
@Component
public final class HelloPage implements UiExtension {

  @Override
  public String id() {
    return "${id}";
  }

  @Override
  public String title() {
    return "Hello";
  }

  @Override
  public String module() {
    return "page.js";
  }

  @Override
  public String icon() {
    return "icon.svg";
  }

  @Override
  public InputStream open(String path) {
    return HelloPage.class.getResourceAsStream("web/" + path);
  }
}
