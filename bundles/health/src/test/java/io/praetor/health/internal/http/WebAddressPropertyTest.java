package io.praetor.health.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class WebAddressPropertyTest {

  @Property(tries = 2_000)
  void shouldReadAnyTextOrRefuseIt(@ForAll String text) {
    for (String url : new String[] {text, "http://" + text, "https://h/" + text}) {
      try {
        WebAddress address = WebAddress.parse(url);
        assertTrue(address.target().startsWith("/"));
        assertTrue(address.target().chars().allMatch(c -> c > ' ' && c < 0x7F), address.target());
      } catch (WrongAddressException refused) {
        assertTrue(!refused.of("Get").isEmpty());
      }
    }
  }

  @Property(tries = 1_000)
  void shouldFollowAnyLocationOrRefuseIt(@ForAll String location) throws WrongAddressException {
    WebAddress from = WebAddress.parse("http://h:1/a/b?c");
    try {
      assertTrue(from.follow(location).target().startsWith("/"));
    } catch (WrongAddressException refused) {
      assertTrue(!refused.of("Get").isEmpty());
    }
  }

  @Example
  void shouldKnowHostsAndPorts() throws WrongAddressException {
    assertEquals("h:80", WebAddress.parse("http://h").host().toString());
    assertEquals("h:443", WebAddress.parse("HTTPS://h/x").host().toString());
    assertEquals("[::1]:8080", WebAddress.parse("http://[::1]:8080?q").host().toString());
    assertEquals("[::1]:80", WebAddress.parse("http://[::1]/").host().toString());
    assertEquals("/?q", WebAddress.parse("http://[::1]:8080?q").target());
  }

  @Example
  void shouldFollowAsBrowsersDo() throws WrongAddressException {
    WebAddress from = WebAddress.parse("https://h:1/a/b?c");
    assertEquals("/a/d", from.follow("d").target());
    assertEquals("/d", from.follow("/d").target());
    assertEquals("/a/b?d", from.follow("?d").target());
    assertEquals("other:443", from.follow("//other/d").host().toString());
    assertEquals("other:80", from.follow("http://other/d").host().toString());
  }
}
