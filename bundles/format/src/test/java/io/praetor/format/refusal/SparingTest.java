package io.praetor.format.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SparingTest {

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final Sparing sparing = new Sparing(nanos::get);
  private final List<String> said = new ArrayList<>();

  @Test
  void shouldSayTheFirstAndCountTheOthers() {
    for (int i = 0; i < 4; i++) {
      sparing.say(said::add);
    }
    assertEquals(List.of(""), said);
    nanos.addAndGet(Sparing.PAUSE_NANOS);
    sparing.say(said::add);
    assertEquals(List.of("", " (3 more since the last of these messages)"), said);
    nanos.addAndGet(Sparing.PAUSE_NANOS);
    sparing.say(said::add);
    assertEquals("", said.get(2));
  }
}
