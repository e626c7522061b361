package io.praetor.tls.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class CipherSuitesTest {

  private static final String SUITE = "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";

  @Test
  void shouldLeaveTheChoiceToThePlatform() throws Exception {
    assertArrayEquals(
        SSLContext.getDefault().getDefaultSSLParameters().getCipherSuites(),
        CipherSuites.enabled(new String[0]));
  }

  @Test
  void shouldTakeNothingElseBeforeVersionThirteen() throws Exception {
    List<String> enabled = Arrays.asList(CipherSuites.enabled(new String[] {SUITE}));
    assertEquals(List.of(SUITE), enabled.stream().filter(s -> s.contains("_WITH_")).toList());
    assertTrue(enabled.contains("TLS_AES_128_GCM_SHA256"));
  }

  @Test
  void shouldRefuseWhatThePlatformDoesNotOffer() {
    TlsException refused =
        assertThrows(
            TlsException.class,
            () -> CipherSuites.enabled(new String[] {SUITE, "TLS_RSA_WITH_NULL_SHA"}));
    assertEquals(
        "tls_cipher_suites: this Java runtime does not offer [TLS_RSA_WITH_NULL_SHA]",
        refused.getMessage());
  }
}
