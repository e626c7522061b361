package io.praetor.health.internal.h2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class HealthMessagePropertyTest {

  @Example
  void shouldWriteWhatProtocolBuffersWrite() {
    assertArrayEquals(new byte[] {0, 0, 0, 0, 0}, HealthMessage.question(""));
    assertArrayEquals(new byte[] {0, 0, 0, 0, 4, 0x0A, 2, 'a', 'b'}, HealthMessage.question("ab"));
    byte[] large = HealthMessage.question("x".repeat(300));
    assertArrayEquals(new byte[] {0, 0, 0, 1, 0x2F, 0x0A, (byte) 0xAC, 2}, Arrays.copyOf(large, 8));
  }

  @Example
  void shouldReadAStatusAmongFieldsThatItDoesNotKnow() throws MalformedMessageException {
    assertEquals(0, HealthMessage.status(new byte[5]));
    assertEquals(2, HealthMessage.status(framed(8, 2)));
    assertEquals(1, HealthMessage.status(framed(0x12, 1, 'x', 8, 1, 0x1D, 1, 2, 3, 4)));
    assertEquals(-1, HealthMessage.status(framed(8, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1)));
    assertEquals("-1", HealthMessage.name(-1));
    assertThrows(MalformedMessageException.class, () -> HealthMessage.status(framed(8)));
    assertThrows(
        MalformedMessageException.class, () -> HealthMessage.status(framed(0x12, 0xFF, 0x7F)));
  }

  @Property(tries = 5_000)
  void shouldReadAnyBytesOrRefuseThem(@ForAll byte[] bytes) {
    for (byte[] answer : new byte[][] {bytes, framed(bytes)}) {
      try {
        assertFalse(HealthMessage.name(HealthMessage.status(answer)).isEmpty());
      } catch (MalformedMessageException refused) {
        assertFalse(refused.getMessage().isEmpty());
      }
    }
  }

  private static byte[] framed(int... bytes) {
    byte[] message = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      message[i] = (byte) bytes[i];
    }
    return framed(message);
  }

  private static byte[] framed(byte[] message) {
    return ByteBuffer.allocate(5 + message.length)
        .put((byte) 0)
        .putInt(message.length)
        .put(message)
        .array();
  }
}
