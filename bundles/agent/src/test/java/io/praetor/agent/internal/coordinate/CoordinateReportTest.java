package io.praetor.agent.internal.coordinate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.api.gossip.Coordinate;
import io.praetor.api.rpc.ApiRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoordinateReportTest {

  @Test
  void shouldReportLessOftenInLargePools() {
    CoordinateReport least = new CoordinateReport("n", () -> 0);
    assertEquals(15_000, least.delayMillis(4));
    assertEquals(15_000, least.delayMillis(960));
    assertEquals(100_000, least.delayMillis(6_400));
  }

  @Test
  void shouldSayWhereItIs() {
    Coordinate coordinate = new Coordinate(List.of(0.25, 0.0), 1.5, -0.001, 0.0001);
    ApiRequest request = new CoordinateReport("n\"1", () -> 0).request(coordinate);
    assertEquals("PUT", request.method());
    assertEquals("/v1/coordinate/update", request.target());
    assertEquals(
        "{\"Node\":\"n\\\"1\",\"Segment\":\"\",\"Coord\":{\"Vec\":[0.25,0.0],\"Error\":1.5,"
            + "\"Adjustment\":-0.001,\"Height\":1.0E-4}}",
        new String(request.body(), StandardCharsets.UTF_8));
  }
}
