package io.praetor.agent.internal.keyring;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.spi.http.HttpRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

  private static final JsonFactory FACTORY = new JsonFactory();
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
    try (JsonParser in = FACTORY.createParser(body)) {
      JsonToken token = in.nextToken();
      if (token == null) {
        throw undecoded("EOF");
      }
      if (token != JsonToken.START_OBJECT) {
        throw undecoded("json: cannot unmarshal a value that is no object");
      }
      String key = "";
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = in.currentName().equalsIgnoreCase("Key");
        JsonToken value = in.nextToken();
        if (wanted && value == JsonToken.VALUE_STRING) {
          key = in.getText();
        } else if (wanted && value != JsonToken.VALUE_NULL) {
          throw undecoded("json: cannot unmarshal a value that is no string into a key");
        }
        in.skipChildren();
      }
      return key;
    } catch (JsonProcessingException e) {
      throw undecoded(reason(body, e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String reason(byte[] body, JsonProcessingException problem) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    return text.isEmpty() || "{[\"-0123456789tfn".indexOf(text.charAt(0)) >= 0
        ? problem.getOriginalMessage()
        : "invalid character '" + text.charAt(0) + "' looking for beginning of value";
  }

  private static InvalidRequestException undecoded(String reason) {
    return refused("Request decode failed: " + reason);
  }

  private static InvalidRequestException refused(String reason) {
    return new InvalidRequestException("Bad request: " + reason);
  }
}
