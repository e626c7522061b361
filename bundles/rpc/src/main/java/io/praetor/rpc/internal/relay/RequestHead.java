package io.praetor.rpc.internal.relay;

import io.praetor.api.rpc.ApiRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;

/**
 * First message of a relayed request; the body follows in further ones.
 *
 * @param bodyLength how many bytes of body follow, or {@link #STREAMED}
 */
record RequestHead(
    String method,
    String target,
    Map<String, List<String>> headers,
    InetSocketAddress origin,
    int bodyLength) {

  /** The body follows in pieces, once the other side has said that it takes them. */
  static final int STREAMED = -1;

  private static final int VERSION = 1;
  private static final byte[] NO_BODY = {};

  static RequestHead of(ApiRequest request) {
    return new RequestHead(
        request.method(),
        request.target(),
        request.headers(),
        request.origin(),
        request.pieces() == null ? request.body().length : STREAMED);
  }

  boolean isStreamed() {
    return bodyLength == STREAMED;
  }

  RequestHead with(Map<String, List<String>> others) {
    return new RequestHead(method, target, others, origin, bodyLength);
  }

  ApiRequest with(byte[] body) {
    return new ApiRequest(method, target, headers, body, origin);
  }

  ApiRequest with(Flow.Publisher<byte[]> pieces) {
    return new ApiRequest(method, target, headers, NO_BODY, pieces, origin);
  }

  byte[] encode() {
    HeadWriter out = new HeadWriter().number8(VERSION).text(method).text(target).headers(headers);
    if (origin == null || origin.getAddress() == null) {
      out.bytes(new byte[0]).number16(0);
    } else {
      out.bytes(origin.getAddress().getAddress()).number16(origin.getPort());
    }
    return out.number32(bodyLength).toBytes();
  }

  static RequestHead decode(byte[] bytes) throws MalformedRelayException {
    HeadReader in = new HeadReader(bytes);
    if (in.number8() != VERSION) {
      throw new MalformedRelayException("it is of another version");
    }
    String method = in.text();
    String target = in.text();
    Map<String, List<String>> headers = in.headers();
    InetSocketAddress origin = origin(in.bytes(), in.number16());
    int length = in.number32();
    if (length < STREAMED || length > ApiRequest.BODY_BYTES_MAX) {
      throw new MalformedRelayException("its body has " + length + " bytes");
    }
    return new RequestHead(method, target, headers, origin, length);
  }

  private static InetSocketAddress origin(byte[] address, int port) throws MalformedRelayException {
    if (address.length == 0) {
      return null;
    }
    try {
      return new InetSocketAddress(InetAddress.getByAddress(address), port);
    } catch (UnknownHostException e) {
      throw new MalformedRelayException("its origin is no address");
    }
  }
}
