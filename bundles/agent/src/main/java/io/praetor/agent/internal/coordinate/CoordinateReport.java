package io.praetor.agent.internal.coordinate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.praetor.api.gossip.Coordinate;
import io.praetor.api.rpc.ApiRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What an agent tells the servers about where it is, and how often. */
public final class CoordinateReport {

  /** Reports that the servers of a datacenter shall get in a second, as in Consul. */
  static final int REPORTS_PER_SECOND = 64;

  /** Shortest time between two reports of one agent, as in Consul. */
  static final long INTERVAL_MILLIS_MIN = 15_000;

  private static final JsonFactory FACTORY = new JsonFactory();

  private final String nodeName;
  private final RandomGenerator random;

  public CoordinateReport(String nodeName, RandomGenerator random) {
    this.nodeName = nodeName;
    this.random = random;
  }

  /** Time until the next report: max(15 s, members / 64 per s), and up to as much again. */
  public long delayMillis(int members) {
    long interval = Math.max(INTERVAL_MILLIS_MIN, members * 1_000L / REPORTS_PER_SECOND);
    return interval + random.nextLong(interval);
  }

  public ApiRequest request(Coordinate coordinate) {
    Map<String, List<String>> headers = Map.of("content-type", List.of("application/json"));
    return new ApiRequest("PUT", "/v1/coordinate/update", headers, body(coordinate), null);
  }

  private byte[] body(Coordinate coordinate) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (JsonGenerator out = FACTORY.createGenerator(body)) {
      out.writeStartObject();
      out.writeStringField("Node", nodeName);
      out.writeStringField("Segment", "");
      out.writeObjectFieldStart("Coord");
      out.writeArrayFieldStart("Vec");
      for (double value : coordinate.vector()) {
        out.writeNumber(value);
      }
      out.writeEndArray();
      out.writeNumberField("Error", coordinate.error());
      out.writeNumberField("Adjustment", coordinate.adjustment());
      out.writeNumberField("Height", coordinate.height());
      out.writeEndObject();
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return body.toByteArray();
  }
}
