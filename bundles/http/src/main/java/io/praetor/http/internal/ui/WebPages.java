package io.praetor.http.internal.ui;

import io.praetor.api.error.UnavailableException;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Route;
import io.praetor.spi.ui.UiProvider;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A whole UI below its path: its files, and the index document for every path that is none. When
 * another one takes over in the middle of a request, that one is asked.
 */
final class WebPages {

  private static final String ROBOTS = "robots.txt";

  /** What browsers say when they load a page, and not a part of one. */
  private static final String DESTINATION = "Sec-Fetch-Dest";

  private static final String DOCUMENT = "document";

  private final String contentPath;
  private final CurrentFiles files;
  private final Delivery delivery;

  /**
   * @param files the current ones, null for none
   */
  WebPages(String contentPath, Supplier<ServedFiles> files, Delivery delivery) {
    this.contentPath = contentPath;
    this.files = new CurrentFiles(files);
    this.delivery = delivery;
  }

  List<Route> routes() {
    return List.of(WebRoute.of(contentPath, this::show), WebRoute.of("/" + ROBOTS, this::robots));
  }

  private Answer show(HttpRequest request) {
    CompletableFuture<WebFile> file = files.find(request.remainder());
    return answer(
        request,
        file.thenCompose(
            found -> found == null && isPage(request) ? files.find(UiProvider.INDEX) : file));
  }

  private Answer robots(HttpRequest request) {
    return answer(request, files.find(ROBOTS));
  }

  private Answer answer(HttpRequest request, CompletableFuture<WebFile> file) {
    return new Answer.Later(file.thenApply(found -> content(request, found)));
  }

  private Content content(HttpRequest request, WebFile found) {
    if (found != null) {
      return delivery.file(request, found);
    }
    if (files.areThere()) {
      return delivery.missing();
    }
    throw new UnavailableException("There is no web UI just now. Please try again.");
  }

  /** A script that is missing must not be answered by a page. Who does not say wants a page. */
  private static boolean isPage(HttpRequest request) {
    String destination = request.header(DESTINATION);
    return destination == null || destination.equals(DOCUMENT);
  }
}
