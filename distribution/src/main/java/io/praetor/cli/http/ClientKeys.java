package io.praetor.cli.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * The certificate that the client shows, if it has one, and whether the agent asked for any: since
 * TLS 1.3 an agent refuses a certificate after the client believes that it is connected, so that
 * the client may only see a connection break.
 */
final class ClientKeys extends X509ExtendedKeyManager {

  private static final char[] NO_PASSWORD = new char[0];
  private static final byte[] SIGNED = {1, 2, 3};

  private final X509ExtendedKeyManager keys; // null when there is nothing to show
  private volatile boolean asked;

  private ClientKeys(X509ExtendedKeyManager keys) {
    this.keys = keys;
  }

  static ClientKeys load(TlsOptions options) throws IOException, GeneralSecurityException {
    if (options.clientCert().isPresent() != options.clientKey().isPresent()) {
      throw new IOException("both client cert and client key must be provided");
    }
    if (options.clientCert().isEmpty()) {
      return new ClientKeys(null);
    }
    List<X509Certificate> chain = PemFiles.chain(Path.of(options.clientCert().get()));
    PrivateKey key = PemFiles.key(Path.of(options.clientKey().get()));
    if (!fit(key, chain.get(0).getPublicKey())) {
      throw new IOException("tls: private key does not match public key");
    }
    return new ClientKeys(managerOf(key, chain));
  }

  private static boolean fit(PrivateKey own, PublicKey shown) throws GeneralSecurityException {
    String kind = shown.getAlgorithm();
    String algorithm =
        switch (kind) {
          case "RSA", "EC" -> "SHA256with" + (kind.equals("EC") ? "ECDSA" : kind);
          default -> kind;
        };
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(own);
      signature.update(SIGNED);
      byte[] made = signature.sign();
      signature.initVerify(shown);
      signature.update(SIGNED);
      return signature.verify(made);
    } catch (java.security.InvalidKeyException ofAnotherKind) {
      return false;
    }
  }

  private static X509ExtendedKeyManager managerOf(PrivateKey key, List<X509Certificate> chain)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("client", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return (X509ExtendedKeyManager) factory.getKeyManagers()[0];
  }

  /** Whether the agent wanted to see a certificate. */
  boolean asked() {
    return asked;
  }

  @Override
  public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
    asked = true;
    return keys == null ? null : keys.chooseClientAlias(keyTypes, issuers, socket);
  }

  @Override
  public String[] getClientAliases(String keyType, Principal[] issuers) {
    return keys == null ? null : keys.getClientAliases(keyType, issuers);
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return keys == null ? null : keys.getCertificateChain(alias);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return keys == null ? null : keys.getPrivateKey(alias);
  }

  @Override
  public String[] getServerAliases(String keyType, Principal[] issuers) {
    return null;
  }

  @Override
  public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
    return null;
  }
}
