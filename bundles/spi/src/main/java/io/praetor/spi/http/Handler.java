package io.praetor.spi.http;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Turns a request into an answer. Runs on an event loop: it says what to do and does nothing that
 * takes time itself. Called by several threads at a time. A {@link
 * io.praetor.api.error.PlatformException} becomes an error response; anything else that it throws
 * is a defect, logged and answered by 500.
 */
@ConsumerType
@FunctionalInterface
public interface Handler {

  Answer handle(HttpRequest request);
}
