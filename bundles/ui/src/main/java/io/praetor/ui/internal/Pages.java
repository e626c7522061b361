package io.praetor.ui.internal;

import io.praetor.spi.ui.UiProvider;
import java.io.InputStream;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Component;

/** The web pages that come with the agent: the files beside this class, in {@code web}. */
@Component(property = Constants.SERVICE_RANKING + ":Integer=" + UiProvider.DEFAULT_RANKING)
public final class Pages implements UiProvider {

  /** All our files have an extension, so that what has none is no folder of ours by chance. */
  @Override
  public InputStream open(String path) {
    return path.indexOf('.') < 0 ? null : Pages.class.getResourceAsStream("web/" + path);
  }
}
