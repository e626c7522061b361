package io.praetor.rpc.internal.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RelayHeadPropertyTest {

  @Property(tries = 300)
  void shouldKeepRequests(
      @ForAll @AlphaChars String method,
      @ForAll @CharRange(from = ' ', to = '\u04ff') String target,
      @ForAll @Size(max = 5) List<@AlphaChars String> values,
      @ForAll @IntRange(max = 1_000_000) int length)
      throws MalformedRelayException {
    Map<String, List<String>> headers = Map.of("x", values, "y", List.of());
    InetSocketAddress origin = new InetSocketAddress("127.0.0.1", 4_000);
    RequestHead head = new RequestHead(method, target, headers, origin, length);
    assertEquals(head, RequestHead.decode(head.encode()));
  }

  @Test
  void shouldKeepRequestsOfTheAgentItself() throws MalformedRelayException {
    RequestHead head = new RequestHead("PUT", "/v1/kv/a", Map.of(), null, 3);
    assertEquals(head, RequestHead.decode(head.encode()));
  }

  @Test
  void shouldRefuseEveryTruncation() {
    byte[] request = new RequestHead("PUT", "/", Map.of("a", List.of("b")), null, 3).encode();
    byte[] response = ResponseHead.encode(200, Map.of("a", List.of("b")));
    for (int i = 0; i < request.length; i++) {
      byte[] cut = Arrays.copyOf(request, i);
      assertThrows(MalformedRelayException.class, () -> RequestHead.decode(cut));
    }
    for (int i = 0; i < response.length; i++) {
      byte[] cut = Arrays.copyOf(response, i);
      assertThrows(MalformedRelayException.class, () -> ResponseHead.decode(cut));
    }
  }

  @Property(tries = 1_000)
  void shouldAnswerAnyBytesWithAHeadOrARefusal(
      @ForAll @Size(max = 200) byte[] bytes, @ForAll @IntRange(max = 2) int first) {
    if (bytes.length > 0) {
      bytes[0] = (byte) first;
    }
    try {
      assertNotNull(RequestHead.decode(bytes));
    } catch (MalformedRelayException e) {
      assertNotNull(e.getMessage());
    }
    try {
      assertNotNull(ResponseHead.decode(bytes));
    } catch (MalformedRelayException e) {
      assertNotNull(e.getMessage());
    }
  }
}
