package io.praetor.testkit.tls;

import java.io.ByteArrayOutputStream;

/**
 * A greeting written by hand (RFC 5246, 7.4.1.2): the platform's own client no longer speaks the
 * old versions, whatever it is told.
 */
public final class ClientHello {

  private static final int RANDOM_BYTES = 32;

  private ClientHello() {}

  /**
   * The first message of a client.
   *
   * @param minor 1 for TLS 1.0, 2 for TLS 1.1, 3 for TLS 1.2
   */
  public static byte[] ofVersion(byte minor) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(3);
    body.write(minor);
    body.writeBytes(new byte[RANDOM_BYTES]);
    body.write(0); // no session to resume
    // ECDHE_ECDSA with AES_128_CBC_SHA for the old versions, with AES_128_GCM_SHA256 for 1.2
    body.writeBytes(new byte[] {0, 4, (byte) 0xc0, 0x09, (byte) 0xc0, 0x2b});
    body.writeBytes(new byte[] {1, 0}); // no compression
    byte[] extensions = {
      0, 10, 0, 4, 0, 2, 0, 23, // groups: secp256r1
      0, 11, 0, 2, 1, 0, // points: uncompressed
      0, 13, 0, 4, 0, 2, 4, 3, // signatures: ecdsa_secp256r1_sha256
    };
    body.write(0);
    body.write(extensions.length);
    body.writeBytes(extensions);

    ByteArrayOutputStream record = new ByteArrayOutputStream();
    record.writeBytes(new byte[] {22, 3, 1, 0, (byte) (body.size() + 4)});
    record.writeBytes(new byte[] {1, 0, 0, (byte) body.size()});
    record.writeBytes(body.toByteArray());
    return record.toByteArray();
  }
}
