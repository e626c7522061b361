package io.praetor.cli.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.praetor.cli.acl.AclShape;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The configuration of the authority as Consul's client has it: {@code Provider}, {@code Config},
 * {@code State}, {@code ForceWithoutCrossSigning} and two indexes, in this order.
 */
final class CaConfiguration {

  static final String PATH = "/v1/connect/ca/configuration";

  private static final String CONFIG = "Config";
  private static final String STATE = "State";
  private static final String FORCE = "ForceWithoutCrossSigning";
  private static final List<String> NAMES =
      List.of("Provider", CONFIG, STATE, FORCE, "CreateIndex", "ModifyIndex");

  private static final AclShape SHAPE =
      new AclShape()
          .text("Provider")
          .nullable(CONFIG, STATE)
          .flag(FORCE)
          .number("CreateIndex", "ModifyIndex");

  private CaConfiguration() {}

  /** What an agent answered, with the members of maps in the order of their names. */
  static Json ofAnswer(byte[] body) throws IOException {
    Json known = SHAPE.of(Json.parse(body));
    return known
        .with(CONFIG, sorted(known.get(CONFIG)))
        .with(STATE, sorted(known.get(STATE)));
  }

  private static Json sorted(Json object) {
    if (!object.isObject()) {
      return object;
    }
    Json sorted = Json.object();
    for (Map.Entry<String, Json> member : object.members().entrySet()) {
      sorted = sorted.with(member.getKey(), member.getValue());
    }
    return sorted;
  }

  /**
   * What a file asks for. As in Go, the case of names does not matter and unknown ones are passed
   * over.
   *
   * @throws IOException the text is no JSON object; the message says where
   */
  static Json ofFile(String text, boolean force) throws IOException {
    Json file = parsed(text);
    if (!file.isObject()) {
      throw new IOException("it is not a JSON object");
    }
    Json named = Json.object();
    for (Map.Entry<String, Json> member : file.members().entrySet()) {
      for (String name : NAMES) {
        if (name.equalsIgnoreCase(member.getKey())) {
          named = named.with(name, member.getValue());
        }
      }
    }
    return SHAPE.of(named).with(FORCE, Json.of(force));
  }

  private static Json parsed(String text) throws IOException {
    try {
      return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      if (failure.getCause() instanceof JsonProcessingException malformed) {
        throw new IOException(
            "line " + malformed.getLocation().getLineNr() + ": " + malformed.getOriginalMessage(),
            failure);
      }
      throw failure;
    }
  }
}
