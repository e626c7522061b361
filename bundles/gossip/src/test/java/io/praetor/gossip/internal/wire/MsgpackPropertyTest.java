package io.praetor.gossip.internal.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class MsgpackPropertyTest {

  @Property
  void shouldReadBackEveryNumber(@ForAll long value) throws MalformedMessageException {
    byte[] bytes = new MsgpackWriter().integer(value).toByteArray();

    MsgpackReader in = new MsgpackReader(bytes);

    assertEquals(value, in.integer());
    assertEquals(0, in.remaining());
  }

  @Property
  void shouldTakeWholeNumbersForRealOnes(@ForAll short value) throws MalformedMessageException {
    byte[] bytes = new MsgpackWriter().integer(value).real(value).toByteArray();

    MsgpackReader in = new MsgpackReader(bytes);

    assertEquals(value, in.real());
    assertEquals(value, in.real());
  }

  @Property
  void shouldReadBackRealNumbers(@ForAll double value) throws MalformedMessageException {
    assertEquals(value, new MsgpackReader(new MsgpackWriter().real(value).toByteArray()).real());
  }

  @Property(tries = 100)
  void shouldReadBackBytes(@ForAll @Size(max = 70_000) byte[] value)
      throws MalformedMessageException {
    assertArrayEquals(value, new MsgpackReader(new MsgpackWriter().raw(value).toByteArray()).raw());
  }

  @Property
  void shouldReadBackText(@ForAll @StringLength(max = 300) String value)
      throws MalformedMessageException {
    String valid = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

    assertEquals(
        valid, new MsgpackReader(new MsgpackWriter().string(value).toByteArray()).string());
  }

  @Property(tries = 200)
  void shouldSkipWhatNobodyKnows(@ForAll byte[] payload, @ForAll long number)
      throws MalformedMessageException {
    MsgpackWriter out = new MsgpackWriter();
    out.map(4).string("New").map(1).string("a").array(3).integer(number).nil().raw(payload);
    out.string("Known").integer(number).string("Ext").plain(0xc7).plain(2).plain(5).plain(0);
    out.plain(0).string("Real").real(0.5);

    MsgpackReader in = new MsgpackReader(out.toByteArray());
    MsgpackStruct struct = in.struct();

    assertEquals(number, struct.integer("Known"));
    assertEquals("", struct.string("Absent"));
    assertEquals(0, in.remaining());
  }

  @Property(tries = 200)
  void shouldRefuseEveryTruncation(@ForAll byte[] payload, @ForAll long number) {
    byte[] whole =
        new MsgpackWriter()
            .map(3)
            .string("Bytes")
            .raw(payload)
            .string("Numbers")
            .array(2)
            .integer(number)
            .bool(true)
            .string("Real")
            .real(1)
            .toByteArray();
    for (int length = 0; length < whole.length; length++) {
      MsgpackReader in = new MsgpackReader(Arrays.copyOf(whole, length));
      assertThrows(MalformedMessageException.class, in::struct);
    }
  }
}
