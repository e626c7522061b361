package io.praetor.http.internal.response;

import io.praetor.api.state.ReadResult;
import io.praetor.spi.http.Content;

/**
 * A response before it is written.
 *
 * @param content status, headers and body; null when the body is shared
 * @param shared what several waiting requests are answered with, or null
 * @param read where a read's answer comes from, or null
 * @param api whether this answers for an endpoint, and not for a path that leads nowhere
 * @param allow the Allow header, or null
 * @param format of a JSON body
 */
public record Reply(
    Content content,
    SharedContent<?> shared,
    ReadResult<?> read,
    boolean api,
    String allow,
    Format format) {

  /** For a path that no endpoint serves. */
  public static Reply outside(Content content) {
    return new Reply(content, null, null, false, null, Format.COMPACT);
  }

  public static Reply of(Content content, Format format) {
    return new Reply(content, null, null, true, null, format);
  }

  public static Reply error(Throwable failure) {
    return of(ErrorTable.response(failure), Format.COMPACT);
  }

  public static Reply allowing(Content content, String allow) {
    return new Reply(content, null, null, true, allow, Format.COMPACT);
  }

  public static Reply read(Content content, ReadResult<?> read, Format format) {
    return new Reply(content, null, read, true, null, format);
  }

  public static Reply shared(ReadResult<? extends SharedContent<?>> read) {
    return new Reply(null, read.value(), read, true, null, Format.COMPACT);
  }
}
