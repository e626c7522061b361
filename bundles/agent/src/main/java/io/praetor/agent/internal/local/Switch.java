package io.praetor.agent.internal.local;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.format.go.GoNumbers;
import io.praetor.format.go.GoText;
import io.praetor.spi.http.HttpRequest;

/** The parameter {@code enable}. */
final class Switch {

  private Switch() {}

  static boolean isOn(HttpRequest request) {
    if (!request.has("enable")) {
      throw new InvalidRequestException("Missing value for enable");
    }
    String given = request.parameter("enable");
    try {
      return GoNumbers.truth(given);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException("Invalid value for enable: " + GoText.quoted(given));
    }
  }
}
