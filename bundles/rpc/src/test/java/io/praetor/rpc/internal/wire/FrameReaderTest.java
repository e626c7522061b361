package io.praetor.rpc.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

  private static final int CALL = 1;
  private static final int PING = 9;

  @Test
  void shouldNotBelieveALengthBeforeTheBytesCome() throws MalformedFrameException {
    ByteBuf head = head(8 * 1024 * 1024, CALL, 1).writeByte('p').writeByte(0);
    FrameReader reader = new FrameReader();
    reader.read(head, (type, id, name, body) -> {});
    assertEquals(FrameReader.TRUSTED_BYTES, reader.heldBytes());
    reader.read(Unpooled.wrappedBuffer(new byte[FrameReader.TRUSTED_BYTES]), (t, i, n, b) -> {});
    assertEquals(8 * 1024 * 1024, reader.heldBytes());
  }

  @Test
  void shouldRefuseWhatIsTooLong() {
    refuse("CALL frame of 8388609 bytes", head(8 * 1024 * 1024 + 1, CALL, 1));
    refuse("CALL frame of 4294967295 bytes", head(-1, CALL, 1));
    refuse("PING frame of 1 bytes", head(1, PING, 0));
    refuse("CALL frame with a name of 65 bytes", head(0, CALL, 65));
    refuse("CALL frame with a name of 0 bytes", head(0, CALL, 0));
    refuse("PING frame with a name of 1 bytes", head(0, PING, 1));
  }

  @Test
  void shouldRefuseUnknownTypes() {
    refuse("frame of unknown type 0", head(0, 0, 0));
    refuse("frame of unknown type 11", head(0, 11, 0));
    refuse("frame of unknown type -1", head(0, 255, 0));
  }

  private static void refuse(String reason, ByteBuf bytes) {
    FrameReader reader = new FrameReader();
    MalformedFrameException refused =
        assertThrows(
            MalformedFrameException.class, () -> reader.read(bytes, (type, id, name, body) -> {}));
    assertEquals(reason, refused.getMessage());
  }

  private static ByteBuf head(int length, int type, int nameLength) {
    return Unpooled.buffer().writeInt(length).writeByte(type).writeByte(nameLength).writeInt(7);
  }
}
