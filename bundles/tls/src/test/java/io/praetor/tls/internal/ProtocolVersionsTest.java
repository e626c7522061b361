package io.praetor.tls.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ProtocolVersionsTest {

  @Test
  void shouldAllowTheMinimumAndEverythingNewer() throws Exception {
    assertArrayEquals(
        new String[] {"TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"}, ProtocolVersions.from("TLSv1_0"));
    assertArrayEquals(new String[] {"TLSv1.3"}, ProtocolVersions.from("TLSv1_3"));
  }

  @Test
  void shouldTakeAutomaticAsVersionTwelve() throws Exception {
    assertArrayEquals(ProtocolVersions.from("TLSv1_2"), ProtocolVersions.from("TLS_AUTO"));
  }

  @Test
  void shouldRefuseUnknownVersions() {
    TlsException e = assertThrows(TlsException.class, () -> ProtocolVersions.from("SSLv3"));
    assertEquals("tls_min_version: unknown version 'SSLv3'", e.getMessage());
  }
}
