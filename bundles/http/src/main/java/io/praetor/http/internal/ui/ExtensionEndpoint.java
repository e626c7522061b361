package io.praetor.http.internal.ui;

import io.praetor.format.go.GoDuration;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;

/** Lists the pages that extensions add, and serves their files. */
final class ExtensionEndpoint {

  /** Below the content path; what follows is an id and a path. */
  static final String FILES = "ext/";

  static final String LIST = "/v1/internal/ui/extensions";

  private static final Need LISTED = Need.nothing("names of pages that everybody may open");

  /** As of all blocking queries; proxies hang up on longer ones. */
  private static final long DEFAULT_WAIT_MILLIS = 300_000;

  private static final long MAX_WAIT_MILLIS = 600_000;
  private static final long NANOS = 1_000_000;

  private final ExtensionPages pages;
  private final Delivery delivery = new Delivery(Delivery.STRICT_POLICY);
  private final List<Route> routes;

  ExtensionEndpoint(String contentPath, ExtensionPages pages) {
    this.pages = pages;
    this.routes =
        List.of(
            WebRoute.of(contentPath + FILES, this::file),
            new Route(
                LIST,
                Map.of("GET", LISTED.then(this::list)),
                Route.BodyLimit.NONE,
                Route.Scope.AGENT));
  }

  List<Route> routes() {
    return routes;
  }

  private Answer file(HttpRequest request) {
    String[] parts = request.remainder().split("/", 2);
    return new Answer.Later(
        new CurrentFiles(() -> files(parts[0]))
            .find(parts.length < 2 ? "" : parts[1])
            .thenApply(file -> file == null ? delivery.missing() : delivery.file(request, file)));
  }

  private ServedFiles files(String id) {
    ExtensionPage page = pages.menu().byId().get(id);
    return page == null ? null : page.files();
  }

  private Answer list(HttpRequest request) {
    String index = request.parameter("index");
    if (index.isEmpty() || index.equals("0")) {
      return new Answer.Now(content(pages.menu()));
    }
    // Both parameters have been found to be well-formed before a handler is called.
    return new Answer.Later(
        pages
            .after(Long.parseUnsignedLong(index), waitMillis(request.parameter("wait")))
            .thenApply(ExtensionEndpoint::content));
  }

  private static long waitMillis(String wait) {
    long millis = wait.isEmpty() ? 0 : GoDuration.parse(wait) / NANOS;
    return millis <= 0 ? DEFAULT_WAIT_MILLIS : Math.min(millis, MAX_WAIT_MILLIS);
  }

  private static Content content(ExtensionPages.Menu menu) {
    return new Content(
        200,
        Map.of("X-Consul-Index", Long.toString(menu.index())),
        (Content.Json)
            out -> {
              out.beginArray();
              menu.pages().forEach(page -> page.write(out));
              out.endArray();
            });
  }
}
