package io.praetor.cli.tls;

import java.io.IOException;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PemPropertyTest {

  @Property(tries = 300)
  void shouldReadOrRefuseAnyText(@ForAll String text) {
    attempt(text);
  }

  @Property(tries = 300)
  void shouldReadOrRefuseAnyBody(
      @ForAll @Size(max = 200) byte[] body, @ForAll @IntRange(max = 3) int kind) {
    String type =
        new String[] {"CERTIFICATE", "EC PRIVATE KEY", "PRIVATE KEY", "RSA PRIVATE KEY"}[kind];
    attempt(
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(type, Base64.getMimeEncoder().encodeToString(body), type));
  }

  private static void attempt(String text) {
    try {
      Pem.certificate(text);
    } catch (IOException refused) {
      // one of the two outcomes
    }
    try {
      Pem.key(text);
    } catch (IOException refused) {
      // one of the two outcomes
    }
  }
}
