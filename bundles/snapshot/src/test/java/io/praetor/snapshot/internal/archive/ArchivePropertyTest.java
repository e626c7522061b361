package io.praetor.snapshot.internal.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What is no archive is refused by an {@link IOException}, whatever it is. */
class ArchivePropertyTest {

  private static final byte[] STATE = state();
  private static final byte[] ARCHIVE = HandMadeArchive.whole(STATE).sums().end().toBytes();

  @Property
  void shouldRefuseRandomBytes(@ForAll byte[] bytes) {
    refused(bytes);
  }

  @Property
  void shouldRefuseRandomFiles(@ForAll byte[] bytes) {
    refused(HandMadeArchive.gzip(bytes));
    refused(HandMadeArchive.whole(bytes).sums().end().toBytes());
    refused(new HandMadeArchive().summed("meta.json", bytes).sums().end().toBytes());
    refused(HandMadeArchive.whole(STATE).file("SHA256SUMS", bytes).end().toBytes());
  }

  @Property
  void shouldRefuseAnyHeader(@ForAll @Size(TarHeader.BLOCK_BYTES) byte[] header) {
    refused(new HandMadeArchive().raw(header).end().toBytes());
  }

  @Property
  void shouldRefuseAnyStateWithOurBeginning(@ForAll byte[] bytes) {
    byte[] state = Arrays.copyOf(STATE, 9 + bytes.length);
    System.arraycopy(bytes, 0, state, 9, bytes.length);
    refused(HandMadeArchive.whole(state).sums().end().toBytes());
  }

  @Property
  void shouldRefuseAnyChangeOfTheState(
      @ForAll @IntRange(min = 0, max = 100_000) int place,
      @ForAll @ByteRange(min = 1) byte change) {
    byte[] state = STATE.clone();
    state[place % state.length] = (byte) (state[place % state.length] ^ change);
    refused(HandMadeArchive.whole(state).sums().end().toBytes());
  }

  @Test
  void shouldRefuseAnArchiveThatIsCutAnywhere() throws IOException {
    assertEquals(40, inspect(ARCHIVE).meta().index());
    for (int length = 0; length < ARCHIVE.length; length++) {
      refused(Arrays.copyOf(ARCHIVE, length));
    }
  }

  /** Below the compression nothing protects but the sums and the form. */
  @Test
  void shouldRefuseATarArchiveThatIsCutAnywhere() {
    byte[] tar = uncompressed();
    for (int length = 0; length < tar.length; length += 7) {
      refused(HandMadeArchive.gzip(Arrays.copyOf(tar, length)));
    }
  }

  @Test
  void shouldRefuseWhatFollowsTheArchive() {
    for (int octet = 0; octet < 256; octet++) {
      byte[] longer = Arrays.copyOf(ARCHIVE, ARCHIVE.length + 1);
      longer[ARCHIVE.length] = (byte) octet;
      refused(longer);
    }
    refused(twice());
  }

  /** Only bytes that mean nothing, such as times, may be other ones. */
  @Test
  void shouldNeverTakeADamagedArchiveForAnotherState() throws IOException {
    ArchiveInspection whole = inspect(ARCHIVE);
    int refused = 0;
    for (int place = 0; place < ARCHIVE.length; place++) {
      byte[] damaged = ARCHIVE.clone();
      damaged[place] = (byte) (damaged[place] ^ (1 << place % 8));
      try {
        assertEquals(whole, inspect(damaged));
      } catch (IOException e) {
        refused++;
      }
    }
    assertTrue(refused > ARCHIVE.length - 20, refused + " of " + ARCHIVE.length);
  }

  private static byte[] twice() {
    byte[] twice = Arrays.copyOf(ARCHIVE, 2 * ARCHIVE.length);
    System.arraycopy(ARCHIVE, 0, twice, ARCHIVE.length, ARCHIVE.length);
    return twice;
  }

  private static byte[] uncompressed() {
    try (GzipInput in = new GzipInput(new ByteArrayInputStream(ARCHIVE))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ArchiveInspection inspect(byte[] archive) throws IOException {
    return ArchiveInspection.of(new ByteArrayInputStream(archive));
  }

  private static void refused(byte[] archive) {
    assertThrows(IOException.class, () -> inspect(archive));
  }

  private static byte[] state() {
    byte[] value = new byte[200];
    new Random(1).nextBytes(value);
    return new StateBytes().table(1, "kvs").row(1, "a", value).row(1, "b", value).toBytes();
  }
}
