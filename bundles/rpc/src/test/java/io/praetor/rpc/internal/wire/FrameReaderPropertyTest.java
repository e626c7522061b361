package io.praetor.rpc.internal.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FrameReaderPropertyTest {

  private static final List<FrameType> TYPES = List.of(FrameType.values());

  private record Frame(FrameType type, int id, String name, byte[] body) {}

  @Property(tries = 300)
  void shouldReadWhatWasWrittenHoweverItIsCut(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5_000) int cut)
      throws MalformedFrameException {
    Random random = new Random(seed);
    List<Frame> written = new ArrayList<>();
    ByteBuf bytes = Unpooled.buffer();
    for (int i = 0; i < 10; i++) {
      Frame frame = frame(random);
      written.add(frame);
      write(frame, bytes);
    }
    List<Frame> read = new ArrayList<>();
    FrameReader reader = new FrameReader();
    while (bytes.isReadable()) {
      ByteBuf piece = bytes.readSlice(Math.min(cut, bytes.readableBytes()));
      reader.read(piece, (type, id, name, body) -> read.add(new Frame(type, id, name, body)));
      assertEquals(0, piece.readableBytes());
    }
    assertEquals(written.size(), read.size());
    for (int i = 0; i < read.size(); i++) {
      assertEquals(written.get(i).type, read.get(i).type);
      assertEquals(written.get(i).id, read.get(i).id);
      assertEquals(written.get(i).name, read.get(i).name);
      assertArrayEquals(written.get(i).body, read.get(i).body);
    }
  }

  @Property(tries = 1_000)
  void shouldAnswerAnyBytesWithFramesOrARefusal(@ForAll @Size(max = 400) byte[] bytes) {
    assertNull(problem(bytes));
  }

  /** Random bytes are mostly refused at once; these are nearly right. */
  @Property(tries = 1_000)
  void shouldAnswerDamagedFramesWithFramesOrARefusal(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 40) int at, @ForAll byte damage) {
    ByteBuf buffer = Unpooled.buffer();
    write(frame(new Random(seed)), buffer);
    byte[] bytes = Arrays.copyOf(buffer.array(), buffer.readableBytes());
    bytes[at % bytes.length] = damage;
    assertNull(problem(bytes));
    for (int length = 0; length < Math.min(bytes.length, 60); length++) {
      assertNull(problem(Arrays.copyOf(bytes, length)));
    }
  }

  private static Throwable problem(byte[] bytes) {
    try {
      new FrameReader()
          .read(
              Unpooled.wrappedBuffer(bytes),
              (type, id, name, body) -> assertTrue(body.length <= bytes.length));
      return null;
    } catch (MalformedFrameException e) {
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }

  private static Frame frame(Random random) {
    FrameType type = TYPES.get(random.nextInt(TYPES.size()));
    int length =
        switch (type) {
          case CALL, ANSWER -> random.nextInt(10) == 0 ? 600_000 : random.nextInt(9_000);
          case MESSAGE -> random.nextInt(65_537);
          case FAILURE, ABORT -> 1 + random.nextInt(1_000);
          case CREDIT -> 4;
          default -> 0;
        };
    byte[] body = new byte[length];
    random.nextBytes(body);
    boolean named = type == FrameType.CALL || type == FrameType.OPEN;
    String name = named ? "p".repeat(1 + random.nextInt(64)) : null;
    return new Frame(type, random.nextInt(), name, body);
  }

  private static void write(Frame frame, ByteBuf out) {
    FrameWriter.write(
        UnpooledByteBufAllocator.DEFAULT,
        frame.type,
        frame.id,
        frame.name,
        frame.body,
        part -> {
          out.writeBytes(part);
          part.release();
        });
  }
}
