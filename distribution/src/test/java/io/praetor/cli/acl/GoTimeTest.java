package io.praetor.cli.acl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2021-03-04T05:06:07Z,UTC,2021-03-04 05:06:07 +0000 UTC",
    "2021-03-04T05:06:07.890100Z,UTC,2021-03-04 05:06:07.8901 +0000 UTC",
    "2021-03-04T05:06:07.123456789Z,Asia/Tokyo,2021-03-04 05:06:07.123456789 +0000 UTC",
    "2021-03-04T05:06:07+09:00,Asia/Tokyo,2021-03-04 05:06:07 +0900 JST",
    "2021-03-04T05:06:07+09:00,UTC,2021-03-04 05:06:07 +0900 +0900",
    "0001-01-01T00:00:00Z,UTC,0001-01-01 00:00:00 +0000 UTC",
    "yesterday,UTC,yesterday"
  })
  void shouldPrintTimesAsGoDoes(String json, String zone, String text) {
    assertEquals(text, GoTime.text(json, ZoneId.of(zone)));
  }
}
