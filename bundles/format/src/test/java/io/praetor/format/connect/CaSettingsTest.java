package io.praetor.format.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.error.OperationFailedException;
import io.praetor.format.key.KeyKind;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaSettingsTest {

  @Test
  void shouldKnowWhatConsulDoesByItself() {
    CaSettings settings = read(Map.of());
    assertEquals(Duration.ofDays(3), settings.leafLife());
    assertEquals(Duration.ofDays(365), settings.intermediateLife());
    assertEquals(Duration.ofDays(3_650), settings.rootLife());
    assertEquals(KeyKind.P256, settings.keyKind());
    assertEquals(50, settings.maxPerSecond());
  }

  @Test
  void shouldReadMembersInAnyCaseAndForm() {
    CaSettings settings =
        read(
            Map.of(
                "leafcertttl",
                7_200_000_000_000L,
                "PrivateKeyBits",
                "384",
                "CSRMaxPerSecond",
                0.5));
    assertEquals(Duration.ofHours(2), settings.leafLife());
    assertEquals(new KeyKind("ec", 384), settings.keyKind());
    assertEquals(0.5, settings.maxPerSecond());
    assertEquals(
        new KeyKind("rsa", 2048),
        read(Map.of("PrivateKeyType", "rsa", "PrivateKeyBits", 2048.0)).keyKind());
  }

  @Test
  void shouldRefuseInConsulsWords() {
    refused("leaf cert TTL must be greater or equal than 1h0m0s", "LeafCertTTL", "59m");
    refused("leaf cert TTL must be less than 8760h0m0s", "LeafCertTTL", "8761h");
    refused("Intermediate Cert TTL must be greater or equal than 3h", "IntermediateCertTTL", "2h");
    refused(
        "Intermediate Cert TTL must be greater or equal than 3 * LeafCertTTL (>=216h0m0s).",
        "IntermediateCertTTL",
        "215h");
    refused("EC key length must be one of (224, 256, 384, 521) bits", "PrivateKeyBits", 1024);
    refused("private key type must be either 'ec' or 'rsa'", "PrivateKeyType", "dsa");
    refused("RSA key length must be 2048 or 4096 bits", "PrivateKeyType", "rsa");
    refused("must provide a private key when providing a root cert", "RootCert", "x");
    refused(
        "error decoding config: 'LeafCertTTL': time: invalid duration \"x\"", "LeafCertTTL", "x");
    refused("error decoding config: 'PrivateKeyBits' is no number: many", "PrivateKeyBits", "many");
  }

  private static void refused(String reason, String name, Object value) {
    var refusal = assertThrows(OperationFailedException.class, () -> read(Map.of(name, value)));
    assertEquals(reason, refusal.getMessage());
  }

  private static CaSettings read(Map<String, Object> members) {
    return CaSettings.of(members, OperationFailedException::new);
  }
}
