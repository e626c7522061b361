package io.praetor.gossip.internal.wire;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-GCM around a packet or a stream: version, nonce, ciphertext, tag. Version 0 pads the
 * plaintext (PKCS #7) and comes from members that speak protocol 1; version 1 does not, and is what
 * we send.
 */
final class GossipCipher {

  static final int OVERHEAD_BYTES = 1 + 12 + 16;

  private static final int PADDED_VERSION = 0;
  private static final int PLAIN_VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int HEADER_BYTES = 1 + NONCE_BYTES;
  private static final int TAG_BITS = 128;
  private static final int BLOCK_BYTES = 16;
  private static final String CIPHER = "AES/GCM/NoPadding";

  private final KeySet keys;
  private final SecureRandom nonces = new SecureRandom();

  GossipCipher(KeySet keys) {
    this.keys = keys;
  }

  /** Encrypts with the primary key; {@code authenticated} goes along unencrypted, or is empty. */
  byte[] encrypt(byte[] plain, byte[] authenticated) {
    byte[] out = new byte[OVERHEAD_BYTES + plain.length];
    byte[] nonce = new byte[NONCE_BYTES];
    nonces.nextBytes(nonce);
    out[0] = PLAIN_VERSION;
    System.arraycopy(nonce, 0, out, 1, NONCE_BYTES);
    try {
      Cipher cipher =
          cipher(Cipher.ENCRYPT_MODE, keys.specs().get(0), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(authenticated);
      cipher.doFinal(plain, 0, plain.length, out, HEADER_BYTES);
      return out;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the Java runtime lacks AES-GCM", e);
    }
  }

  /** Decrypts with the first key that fits. */
  byte[] decrypt(byte[] sealed, int from, int to, byte[] authenticated)
      throws MalformedMessageException {
    int length = to - from;
    if (length == 0) {
      throw new MalformedMessageException("Cannot decrypt empty payload");
    }
    int version = sealed[from] & 0xff;
    if (version > PLAIN_VERSION) {
      throw new MalformedMessageException("Unsupported encryption version " + version);
    }
    if (length < OVERHEAD_BYTES + (version == PADDED_VERSION ? BLOCK_BYTES : 0)) {
      throw new MalformedMessageException("Payload is too small to decrypt: " + length);
    }
    byte[] plain = decryptWithAny(keys.specs(), sealed, from, to, authenticated);
    return version == PADDED_VERSION ? withoutPadding(plain) : plain;
  }

  private static byte[] decryptWithAny(
      List<SecretKeySpec> keys, byte[] sealed, int from, int to, byte[] authenticated)
      throws MalformedMessageException {
    for (SecretKeySpec key : keys) {
      byte[] plain = decryptWith(key, sealed, from, to, authenticated);
      if (plain != null) {
        return plain;
      }
    }
    throw new MalformedMessageException("No installed keys could decrypt the message");
  }

  /** Returns null when it was sealed with another key, or by nobody who has one. */
  private static byte[] decryptWith(
      SecretKeySpec key, byte[] sealed, int from, int to, byte[] authenticated) {
    GCMParameterSpec nonce = new GCMParameterSpec(TAG_BITS, sealed, from + 1, NONCE_BYTES);
    int text = from + HEADER_BYTES;
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce);
      cipher.updateAAD(authenticated);
      return cipher.doFinal(sealed, text, to - text);
    } catch (AEADBadTagException e) {
      return null;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the Java runtime lacks AES-GCM", e);
    }
  }

  private static Cipher cipher(int mode, SecretKeySpec key, GCMParameterSpec nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, nonce);
    return cipher;
  }

  private static byte[] withoutPadding(byte[] plain) throws MalformedMessageException {
    int padding = plain.length == 0 ? 0 : plain[plain.length - 1] & 0xff;
    if (padding < 1 || padding > BLOCK_BYTES || padding > plain.length) {
      throw new MalformedMessageException("padding is wrong");
    }
    return Arrays.copyOf(plain, plain.length - padding);
  }
}
