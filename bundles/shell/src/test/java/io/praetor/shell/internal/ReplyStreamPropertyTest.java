package io.praetor.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.Size;

class ReplyStreamPropertyTest {

  @Property
  void shouldEndWithTheOnlyEndByte(
      @ForAll @Size(max = 64) @ByteRange(min = -4, max = 4) byte[] content,
      @ForAll boolean oneByOne,
      @ForAll boolean ok)
      throws IOException {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    ReplyStream reply = new ReplyStream(sent);
    if (oneByOne) {
      for (byte value : content) {
        reply.write(value);
      }
    } else {
      reply.write(content);
    }
    reply.end(ok);

    byte[] bytes = sent.toByteArray();
    assertEquals(content.length + 1, bytes.length);
    assertEquals(ok ? ReplyStream.OK : ReplyStream.FAILED, bytes[content.length]);
    for (int i = 0; i < content.length; i++) {
      boolean end = content[i] == ReplyStream.OK || content[i] == ReplyStream.FAILED;
      assertEquals(end ? '?' : content[i], bytes[i]);
    }
  }
}
