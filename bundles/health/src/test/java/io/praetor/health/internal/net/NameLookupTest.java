package io.praetor.health.internal.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class NameLookupTest {

  private final List<Runnable> asked = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final NameLookup names = new NameLookup(asked::add);

  private void hear(List<InetAddress> addresses, DialException failure) {
    heard.add(failure == null ? addresses.get(0).getHostAddress() : failure.getMessage());
  }

  @Test
  void shouldAskOnceForAllWhoWait() {
    names.find("localhost", this::hear);
    names.find("localhost", this::hear);
    assertEquals(1, asked.size());
    asked.remove(0).run();
    assertEquals(2, heard.size());
    names.find("localhost", this::hear);
    assertEquals(1, asked.size());
  }

  @Test
  void shouldNotAskForAddresses() {
    names.find("192.0.2.7", this::hear);
    names.find("", this::hear);
    assertEquals(0, asked.size());
    assertEquals("192.0.2.7", heard.get(0));
  }

  @Test
  void shouldSayWhenThereIsTooMuchToAsk() {
    NameLookup full =
        new NameLookup(
            task -> {
              throw new RejectedExecutionException();
            });
    full.find("a.example", this::hear);
    full.find("a.example", this::hear);
    assertEquals(
        List.of("lookup a.example: too many lookups", "lookup a.example: too many lookups"), heard);
  }
}
