package io.praetor.cli.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class HttpExchangePropertyTest {

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  private Response receive(byte[] answer) throws IOException {
    return new HttpExchange(new ByteArrayInputStream(answer), sent)
        .send("PUT", "/p?q", Map.of("Host", "h"), "b".getBytes(StandardCharsets.UTF_8));
  }

  private Response receive(String answer) throws IOException {
    return receive(answer.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Example
  void shouldSendARequest() throws IOException {
    receive("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    assertEquals(
        "PUT /p?q HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\nb",
        sent.toString(StandardCharsets.UTF_8));
  }

  @Example
  void shouldReadEveryFormOfBody() throws IOException {
    assertEquals("abc", receive("HTTP/1.1 200 OK\r\ncontent-LENGTH: 3\r\n\r\nabcd").text());
    assertEquals("abc", receive("HTTP/1.0 200 OK\r\n\r\nabc").text());
    assertEquals(
        "abcde",
        receive(
                String.join(
                    "\r\n",
                    "HTTP/1.1 100 Continue",
                    "",
                    "HTTP/1.1 500 Oops",
                    "Transfer-Encoding: chunked",
                    "",
                    "3;x=y",
                    "abc",
                    "2",
                    "de",
                    "0",
                    "",
                    ""))
            .text());
    assertEquals(0, receive("HTTP/1.1 204 No Content\r\n\r\n").body().length);
  }

  @Example
  void shouldRefuseWhatIsNoAnswer() {
    for (String answer :
        new String[] {
          "",
          "SSH-2.0\r\n",
          "HTTP/1.1 abc\r\n\r\n",
          "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
          "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab",
          "HTTP/1.1 200 OK\r\nContent-Length: -3\r\n\r\nab",
          "HTTP/1.1 200 OK\r\nContent-Length: 2147483647\r\n\r\nab",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\nab",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\nab"
        }) {
      assertThrows(IOException.class, () -> receive(answer), answer);
    }
  }

  @Property(tries = 500)
  void shouldAnswerOrRefuseWhateverComes(@ForAll byte[] noise) {
    assertThrows(IOException.class, () -> receive(noise));
  }

  @Property(tries = 200)
  void shouldKeepBytesAsTheyAre(@ForAll byte[] body) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.writeBytes(
        ("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    answer.writeBytes(body);
    assertArrayEquals(body, receive(answer.toByteArray()).body());
  }
}
