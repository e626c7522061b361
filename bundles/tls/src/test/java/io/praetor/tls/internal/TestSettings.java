package io.praetor.tls.internal;

import io.praetor.api.config.TlsSettings;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.security.KeyPair;
import org.bouncycastle.util.io.pem.PemObject;

/** Settings that point to {@code cert.pem} and {@code key.pem} of a directory. */
@SuppressWarnings("BadAnnotationImplementation") // Never compared with a real annotation.
record TestSettings(
    Path directory, String caName, String caDirectory, String minVersion, boolean verifyIncoming)
    implements TlsSettings {

  static PemObject pkcs8(KeyPair keys) {
    return new PemObject("PRIVATE KEY", keys.getPrivate().getEncoded());
  }

  @Override
  public String caFile() {
    return caName.isEmpty() ? "" : directory.resolve(caName).toString();
  }

  @Override
  public String caPath() {
    return caDirectory.isEmpty() ? "" : directory.resolve(caDirectory).toString();
  }

  @Override
  public String certFile() {
    return directory.resolve("cert.pem").toString();
  }

  @Override
  public String keyFile() {
    return directory.resolve("key.pem").toString();
  }

  @Override
  public String rpcCaFile() {
    return "";
  }

  @Override
  public String rpcCaPath() {
    return "";
  }

  @Override
  public String rpcCertFile() {
    return "";
  }

  @Override
  public String rpcKeyFile() {
    return "";
  }

  @Override
  public String[] cipherSuites() {
    return new String[0];
  }

  @Override
  public String[] rpcCipherSuites() {
    return new String[0];
  }

  @Override
  public String rpcMinVersion() {
    return "TLSv1_2";
  }

  @Override
  public boolean rpcVerifyIncoming() {
    return false;
  }

  @Override
  public boolean rpcVerifyOutgoing() {
    return false;
  }

  @Override
  public boolean rpcVerifyServerHostname() {
    return false;
  }

  @Override
  public boolean handedOut() {
    return false;
  }

  @Override
  public boolean server() {
    return false;
  }

  @Override
  public String domain() {
    return "consul";
  }

  @Override
  public String datacenter() {
    return "dc1";
  }

  @Override
  public Class<? extends Annotation> annotationType() {
    return TlsSettings.class;
  }
}
