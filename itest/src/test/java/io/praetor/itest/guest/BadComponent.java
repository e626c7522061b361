package io.praetor.itest.guest;

import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** A component that says the version of its bundle at a route, and misbehaves as a header says. */
public final class BadComponent implements HttpEndpoint {

  /** Where it answers, with the name of its bundle behind. */
  public static final String ROUTE = "/v1/bad-";

  /** Header, with one of those below. */
  public static final String DOES = "Bad-Does";

  public static final String THROWS = "throws";
  public static final String LEAKS = "leaks";
  public static final String HANGS = "hangs";

  /** Hangs, and goes on with it when it is interrupted. */
  public static final String HANGS_ON = "hangs on";

  public static final String HANGS_AT_THE_END = "hangs at the end";
  public static final String HANGS_ON_AT_THE_END = "hangs on at the end";

  /** The name of the thread that it leaves behind. */
  public static final String THREAD = "bad-thread";

  private static final Need OPEN = Need.nothing("an answer for everybody");

  private volatile List<Route> routes = List.of();

  /** By the component runtime, as its description says. */
  void activate(BundleContext context) throws InterruptedException {
    switch (does(context)) {
      case THROWS -> throw new IllegalStateException("told to fail");
      case LEAKS -> {
        leak();
        throw new IllegalStateException("told to leak");
      }
      case HANGS -> hang(context);
      case HANGS_ON -> hangOn(context);
      default -> {
        // Misbehaves later, if at all.
      }
    }
    routes = List.of(route(context.getBundle()));
  }

  /** As {@link #activate}. */
  void deactivate(BundleContext context) throws InterruptedException {
    switch (does(context)) {
      case HANGS_AT_THE_END -> hang(context);
      case HANGS_ON_AT_THE_END -> hangOn(context);
      default -> {
        // There is nothing to give back.
      }
    }
  }

  private static String does(BundleContext context) {
    String does = context.getBundle().getHeaders().get(DOES);
    return does == null ? "" : does;
  }

  private static void leak() {
    Thread thread = new Thread(BadComponent::stay, THREAD);
    thread.setDaemon(true);
    thread.start();
  }

  private static void stay() {
    while (true) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        // Nobody gets rid of it.
      }
    }
  }

  private static void hang(BundleContext context) throws InterruptedException {
    tell(context);
    new CountDownLatch(1).await();
  }

  private static void hangOn(BundleContext context) {
    tell(context);
    stay();
  }

  /** In the agent's log, so that a test knows when. */
  private static void tell(BundleContext context) {
    System.out.println(told(context.getBundle().getVersion().toString()));
  }

  /** What is in the log when a version hangs. */
  public static String told(String version) {
    return "bad component " + version + " hangs";
  }

  private static Route route(Bundle bundle) {
    byte[] text = bundle.getVersion().toString().getBytes(StandardCharsets.UTF_8);
    Content content =
        new Content(200, Map.of("Content-Type", "text/plain"), new Content.Bytes(text));
    return new Route(
        ROUTE + bundle.getSymbolicName(),
        Map.of("GET", OPEN.then(request -> new Answer.Now(content))));
  }

  @Override
  public List<Route> routes() {
    return routes;
  }
}
