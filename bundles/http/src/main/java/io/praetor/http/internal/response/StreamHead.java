package io.praetor.http.internal.response;

import java.util.Map;

/**
 * What is known of a response before its body.
 *
 * @param headers beside those that are the same in every response
 * @param api whether an endpoint answers, and not a path that leads nowhere
 * @param length of the body before compression, or {@link #UNKNOWN_LENGTH}
 */
public record StreamHead(int status, Map<String, String> headers, boolean api, long length) {

  public static final long UNKNOWN_LENGTH = -1;
}
