package io.praetor.connect.internal.ca;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.format.key.KeyKind;
import io.praetor.format.pki.PemText;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * A request for a certificate (PKCS #10) whose sender has the key that it is about.
 *
 * @param id whom it is for
 * @param hosts names of hosts that an agent asks for; those that a service asks for are nobody's to
 *     give
 * @param key what the certificate is to be about
 */
public record SigningRequest(SpiffeId id, HostNames hosts, PublicKey key) {

  /** Larger keys take a server longer to look at than anybody needs. */
  private static final int MAX_KEY_BITS = 8_192;

  private static final int MIN_RSA_BITS = 2_048;

  /** The text of a request. */
  public static String write(SpiffeId id, KeyPair keys)
      throws IOException, OperatorCreationException {
    return write(id, HostNames.NONE, keys);
  }

  /** The text of a request that also asks for names of hosts. */
  public static String write(SpiffeId id, HostNames hosts, KeyPair keys)
      throws IOException, OperatorCreationException {
    return write(CommonName.of(id), keys, names(id, hosts));
  }

  /** All names, as they stand in certificates and requests. */
  static GeneralNames names(SpiffeId id, HostNames hosts) {
    List<GeneralName> names = new ArrayList<>(hosts.written());
    names.add(new GeneralName(GeneralName.uniformResourceIdentifier, id.uri()));
    return new GeneralNames(names.toArray(GeneralName[]::new));
  }

  static String write(String name, KeyPair keys, GeneralNames names)
      throws IOException, OperatorCreationException {
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    extensions.addExtension(Extension.subjectAlternativeName, false, names);
    PKCS10CertificationRequest request =
        new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=" + name), keys.getPublic())
            .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate())
            .build(
                new JcaContentSignerBuilder(KeyKind.of(keys.getPublic()).signature())
                    .build(keys.getPrivate()));
    return PemText.of(request);
  }

  /** The request of a text; refuses what is none, or was not made with its key. */
  public static SigningRequest parse(String text) {
    return read(text).proven();
  }

  /**
   * A request of which nobody knows yet whether its sender has the key.
   *
   * @param id whom it says that it is for
   * @param hosts that it says that it is
   */
  public record Unproven(SpiffeId id, HostNames hosts, PKCS10CertificationRequest request) {

    /** Looks at the key, which takes milliseconds; refuses it if another one signed. */
    public SigningRequest proven() {
      return reading(
          () -> {
            PublicKey key = key(request);
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
              throw bad("x509: the signature of the request is not that of its key");
            }
            return new SigningRequest(id, hosts, key);
          });
    }
  }

  /** Reads whom a request is for and no more; refuses what is none, or nobody may have. */
  public static Unproven read(String text) {
    return reading(
        () -> {
          PKCS10CertificationRequest request = PemText.request(text);
          List<GeneralName> names = names(request);
          SpiffeId id = id(names);
          boolean agent = id instanceof SpiffeId.Agent;
          return new Unproven(id, agent ? HostNames.asked(names) : HostNames.NONE, request);
        });
  }

  private interface Reading<T> {
    T read() throws IOException, GeneralSecurityException, OperatorCreationException, PKCSException;
  }

  private static <T> T reading(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException malformed) {
      throw bad(malformed.getMessage());
    } catch (InvalidRequestException refused) {
      throw refused;
    } catch (GeneralSecurityException
        | OperatorCreationException
        | PKCSException
        | RuntimeException malformed) { // Bouncy Castle has many words for it
      throw bad("malformed certificate request");
    }
  }

  private static SpiffeId id(List<GeneralName> names) {
    List<String> uris =
        names.stream()
            .filter(name -> name.getTagNo() == GeneralName.uniformResourceIdentifier)
            .map(name -> name.getName().toString())
            .toList();
    if (uris.size() != 1) {
      throw bad("CSR SAN contains an invalid number of URIs: " + uris.size());
    }
    SpiffeId id = SpiffeId.parse(uris.get(0));
    if (id == null) {
      throw bad("SPIFFE ID is not in the expected format: " + uris.get(0));
    }
    return id;
  }

  private static PublicKey key(PKCS10CertificationRequest request)
      throws IOException, GeneralSecurityException {
    ASN1ObjectIdentifier algorithm =
        request.getSubjectPublicKeyInfo().getAlgorithm().getAlgorithm();
    boolean curve = algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey);
    if (!curve && !algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
      throw bad("unsupported key type");
    }
    byte[] encoded = request.getSubjectPublicKeyInfo().getEncoded();
    PublicKey key =
        KeyFactory.getInstance(curve ? "EC" : "RSA")
            .generatePublic(new X509EncodedKeySpec(encoded));
    int bits = KeyKind.of(key).bits();
    if (bits < (curve ? KeyKind.P256.bits() : MIN_RSA_BITS) || bits > MAX_KEY_BITS) {
      throw bad("a key of " + bits + " bits is not signed");
    }
    return key;
  }

  private static List<GeneralName> names(PKCS10CertificationRequest request) {
    Extensions extensions = request.getRequestedExtensions();
    GeneralNames names =
        extensions == null
            ? null
            : GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
    return names == null ? List.of() : List.of(names.getNames());
  }

  private static InvalidRequestException bad(String reason) {
    return new InvalidRequestException("Bad request: " + reason);
  }
}
