package io.praetor.format.json;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.PlatformException;

/** How a request is refused that cannot be read: endpoints differ in words and in status. */
@FunctionalInterface
public interface Refusal {

  /** What most endpoints say. */
  Refusal REQUEST = reason -> new InvalidRequestException("Request decode failed: " + reason);

  PlatformException because(String reason);
}
