package io.praetor.spi.http;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Turns a request into an answer. Runs on an event loop: it says what to do and does nothing that
 * takes time itself. A {@link io.praetor.api.error.PlatformException} becomes an error response.
 */
@ConsumerType
@FunctionalInterface
public interface Handler {

  Answer handle(HttpRequest request);
}
