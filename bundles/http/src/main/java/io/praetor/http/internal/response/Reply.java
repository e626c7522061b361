package io.praetor.http.internal.response;

import io.praetor.api.raft.ReadMode;
import io.praetor.api.state.ReadResult;
import io.praetor.spi.http.Content;

/**
 * A response before it is written.
 *
 * @param content status, headers and body; null when the body is shared
 * @param shared what several waiting requests are answered with, or null
 * @param read where a read's answer comes from, or null
 * @param mode how consistent the read was when that is told, or null
 * @param api whether this answers for an endpoint, and not for a path that leads nowhere
 * @param allow the Allow header, or null
 * @param format of a JSON body
 */
public record Reply(
    Content content,
    SharedContent<?> shared,
    ReadResult<?> read,
    ReadMode mode,
    boolean api,
    String allow,
    Format format) {

  /** Of an answer that nothing was read for: the oldest index there is, so that nobody waits. */
  private static final ReadResult<?> NOTHING = new ReadResult<>(null, 1, false, 0);

  /** For a path that no endpoint serves. */
  public static Reply outside(Content content) {
    return new Reply(content, null, null, null, false, null, Format.COMPACT);
  }

  public static Reply of(Content content, Format format) {
    return new Reply(content, null, null, null, true, null, format);
  }

  public static Reply error(Throwable failure) {
    return of(ErrorTable.response(failure), Format.COMPACT);
  }

  public static Reply allowing(Content content, String allow) {
    return new Reply(content, null, null, null, true, allow, Format.COMPACT);
  }

  /** For a read that failed; the headers say that there is nothing to tell of it. */
  public static Reply unread(Throwable failure) {
    return new Reply(ErrorTable.response(failure), null, NOTHING, null, true, null, Format.COMPACT);
  }

  /**
   * For a read.
   *
   * @param mode how consistent it was when that is told, or null
   */
  public static Reply read(Content content, ReadResult<?> read, ReadMode mode, Format format) {
    return new Reply(content, null, read, mode, true, null, format);
  }

  public static Reply shared(ReadResult<? extends SharedContent<?>> read, ReadMode mode) {
    return new Reply(null, read.value(), read, mode, true, null, Format.COMPACT);
  }
}
