package io.praetor.format.connect;

import io.praetor.format.go.GoDuration;
import io.praetor.format.json.Fields;
import io.praetor.format.json.Refusal;
import io.praetor.format.key.KeyKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/**
 * What the built-in provider of the mesh's certificate authority is told: members as Consul calls
 * them, in any case, numbers and durations also as texts.
 *
 * @param leafLife how long certificates of services and agents are good
 * @param intermediateLife how long those of authorities of other datacenters are
 * @param rootLife how long a generated root is
 * @param keyKind of a generated root
 * @param privateKey PEM of the root's key; empty for a generated one
 * @param rootCertificate PEM of the root; empty for a generated one
 * @param maxPerSecond requests that are signed, 0 for no limit
 * @param maxConcurrent requests that are signed at the same time when there is no other limit; 0
 *     for no limit
 * @param crossSigning whether a root signs the one that follows it
 */
public record CaSettings(
    Duration leafLife,
    Duration intermediateLife,
    Duration rootLife,
    KeyKind keyKind,
    String privateKey,
    String rootCertificate,
    double maxPerSecond,
    long maxConcurrent,
    boolean crossSigning) {

  /** Consul's names, by those of configuration files. */
  public static final Map<String, String> MEMBERS =
      Map.of(
          "private_key", "PrivateKey",
          "root_cert", "RootCert",
          "root_cert_ttl", "RootCertTTL",
          "intermediate_cert_ttl", "IntermediateCertTTL",
          "leaf_cert_ttl", "LeafCertTTL",
          "csr_max_per_second", "CSRMaxPerSecond",
          "csr_max_concurrent", "CSRMaxConcurrent",
          "private_key_type", "PrivateKeyType",
          "private_key_bits", "PrivateKeyBits",
          "disable_cross_signing", "DisableCrossSigning");

  private static final Duration LEAF = Duration.ofDays(3);
  private static final Duration INTERMEDIATE = Duration.ofDays(365);
  private static final Duration ROOT = Duration.ofDays(3_650);

  private static final Duration MIN_LEAF = Duration.ofHours(1);
  private static final Duration MAX_LEAF = Duration.ofDays(365);
  private static final Duration MIN_INTERMEDIATE = Duration.ofHours(3);
  private static final int LEAVES_PER_INTERMEDIATE = 3;

  private static final double USUAL_PER_SECOND = 50;

  /**
   * The settings of a JSON object.
   *
   * @param refusal of those that make no sense, in Consul's words
   */
  public static CaSettings of(Map<String, Object> members, Refusal refusal) {
    Reader in = new Reader(Fields.of("CAConfig", members, refusal), refusal);
    CaSettings settings =
        new CaSettings(
            in.duration("LeafCertTTL", LEAF),
            in.duration("IntermediateCertTTL", INTERMEDIATE),
            in.duration("RootCertTTL", ROOT),
            new KeyKind(
                in.text("PrivateKeyType", KeyKind.P256.type()),
                (int) in.number("PrivateKeyBits", KeyKind.P256.bits())),
            in.text("PrivateKey", ""),
            in.text("RootCert", ""),
            in.number("CSRMaxPerSecond", USUAL_PER_SECOND),
            (long) in.number("CSRMaxConcurrent", 0),
            !in.flag("DisableCrossSigning"));
    String problem = settings.problem();
    if (!problem.isEmpty()) {
      throw refusal.because(problem);
    }
    return settings;
  }

  /** What is wrong, or an empty text. */
  private String problem() {
    if (privateKey.isEmpty() && !rootCertificate.isEmpty()) {
      return "must provide a private key when providing a root cert";
    } else if (leafLife.compareTo(MIN_LEAF) < 0) {
      return "leaf cert TTL must be greater or equal than " + text(MIN_LEAF);
    } else if (leafLife.compareTo(MAX_LEAF) > 0) {
      return "leaf cert TTL must be less than " + text(MAX_LEAF);
    } else if (intermediateLife.compareTo(MIN_INTERMEDIATE) < 0) {
      return "Intermediate Cert TTL must be greater or equal than "
          + MIN_INTERMEDIATE.toHours()
          + "h";
    }
    Duration least = leafLife.multipliedBy(LEAVES_PER_INTERMEDIATE);
    if (intermediateLife.compareTo(least) < 0) {
      return "Intermediate Cert TTL must be greater or equal than 3 * LeafCertTTL (>="
          + text(least)
          + ").";
    } else if (rootLife.compareTo(intermediateLife) <= 0) {
      return "root cert TTL is set and is not greater than intermediate cert ttl. root cert ttl: "
          + text(rootLife)
          + ", intermediate cert ttl: "
          + text(intermediateLife);
    }
    return problemOfKey();
  }

  private String problemOfKey() {
    int bits = keyKind.bits();
    return switch (keyKind.type()) {
      case "ec" ->
          bits == 256 || bits == 384 || bits == 521
              ? ""
              : bits == 224 // known to Consul, and to no Java platform
                  ? "error generating ECDSA private key: unknown curve length 224"
                  : "EC key length must be one of (224, 256, 384, 521) bits";
      case "rsa" -> bits == 2048 || bits == 4096 ? "" : "RSA key length must be 2048 or 4096 bits";
      default -> "private key type must be either 'ec' or 'rsa'";
    };
  }

  private static String text(Duration duration) {
    return GoDuration.text(duration.toNanos());
  }

  /** Says nothing of the key. */
  @Override
  public String toString() {
    return "settings of an authority with " + keyKind;
  }

  /** Members that may have other types than theirs. */
  private record Reader(Fields fields, Refusal refusal) {

    String text(String name, String absent) {
      Object value = fields.any(name);
      return value == null || value.equals("") ? absent : value.toString();
    }

    boolean flag(String name) {
      Object value = fields.any(name);
      return Boolean.TRUE.equals(value) || "true".equals(value);
    }

    double number(String name, double absent) {
      Object value = fields.any(name);
      try {
        return value == null ? absent : new BigDecimal(value.toString()).doubleValue();
      } catch (NumberFormatException e) {
        throw refusal.because("error decoding config: '" + name + "' is no number: " + value);
      }
    }

    Duration duration(String name, Duration absent) {
      Object value = fields.any(name);
      if (value == null) {
        return absent;
      }
      try {
        return Duration.ofNanos(
            value instanceof Number number
                ? number.longValue()
                : GoDuration.parse(value.toString()));
      } catch (IllegalArgumentException e) {
        throw refusal.because("error decoding config: '" + name + "': " + e.getMessage());
      }
    }
  }
}
