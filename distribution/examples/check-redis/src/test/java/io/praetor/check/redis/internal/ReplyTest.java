package io.praetor.check.redis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReplyTest {

  private static final String[] WHOLE = {
    "+PONG\r\n", "-ERR no\r\n", "$4\r\nPONG\r\n", "$0\r\n\r\n", "*3\r\n$6\r\nmaster\r\n"
  };

  @Test
  void shouldReadWhatServersSay() throws NotRedisException {
    assertEquals(new Reply(Reply.Kind.TEXT, "PONG"), read("+PONG\r\n"));
    assertEquals(new Reply(Reply.Kind.ERROR, "ERR no"), read("-ERR no\r\n"));
    assertEquals(new Reply(Reply.Kind.TEXT, "a\r\nb"), read("$4\r\na\r\nb\r\n"));
    assertEquals(new Reply(Reply.Kind.TEXT, "master"), read("*3\r\n$6\r\nmaster\r\n:1\r\n"));
  }

  @Test
  void shouldWaitForTheRest() throws NotRedisException {
    for (String whole : WHOLE) {
      for (int length = 0; length < whole.length(); length++) {
        assertNull(read(whole.substring(0, length)), whole);
      }
    }
  }

  @Test
  void shouldRefuseWhatNoServerSays() {
    String[] wrong = {
      "HTTP/1.1",
      ":1\r\n",
      "$-1\r\n",
      "$x\r\n",
      "$99999999999\r\n",
      "$513\r\n",
      "$1\r\nabc\r\n",
      "*0\r\n",
      "*-1\r\n",
      "*2\r\n*1\r\n",
      "+" + "x".repeat(Reply.BYTES_MAX)
    };
    for (String text : wrong) {
      assertThrows(NotRedisException.class, () -> read(text), text);
    }
  }

  @Test
  void shouldMakeOfAnyBytesAnAnswerOrARefusal() {
    Random random = new Random(20_260_101);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(64)];
      random.nextBytes(bytes);
      if (bytes.length > 0 && i % 2 == 0) {
        bytes[0] = (byte) "+-$*".charAt(i / 2 % 4);
      }
      try {
        Reply reply = Reply.read(bytes, bytes.length);
        assertTrue(reply == null || reply.text().length() <= bytes.length);
      } catch (NotRedisException refused) {
        assertTrue(bytes.length > 0);
      }
    }
  }

  private static Reply read(String text) throws NotRedisException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return Reply.read(bytes, bytes.length);
  }
}
