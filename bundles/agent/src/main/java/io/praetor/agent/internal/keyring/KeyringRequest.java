package io.praetor.agent.internal.keyring;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.format.json.Fields;
import io.praetor.spi.http.HttpRequest;
import java.util.Set;

/**
 * What a request asks for. Refusals have Consul's words.
 *
 * @param key empty when the keys are only listed
 * @param relayFactor how many other members carry each answer as well
 * @param localOnly whether the servers of other datacenters are left alone
 */
record KeyringRequest(KeyringOperation operation, String key, int relayFactor, boolean localOnly) {

  static final int RELAY_FACTOR_MAX = 5;

  private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
  private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");

  static KeyringRequest of(HttpRequest request) {
    KeyringOperation operation = KeyringOperation.valueOf(request.method());
    String key = operation == KeyringOperation.GET ? "" : key(request.body());
    int relayFactor = relayFactor(request.parameter("relay-factor"));
    boolean localOnly = localOnly(request.parameter("local-only"));
    if (localOnly && operation != KeyringOperation.GET) {
      throw refused("Invalid use of local-only: local-only can only be set for list requests");
    }
    return new KeyringRequest(operation, key, relayFactor, localOnly);
  }

  private static int relayFactor(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    if (!text.matches("[+-]?[0-9]{1,9}")) {
      throw refused(
          "Error parsing relay factor: strconv.Atoi: parsing \"" + text + "\": invalid syntax");
    }
    int factor = Integer.parseInt(text);
    if (factor < 0 || factor > RELAY_FACTOR_MAX) {
      throw refused("Invalid relay-factor: Relay factor must be in range: [0, 5]");
    }
    return factor;
  }

  private static boolean localOnly(String text) {
    if (text.isEmpty() || FALSE.contains(text)) {
      return false;
    }
    if (TRUE.contains(text)) {
      return true;
    }
    throw refused(
        "Error parsing local-only: strconv.ParseBool: parsing \"" + text + "\": invalid syntax");
  }

  private static String key(byte[] body) {
    return Fields.of("keyringArgs", body, KeyringRequest::undecoded).text("Key");
  }

  private static InvalidRequestException undecoded(String reason) {
    return refused("Request decode failed: " + reason);
  }

  private static InvalidRequestException refused(String reason) {
    return new InvalidRequestException("Bad request: " + reason);
  }
}
