package io.praetor.health.internal.h2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.praetor.health.internal.net.Attempt;
import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** One call of the health service: a question, an answer, and how the call ended. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the channel
final class GrpcCall extends Http2Conversation {

  private static final String METHOD = "/grpc.health.v1.Health/Check";
  private static final int OK = 0;

  /** By number, as gRPC calls them. */
  private static final String[] CODES = {
    "OK",
    "Canceled",
    "Unknown",
    "InvalidArgument",
    "DeadlineExceeded",
    "NotFound",
    "AlreadyExists",
    "PermissionDenied",
    "ResourceExhausted",
    "FailedPrecondition",
    "Aborted",
    "OutOfRange",
    "Unimplemented",
    "Internal",
    "Unavailable",
    "DataLoss",
    "Unauthenticated"
  };

  private final String target;
  private final String server;
  private final String service;
  private final boolean secure;
  private final Attempt attempt;
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream();

  GrpcCall(String target, String server, String service, boolean secure, Attempt attempt) {
    this.target = target;
    this.server = server;
    this.service = service;
    this.secure = secure;
    this.attempt = attempt;
  }

  @Override
  void begin(ChannelHandlerContext context) {
    Http2Headers headers =
        new DefaultHttp2Headers()
            .method("POST")
            .scheme(secure ? "https" : "http")
            .authority(server)
            .path(METHOD)
            .set("content-type", "application/grpc")
            .set("te", "trailers");
    Http2FrameStream stream = newStream();
    context.write(new DefaultHttp2HeadersFrame(headers, false).stream(stream));
    ByteBuf question = Unpooled.wrappedBuffer(HealthMessage.question(service));
    context.writeAndFlush(new DefaultHttp2DataFrame(question, true).stream(stream));
  }

  @Override
  void read(ChannelHandlerContext context, Object frame) {
    if (frame instanceof Http2DataFrame data) {
      take(data);
    } else if (frame instanceof Http2HeadersFrame headers) {
      hear(headers);
    } else if (frame instanceof Http2ResetFrame) {
      fail("Internal", "stream terminated by RST_STREAM");
    }
  }

  private void take(Http2DataFrame data) {
    ByteBuf bytes = data.content();
    if (answer.size() + bytes.readableBytes() > HealthMessage.ANSWER_BYTES_MAX) {
      fail("ResourceExhausted", "grpc: received message larger than max");
      return;
    }
    byte[] copy = new byte[bytes.readableBytes()];
    bytes.readBytes(copy);
    answer.writeBytes(copy);
    if (data.isEndStream()) {
      fail("Internal", "server closed the stream without sending trailers");
    }
  }

  private void hear(Http2HeadersFrame frame) {
    Http2Headers headers = frame.headers();
    CharSequence http = headers.status();
    CharSequence status = headers.get("grpc-status");
    if (http != null && !http.toString().equals("200") && status == null) {
      fail(
          http.toString().equals("404") ? "Unimplemented" : "Unavailable",
          "unexpected HTTP status code received from server: " + http);
    } else if (frame.isEndStream()) {
      finish(status == null ? "" : status.toString(), headers.get("grpc-message"));
    }
  }

  private void finish(String status, CharSequence message) {
    int code = status.matches("[0-9]{1,4}") ? Integer.parseInt(status) : -1;
    if (code != OK) {
      String name = code > 0 && code < CODES.length ? CODES[code] : "Unknown";
      fail(name, message == null ? "" : decoded(message.toString()));
      return;
    }
    try {
      int serving = HealthMessage.status(answer.toByteArray());
      if (serving == HealthMessage.SERVING) {
        attempt.pass("gRPC check " + target + ": success");
      } else {
        attempt.fail("gRPC " + target + " serving status: " + HealthMessage.name(serving));
      }
    } catch (MalformedMessageException wrong) {
      fail("Internal", "grpc: failed to unmarshal the received message " + wrong.getMessage());
    }
  }

  /** Messages are percent-encoded, a plus sign being itself. */
  private static String decoded(String message) {
    try {
      return URLDecoder.decode(message.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException plain) {
      return message;
    }
  }

  @Override
  void unreachable(String reason) {
    fail(
        "Unavailable",
        "connection error: desc = \"transport: Error while dialing " + reason + "\"");
  }

  @Override
  void broken(String reason) {
    fail("Unavailable", "connection error: " + reason);
  }

  @Override
  void late() {
    fail("DeadlineExceeded", "context deadline exceeded");
  }

  private void fail(String code, String description) {
    attempt.fail("rpc error: code = " + code + " desc = " + description);
  }
}
