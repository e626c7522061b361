package io.praetor.http.internal.ui;

import io.praetor.http.internal.response.Gzip;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A file as it is sent.
 *
 * @param type for {@code Content-Type}
 * @param plain the content
 * @param compressed the same; null where that is not worth the while
 * @param hash of the content, in hexadecimal
 * @param lasting whether its name says that another content has another name
 */
record WebFile(String type, byte[] plain, byte[] compressed, String hash, boolean lasting) {

  /** Half of SHA-256: nobody makes two files of one tag, not even on purpose. */
  private static final int HASH_BYTES = 16;

  private static final Pattern LASTING = Pattern.compile(".*[.-][0-9a-fA-F]{8,}\\.[^./]+");

  static WebFile of(String path, byte[] content) {
    return new WebFile(
        MediaTypes.of(path),
        content,
        content.length < Gzip.MIN_BYTES ? null : Gzip.compress(content),
        hash(content),
        LASTING.matcher(path).matches());
  }

  /** What it takes to keep it. */
  long bytes() {
    return (long) plain.length + (compressed == null ? 0 : compressed.length);
  }

  private static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
