package io.praetor.snapshot.internal.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** An archive as somebody else might make it: any files, any order, one gzip member. */
final class HandMadeArchive {

  private final ByteArrayOutputStream tar = new ByteArrayOutputStream();
  private final StringBuilder sums = new StringBuilder();

  static HandMadeArchive whole(byte[] state) {
    return new HandMadeArchive().meta(state.length).summed("state.bin", state);
  }

  HandMadeArchive meta(long size) {
    return summed("meta.json", metaJson(size));
  }

  static byte[] metaJson(long size) {
    try {
      return MetaJson.encode(
          new SnapshotMeta(
              "3-40-1",
              40,
              3,
              List.of(new SnapshotMeta.Server("id", "10.0.0.1:8300", true)),
              1,
              size));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HandMadeArchive summed(String name, byte[] content) {
    MessageDigest digest = Sums.digest();
    sums.append(HexFormat.of().formatHex(digest.digest(content))).append("  " + name + "\n");
    return file(name, content);
  }

  HandMadeArchive file(String name, byte[] content) {
    TarHeader header = new TarHeader(name, content.length);
    return raw(header.encode(1)).raw(content).raw(new byte[header.padding()]);
  }

  HandMadeArchive raw(byte[] bytes) {
    tar.writeBytes(bytes);
    return this;
  }

  HandMadeArchive sums() {
    return file("SHA256SUMS", sums.toString().getBytes(StandardCharsets.UTF_8));
  }

  HandMadeArchive end() {
    return raw(new byte[2 * TarHeader.BLOCK_BYTES]);
  }

  byte[] toBytes() {
    return gzip(tar.toByteArray());
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
