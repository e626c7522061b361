package io.praetor.gossip.internal.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PoolAddressTest {

  @Test
  void shouldReadWhatPeopleWrite() {
    assertEquals(new PoolAddress("10.0.0.1", 8301), PoolAddress.parse("10.0.0.1", 8301));
    assertEquals(new PoolAddress("10.0.0.1", 99), PoolAddress.parse(" 10.0.0.1:99 ", 8301));
    assertEquals(new PoolAddress("a.example", 8301), PoolAddress.parse("a.example", 8301));
    assertEquals(new PoolAddress("::1", 8301), PoolAddress.parse("::1", 8301));
    assertEquals(new PoolAddress("::1", 8301), PoolAddress.parse("[::1]", 8301));
    assertEquals(new PoolAddress("::1", 7), PoolAddress.parse("[::1]:7", 8301));
    assertEquals(new PoolAddress("h", 7), PoolAddress.parse("node.dc1/h:7", 8301));
  }

  @Test
  void shouldSayWhatIsWrong() {
    for (String text : new String[] {"", "a:", "a:0", "a:65536", "a:b", "[::1]:x"}) {
      assertThrows(IllegalArgumentException.class, () -> PoolAddress.parse(text, 8301), text);
    }
  }

  @Test
  void shouldPutBracketsAroundIpv6() {
    assertEquals("[::1]:7", PoolAddress.join("::1", 7));
    assertEquals("10.0.0.1:7", PoolAddress.join("10.0.0.1", 7));
  }
}
