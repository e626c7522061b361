package io.praetor.spi.http;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A handful of routes; a whiteboard service. When two services declare the same route, the newer
 * one of the higher ranking answers, so that a new version can stand beside the old one.
 *
 * <p>Authors run {@code HttpEndpointContract} of the test kit.
 */
@ConsumerType
public interface HttpEndpoint {

  /** The routes, the same at every call. */
  List<Route> routes();
}
