package io.praetor.raft.internal.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class RaftMessagePropertyTest {

  @Property
  void shouldBringBackMessages(
      @ForAll RaftMessage.Kind kind,
      @ForAll boolean takeover,
      @ForAll long most,
      @ForAll long least,
      @ForAll @Size(max = 100) byte[] body)
      throws MalformedMessageException {
    UUID group = new UUID(most, least);
    byte[] bytes = RaftMessage.encode(kind, takeover, group, body);
    assertEquals(
        new RaftMessage(kind, takeover, group, ByteBuffer.wrap(body)), RaftMessage.decode(bytes));
    for (int length = 0; length < bytes.length - body.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(MalformedMessageException.class, () -> RaftMessage.decode(cut));
    }
  }

  @Property
  void shouldRefuseOrUnderstandAnyBytes(@ForAll @Size(max = 60) byte[] garbage) {
    try {
      RaftMessage.decode(garbage);
    } catch (MalformedMessageException e) {
      assertFalse(e.getMessage().isBlank());
    }
  }
}
