package io.praetor.format.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class HandshakeFaultTest {

  private static String reason(String message) {
    return HandshakeFault.reason(new SSLHandshakeException(message));
  }

  @Test
  void shouldSayWhatThePeerDid() {
    assertEquals(
        "it ended the TLS handshake: unknown_ca",
        reason("(unknown_ca) Received fatal alert: unknown_ca"));
    assertEquals(
        "it shows no certificate of a configured authority, which verify_incoming demands",
        reason("(bad_certificate) Empty client certificate chain"));
  }

  @Test
  void shouldKeepToOneLineOfBoundedLength() {
    assertEquals("a?b", reason("a\nb"));
    assertTrue(reason("x".repeat(10_000)).length() <= HandshakeFault.CHARACTERS_MAX + 1);
  }

  @Test
  void shouldNameTheFailureThatSaysNothing() {
    assertEquals("SSLException", HandshakeFault.reason(new SSLException((String) null)));
  }
}
