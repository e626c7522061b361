package io.praetor.rpc.internal.relay;

import io.praetor.api.error.PlatformException;
import io.praetor.rpc.internal.wire.Failure;
import java.util.List;
import java.util.Map;

/**
 * First message of a relayed response: a status with headers, whose body follows, or a failure.
 * Before it may come that the pieces of the request's body are waited for.
 *
 * @param failure null where there is a status
 */
record ResponseHead(int status, Map<String, List<String>> headers, PlatformException failure) {

  private static final int RESPONSE = 1;
  private static final int FAILURE = 2;
  private static final int GO_ON = 3;

  /** Says that pieces are waited for. */
  static byte[] goOn() {
    return new HeadWriter().number8(GO_ON).toBytes();
  }

  static boolean isGoOn(byte[] message) {
    return message.length == 1 && message[0] == GO_ON;
  }

  static byte[] encode(int status, Map<String, List<String>> headers) {
    return new HeadWriter().number8(RESPONSE).number16(status).headers(headers).toBytes();
  }

  static byte[] encode(Throwable failure) {
    return new HeadWriter().number8(FAILURE).bytes(Failure.encode(failure)).toBytes();
  }

  static ResponseHead decode(byte[] bytes) throws MalformedRelayException {
    HeadReader in = new HeadReader(bytes);
    return switch (in.number8()) {
      case RESPONSE -> new ResponseHead(in.number16(), in.headers(), null);
      case FAILURE -> new ResponseHead(0, Map.of(), Failure.decode(in.bytes()));
      default -> throw new MalformedRelayException("it begins with neither status nor failure");
    };
  }
}
