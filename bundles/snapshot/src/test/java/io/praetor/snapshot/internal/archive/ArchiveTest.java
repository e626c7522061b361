package io.praetor.snapshot.internal.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.state.Snapshots.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

  private static final byte[] STATE =
      new StateBytes()
          .table(1, "kvs")
          .table(9, "sessions")
          .row(1, "a", new byte[600])
          .row(1, "b", new byte[0])
          .row(9, "one", new byte[20])
          .toBytes();

  @TempDir Path directory;

  @Test
  void shouldReadWhatWasWritten() throws IOException {
    byte[] archive = written(STATE);
    ArchiveInspection found = ArchiveInspection.of(new ByteArrayInputStream(archive));
    assertEquals(meta(STATE.length), found.meta());
    assertEquals(
        Map.of("kvs", new Table(2, 604), "sessions", new Table(1, 24)), found.contents().tables());
    assertEquals(3, found.contents().term());
    assertEquals(299, found.contents().logIndex());
    assertEquals(40, found.contents().stateIndex());
  }

  @Test
  void shouldBeAnOrdinaryCompressedTarArchive() throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(written(STATE)))) {
      TarHeader meta = TarHeader.decode(in.readNBytes(512));
      assertEquals("meta.json", meta.name());
      String json = new String(in.readNBytes((int) meta.size()), StandardCharsets.UTF_8);
      assertEquals(
          "{\"Version\":1,\"ID\":\"3-40-1000\",\"Index\":40,\"Term\":3,\"Peers\":\"kq0xMC4wLjAuMTo4MzAwrTEwLjAuMC4yOjgzMDA=\","
              + "\"Configuration\":{\"Servers\":["
              + "{\"Suffrage\":0,\"ID\":\"id-1\",\"Address\":\"10.0.0.1:8300\"},"
              + "{\"Suffrage\":1,\"ID\":\"id-2\",\"Address\":\"10.0.0.2:8300\"}]},"
              + "\"ConfigurationIndex\":17,\"Size\":"
              + STATE.length
              + "}\n",
          json);
      in.skipNBytes(meta.padding());
      TarHeader state = TarHeader.decode(in.readNBytes(512));
      assertArrayEquals(STATE, in.readNBytes((int) state.size()));
    }
  }

  @Test
  void shouldReadAFileTheOtherWayRound() throws IOException {
    byte[] archive =
        new HandMadeArchive().summed("state.bin", STATE).meta(STATE.length).sums().end().toBytes();
    assertEquals(40, ArchiveInspection.of(new ByteArrayInputStream(archive)).meta().index());
  }

  @Test
  void shouldKeepSizesBeyondEightGibibytes() throws IOException {
    TarHeader large = new TarHeader("state.bin", 9L << 30);
    assertEquals(large, TarHeader.decode(large.encode(1)));
    TarHeader larger = new TarHeader("state.bin", Long.MAX_VALUE);
    assertEquals(larger, TarHeader.decode(larger.encode(1)));
  }

  @Test
  void shouldSayWhatIsWrong() {
    refused("failed to decompress snapshot: EOF", new byte[0]);
    refused("failed to decompress snapshot: unexpected EOF", new byte[] {0x1f, (byte) 0x8b});
    refused(
        "failed to decompress snapshot: gzip: invalid header",
        "no snapshot".getBytes(StandardCharsets.ISO_8859_1));
    refused(
        "failed to read snapshot file: failed reading snapshot: unexpected EOF",
        HandMadeArchive.gzip(new byte[0]));
    refused(
        "failed to read snapshot file: failed reading snapshot: archive/tar: invalid tar header",
        HandMadeArchive.gzip("x".repeat(2000).getBytes(StandardCharsets.ISO_8859_1)));
    refused(
        "failed to read snapshot file: unexpected file \"../evil\" in snapshot",
        HandMadeArchive.whole(STATE).file("../evil", new byte[1]).sums().end().toBytes());
    refused(
        "failed to read snapshot file: file \"state.bin\" is twice in snapshot",
        HandMadeArchive.whole(STATE).file("state.bin", STATE).sums().end().toBytes());
    refused(
        "failed to read snapshot file: file \"SHA256SUMS\" is twice in snapshot",
        HandMadeArchive.whole(STATE).sums().sums().end().toBytes());
    refused(
        "1 unread uncompressed bytes remain",
        HandMadeArchive.whole(STATE).sums().end().raw(new byte[1]).toBytes());
    refused(
        "failed to read snapshot file: the state has not the size that the metadata tells",
        new HandMadeArchive().meta(7).summed("state.bin", STATE).sums().end().toBytes());
    refused(
        "failed to read snapshot file: failed to decode snapshot metadata: it tells no size",
        new HandMadeArchive()
            .file("meta.json", "{\"Version\":1}".getBytes(StandardCharsets.ISO_8859_1))
            .toBytes());
  }

  @Test
  void shouldCheckEverySum() {
    String integrity = "failed to read snapshot file: failed checking integrity of snapshot: ";
    refused(integrity + "file missing for \"meta.json\"", new HandMadeArchive().end().toBytes());
    refused(
        integrity + "file missing for \"state.bin\"",
        new HandMadeArchive().meta(STATE.length).sums().end().toBytes());
    refused(
        integrity + "file missing for \"state.bin\"",
        new HandMadeArchive().meta(STATE.length).file("state.bin", STATE).sums().end().toBytes());
    refused(
        integrity + "file missing for \"state.bin\"",
        new HandMadeArchive().meta(STATE.length).sums().file("state.bin", STATE).end().toBytes());
    refused(
        integrity + "hash check failed for \"state.bin\"",
        new HandMadeArchive()
            .meta(STATE.length)
            .file("state.bin", STATE)
            .file(
                "SHA256SUMS",
                ("0".repeat(64) + "  state.bin\n").getBytes(StandardCharsets.ISO_8859_1))
            .end()
            .toBytes());
    refused(
        integrity + "list missing hash for \"other\"",
        HandMadeArchive.whole(STATE)
            .file(
                "SHA256SUMS", ("0".repeat(64) + "  other\n").getBytes(StandardCharsets.ISO_8859_1))
            .end()
            .toBytes());
    refused(
        integrity + "a line of the sums is malformed",
        HandMadeArchive.whole(STATE)
            .file("SHA256SUMS", "abc".getBytes(StandardCharsets.ISO_8859_1))
            .end()
            .toBytes());
  }

  @Test
  void shouldRefuseLinks() {
    byte[] link = new TarHeader("state.bin", 0).encode(1);
    link[156] = '2'; // a symbolic link; the name changes too, so that the sum does not
    link[0] = 's' - 2;
    refused(
        "failed to read snapshot file: failed reading snapshot: \"qtate.bin\" is no plain file",
        new HandMadeArchive().raw(link).end().toBytes());
  }

  @Test
  void shouldNotBelieveSizes() {
    for (String name : List.of("state.bin", "meta.json", "SHA256SUMS")) {
      refused(
          "failed to read snapshot file: file \"" + name + "\" is too large",
          new HandMadeArchive().raw(new TarHeader(name, 1L << 40).encode(1)).toBytes());
    }
    refused(
        "failed to read snapshot file: failed to read or write snapshot data: unexpected EOF",
        new HandMadeArchive().raw(new TarHeader("state.bin", 1L << 33).encode(1)).toBytes());
  }

  @Test
  void shouldRefuseAStateOfAnotherKind() {
    refused(
        "failed to read the state in the snapshot: it is not one of this program",
        HandMadeArchive.whole(
                "\u0081\u00a9LastIndex, and so on".getBytes(StandardCharsets.ISO_8859_1))
            .sums()
            .end()
            .toBytes());
    byte[] newer = STATE.clone();
    newer[8] = 2;
    refused(
        "failed to read the state in the snapshot: its version 2 is not known",
        HandMadeArchive.whole(newer).sums().end().toBytes());
    byte[] damaged = STATE.clone();
    damaged[STATE.length - 1]++;
    refused(
        "failed to read the state in the snapshot: its sum is wrong",
        HandMadeArchive.whole(damaged).sums().end().toBytes());
  }

  @Test
  void shouldTellAWrongSumRatherThanWhatItDidToTheState() {
    byte[] damaged = STATE.clone();
    damaged[0]++;
    refused(
        "failed to read snapshot file: failed checking integrity of snapshot:"
            + " file missing for \"state.bin\"",
        new HandMadeArchive().meta(STATE.length).file("state.bin", damaged).sums().end().toBytes());
  }

  private static void refused(String message, byte[] archive) {
    IOException e =
        assertThrows(
            IOException.class, () -> ArchiveInspection.of(new ByteArrayInputStream(archive)));
    assertEquals(message, e.getMessage());
  }

  private static SnapshotMeta meta(long size) {
    return new SnapshotMeta(
        "3-40-1000",
        40,
        3,
        List.of(
            new SnapshotMeta.Server("id-1", "10.0.0.1:8300", true),
            new SnapshotMeta.Server("id-2", "10.0.0.2:8300", false)),
        17,
        size);
  }

  private byte[] written(byte[] state) throws IOException {
    Path file = directory.resolve("archive");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ArchiveWriter.write(
          channel,
          1_600_000_000,
          out -> {
            out.write(state);
            return meta(-1);
          });
    }
    return Files.readAllBytes(file);
  }
}
