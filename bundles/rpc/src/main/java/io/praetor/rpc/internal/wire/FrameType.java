package io.praetor.rpc.internal.wire;

import io.praetor.api.rpc.RpcClient;
import io.praetor.api.rpc.RpcStream;

/** Kinds of frames. */
public enum FrameType {
  /** A question; carries the name of the protocol. */
  CALL(1, true, 0, RpcClient.MESSAGE_BYTES_MAX),
  /** What was answered. */
  ANSWER(2, false, 0, RpcClient.MESSAGE_BYTES_MAX),
  /** Why nothing was answered; see {@link Failure}. */
  FAILURE(3, false, 1, Failure.BYTES_MAX),
  /** Begins a stream; carries the name of the protocol. */
  OPEN(4, true, 0, 0),
  /** A message of a stream. */
  MESSAGE(5, false, 0, RpcStream.MESSAGE_BYTES_MAX),
  /** Four bytes: how many more messages the other side may send. */
  CREDIT(6, false, Integer.BYTES, Integer.BYTES),
  /** No more messages from this side. */
  END(7, false, 0, 0),
  /** The stream is over; carries {@link AbortReason}. */
  ABORT(8, false, 1, AbortReason.BYTES_MAX),
  /** Is anybody there? */
  PING(9, false, 0, 0),
  /** Yes. */
  PONG(10, false, 0, 0);

  private static final FrameType[] ALL = values();

  private final int number;
  private final boolean named;
  private final int min;
  private final int max;

  FrameType(int number, boolean named, int min, int max) {
    this.number = number;
    this.named = named;
    this.min = min;
    this.max = max;
  }

  static FrameType of(int number) throws MalformedFrameException {
    if (number < 1 || number > ALL.length) {
      throw new MalformedFrameException("frame of unknown type " + number);
    }
    return ALL[number - 1];
  }

  /** On the wire; counted from one, in the order of declaration. */
  int number() {
    return number;
  }

  void check(int nameLength, long bodyLength) throws MalformedFrameException {
    if (bodyLength < min || bodyLength > max) {
      throw new MalformedFrameException(this + " frame of " + bodyLength + " bytes");
    }
    if (named ? nameLength < 1 || nameLength > FrameReader.NAME_BYTES_MAX : nameLength != 0) {
      throw new MalformedFrameException(this + " frame with a name of " + nameLength + " bytes");
    }
  }
}
