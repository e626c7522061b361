package io.praetor.itest.guest;

import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import io.praetor.spi.ui.UiExtension;
import io.praetor.spi.ui.UiProvider;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A bundle of somebody else's: a whole UI, a page, or a route, as its manifest says. */
public final class WebGuest implements BundleActivator {

  /** Header of the manifest: {@code ui}, {@code page} or {@code route}. */
  public static final String OFFER = "Guest-Offer";

  public static final String INDEX = "<base href=\"{{.ContentPath}}\">a guest's pages";
  public static final String MODULE = "export default (element) => element.append('guest');";

  @Override
  public void start(BundleContext context) {
    String offer = context.getBundle().getHeaders().get(OFFER);
    switch (offer) {
      case "ui" -> context.registerService(UiProvider.class, new Pages(), null);
      case "page" -> context.registerService(UiExtension.class, new Page(), null);
      case "route" -> context.registerService(HttpEndpoint.class, route(), null);
      default -> throw new IllegalStateException(offer);
    }
  }

  @Override
  public void stop(BundleContext context) {
    // The framework takes services away.
  }

  private static final Need OPEN = Need.nothing("an answer for everybody");

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static HttpEndpoint route() {
    Content content =
        new Content(
            200,
            Map.of("Content-Type", "text/plain"),
            new Content.Bytes("a guest's answer".getBytes(StandardCharsets.UTF_8)));
    List<Route> routes =
        List.of(
            new Route("/v1/guest", Map.of("GET", OPEN.then(request -> new Answer.Now(content)))));
    return () -> routes;
  }

  public static final class Pages implements UiProvider {
    @Override
    public InputStream open(String path) {
      return switch (path) {
        case UiProvider.INDEX -> text(WebGuest.INDEX);
        case "guest.js" -> text(MODULE);
        default -> null;
      };
    }
  }

  public static final class Page implements UiExtension {
    @Override
    public String id() {
      return "guest";
    }

    @Override
    public String title() {
      return "Guest";
    }

    @Override
    public String module() {
      return "guest.js";
    }

    @Override
    public InputStream open(String path) {
      return path.equals(module()) ? text(MODULE) : null;
    }
  }
}
