package io.praetor.format.pki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.format.key.KeyKind;
import java.io.IOException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class PemTextPropertyTest {

  private static final List<String> TYPES =
      List.of(
          "CERTIFICATE", "CERTIFICATE REQUEST", "EC PRIVATE KEY", "RSA PRIVATE KEY", "PRIVATE KEY");

  @Example
  void shouldBringBackKeysOfAllKinds() throws Exception {
    for (KeyKind kind :
        List.of(
            KeyKind.P256,
            new KeyKind("ec", 384),
            new KeyKind("ec", 521),
            new KeyKind("rsa", 2048))) {
      KeyPair keys = kind.generate(new SecureRandom());
      KeyPair read = PemText.keys(PemText.keyOf(keys));
      assertEquals(keys.getPublic(), read.getPublic());
      assertEquals(PemText.keyOf(keys), PemText.keyOf(read));
      assertEquals(kind, KeyKind.of(read.getPublic()));
    }
  }

  @Property(tries = 300)
  void shouldRefuseGarbage(@ForAll @Size(max = 200) byte[] bytes, @ForAll String text) {
    assertRefused(text);
    for (String type : TYPES) {
      assertRefused(
          "-----BEGIN "
              + type
              + "-----\n"
              + Base64.getMimeEncoder().encodeToString(bytes)
              + "\n-----END "
              + type
              + "-----\n");
    }
  }

  private static void assertRefused(String text) {
    assertThrows(IOException.class, () -> PemText.certificates(text));
    assertThrows(IOException.class, () -> PemText.request(text));
    assertThrows(IOException.class, () -> PemText.keys(text));
  }
}
