package io.praetor.rpc.internal.relay;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.rpc.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A response that is held back as long as it may be the one which says that there is no leader: the
 * request was not carried out then, and may be sent again, whatever it was.
 */
final class LeaderlessAnswer {

  private static final int STATUS = 500;
  private static final byte[] TEXT =
      new NoLeaderException().getMessage().getBytes(StandardCharsets.UTF_8);

  private final ResponseHead head;
  private final List<byte[]> pieces = new ArrayList<>();
  private int length;
  private boolean matches = true;

  LeaderlessAnswer(ResponseHead head) {
    this.head = head;
  }

  static boolean mayBe(ResponseHead head) {
    return head.status() == STATUS;
  }

  void add(byte[] piece) {
    int end = length + piece.length;
    matches =
        matches && end <= TEXT.length && Arrays.equals(TEXT, length, end, piece, 0, piece.length);
    pieces.add(piece);
    length = end;
  }

  boolean mayStillBe() {
    return matches;
  }

  boolean isComplete() {
    return matches && length == TEXT.length;
  }

  /** Passes on what was held back; little, so nobody needs to wait. */
  void replay(ApiResponse.Sink sink) {
    sink.head(head.status(), head.headers());
    for (byte[] piece : pieces) {
      var unused = sink.body(piece);
    }
  }
}
