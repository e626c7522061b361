package io.praetor.raft.internal.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.praetor.api.raft.AutopilotConfig;
import io.praetor.format.go.GoDuration;
import io.praetor.spi.http.JsonWriter;
import java.io.IOException;
import java.util.Locale;

/** The autopilot configuration as the API has it. */
final class AutopilotJson {

  private static final JsonFactory JSON = new JsonFactory();

  private static final double NANOS_PER_MILLI = 1e6;

  private boolean cleanup;
  private long lastContact;
  private long trailing;
  private long minQuorum;
  private long stabilization;

  private AutopilotJson() {}

  static void write(JsonWriter out, AutopilotConfig config) {
    out.beginObject();
    out.name("CleanupDeadServers").value(config.cleanupDeadServers());
    out.name("LastContactThreshold")
        .value(GoDuration.text(MILLISECONDS.toNanos(config.lastContactMillis())));
    out.name("MaxTrailingLogs").value(config.maxTrailingLogs());
    out.name("MinQuorum").value(config.minQuorum());
    out.name("ServerStabilizationTime")
        .value(GoDuration.text(MILLISECONDS.toNanos(config.stabilizationMillis())));
    out.name("RedundancyZoneTag").value("");
    out.name("DisableUpgradeMigration").value(false);
    out.name("UpgradeVersionTag").value("");
    out.name("CreateIndex").value(config.createIndex());
    out.name("ModifyIndex").value(config.modifyIndex());
    out.endObject();
  }

  /**
   * Reads a body; what it does not name is zero.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  static AutopilotConfig read(byte[] body) {
    AutopilotJson read = new AutopilotJson();
    try (JsonParser in = JSON.createParser(body)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException(
            "json: cannot unmarshal into an autopilot configuration");
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        read.field(name, in);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return new AutopilotConfig(
        read.cleanup, read.lastContact, read.trailing, read.minQuorum, read.stabilization, 0, 0);
  }

  private void field(String name, JsonParser in) throws IOException {
    switch (name.toLowerCase(Locale.ROOT)) {
      case "cleanupdeadservers" -> cleanup = in.getBooleanValue();
      case "lastcontactthreshold" -> lastContact = duration(in);
      case "maxtrailinglogs" -> trailing = count(in);
      case "minquorum" -> minQuorum = count(in);
      case "serverstabilizationtime" -> stabilization = duration(in);
      case "redundancyzonetag",
          "disableupgrademigration",
          "upgradeversiontag",
          "createindex",
          "modifyindex" ->
          in.skipChildren();
      default -> throw new IllegalArgumentException("json: unknown field \"" + name + "\"");
    }
  }

  private static long count(JsonParser in) throws IOException {
    long value = in.getLongValue();
    if (value < 0) {
      throw new IllegalArgumentException("json: cannot unmarshal number " + value);
    }
    return value;
  }

  /** A text, or a number of nanoseconds. */
  private static long duration(JsonParser in) throws IOException {
    long nanos =
        in.currentToken() == JsonToken.VALUE_STRING
            ? GoDuration.parse(in.getText())
            : in.getLongValue();
    return Math.round(nanos / NANOS_PER_MILLI);
  }
}
