package io.praetor.http.internal.response;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.praetor.api.state.ReadResult;
import io.praetor.spi.http.Content;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Writes replies into buffers, head and body together. The body comes first, behind a gap; then its
 * length is known and the head is put into the end of the gap. For one event loop.
 */
public final class ResponseWriter {

  private static final int GAP = 768;
  private static final int FIRST_BODY_BYTES = 512;

  /** Never has a body; a length would be taken for that of what was not sent. */
  private static final int NOT_MODIFIED = 304;

  private static final byte[] JSON_TYPE = HeadBuffer.ascii("Content-Type: application/json\r\n");
  private static final byte[] OK = HeadBuffer.ascii("HTTP/1.1 200 OK\r\n");
  private static final byte[] STATUS_START = HeadBuffer.ascii("HTTP/1.1 ");
  private static final byte[] INDEX = HeadBuffer.ascii("X-Consul-Index: ");
  private static final byte[] LEADER_KNOWN =
      HeadBuffer.ascii("\r\nX-Consul-Knownleader: true\r\nX-Consul-Lastcontact: ");
  private static final byte[] LEADER_UNKNOWN =
      HeadBuffer.ascii("\r\nX-Consul-Knownleader: false\r\nX-Consul-Lastcontact: ");
  private static final byte[] LINE_END = HeadBuffer.ascii("\r\n");
  private static final byte[] BACKEND =
      HeadBuffer.ascii("X-Consul-Query-Backend: blocking-query\r\n");
  private static final byte[] GZIPPED = HeadBuffer.ascii("Content-Encoding: gzip\r\n");
  private static final byte[] LENGTH = HeadBuffer.ascii("Content-Length: ");
  private static final byte[] CHUNKED = HeadBuffer.ascii("Transfer-Encoding: chunked\r\n");
  private static final byte[] CLOSE = HeadBuffer.ascii("Connection: close\r\n");
  private static final byte[] KEEP = HeadBuffer.ascii("Connection: keep-alive\r\n");

  private final HeadBuffer head = new HeadBuffer();
  private final FixedHeaders fixed;
  private final DateHeader date;

  public ResponseWriter(FixedHeaders fixed, LongSupplier millisClock) {
    this.fixed = fixed;
    this.date = new DateHeader(millisClock);
  }

  /** What the connection adds to a reply. */
  public record Transfer(boolean gzip, boolean headOnly, Persistence persistence) {}

  /** What is said of the connection's future; HTTP/1.1 clients know without a word. */
  public enum Persistence {
    IMPLIED,
    KEEP,
    CLOSE
  }

  /** The whole response; the caller releases it. */
  public ByteBuf write(ByteBufAllocator allocator, Reply reply, Transfer transfer) {
    if (reply.shared() != null) {
      return writeShared(allocator, reply, transfer);
    }
    Content content = reply.content();
    ByteBuf out = allocator.directBuffer(GAP + FIRST_BODY_BYTES);
    try {
      out.writeZero(GAP);
      ByteBuf rest = writeBody(content, reply.format(), out);
      boolean compressed =
          transfer.gzip
              && out.writerIndex() - GAP >= Gzip.MIN_BYTES
              && !content.headers().containsKey("Content-Encoding");
      if (compressed) {
        ByteBuf whole = Unpooled.wrappedBuffer(out.slice(GAP, out.writerIndex() - GAP), rest);
        byte[] body = Gzip.compress(ByteBufUtil.getBytes(whole));
        out.writerIndex(GAP);
        rest = write(body, out);
      }
      int length = out.writerIndex() - GAP + rest.readableBytes();
      compose(reply, content, length, compressed, transfer);
      if (transfer.headOnly) {
        out.writerIndex(GAP);
        rest = Unpooled.EMPTY_BUFFER;
      }
      ByteBuf start = prepend(allocator, out);
      return rest.isReadable()
          ? allocator.compositeDirectBuffer(2).addComponents(true, start, rest)
          : start;
    } catch (RuntimeException e) {
      out.release();
      throw e;
    }
  }

  /**
   * The head of a response whose body follows piece by piece; the caller releases it.
   *
   * @param chunked whether the body comes in chunks
   * @param length of the body as it is sent, or {@link StreamHead#UNKNOWN_LENGTH}
   */
  public ByteBuf open(
      ByteBufAllocator allocator,
      StreamHead stream,
      Transfer transfer,
      boolean chunked,
      long length) {
    head.clear();
    putStatus(stream.status());
    stream.headers().forEach(head::header);
    head.put(fixed.everywhere());
    if (stream.api()) {
      head.put(fixed.api());
    }
    if (transfer.gzip) {
      head.put(GZIPPED);
    }
    head.put(date.line());
    if (chunked) {
      head.put(CHUNKED);
    } else if (length >= 0) {
      head.put(LENGTH).number(length).put(HeadBuffer.END_OF_LINE);
    }
    putPersistence(transfer.persistence);
    ByteBuf out = allocator.directBuffer(head.length());
    head.copyTo(out, 0);
    return out.writerIndex(head.length());
  }

  /** The part that is too large for the buffer. */
  private static ByteBuf writeBody(Content content, Format format, ByteBuf out) {
    if (content.body() instanceof Content.Json json) {
      BodyStream body = new BodyStream(out);
      JsonBody.write(json, format, body);
      return body.rest();
    }
    return content.body() instanceof Content.Bytes bytes
        ? write(bytes.bytes(), out)
        : Unpooled.EMPTY_BUFFER;
  }

  private static ByteBuf write(byte[] body, ByteBuf out) {
    if (body.length > BodyStream.MAX_DIRECT_BYTES) {
      return Unpooled.wrappedBuffer(body);
    }
    out.writeBytes(body);
    return Unpooled.EMPTY_BUFFER;
  }

  private ByteBuf prepend(ByteBufAllocator allocator, ByteBuf out) {
    if (head.length() <= GAP) {
      int start = GAP - head.length();
      head.copyTo(out, start);
      return out.readerIndex(start);
    }
    return allocator
        .compositeDirectBuffer(2)
        .addComponents(true, Unpooled.wrappedBuffer(head.toBytes()), out.readerIndex(GAP));
  }

  /** The body's bytes belong to all who waited and are not copied. */
  private ByteBuf writeShared(ByteBufAllocator allocator, Reply reply, Transfer transfer) {
    Content content = reply.shared().content();
    byte[] plain = ((Content.Bytes) content.body()).bytes();
    boolean compressed = transfer.gzip && plain.length >= Gzip.MIN_BYTES;
    byte[] body = compressed ? reply.shared().compressed() : plain;
    compose(reply, content, body.length, compressed, transfer);
    ByteBuf start = allocator.directBuffer(head.length());
    head.copyTo(start, 0);
    start.writerIndex(head.length());
    if (transfer.headOnly || body.length == 0) {
      return start;
    }
    return allocator
        .compositeDirectBuffer(2)
        .addComponents(true, start, Unpooled.wrappedBuffer(body));
  }

  private void compose(
      Reply reply, Content content, int length, boolean compressed, Transfer transfer) {
    head.clear();
    putStatus(content.status());
    putContentHeaders(content);
    head.put(fixed.everywhere());
    if (reply.api()) {
      head.put(fixed.api());
    }
    if (reply.read() != null) {
      putRead(reply.read(), content);
    }
    if (reply.mode() != null) {
      head.header(EffectiveConsistency.HEADER, EffectiveConsistency.of(reply.mode()));
    }
    if (reply.allow() != null) {
      head.header("Allow", reply.allow());
    }
    if (compressed) {
      head.put(GZIPPED);
    }
    head.put(date.line());
    if (content.status() != NOT_MODIFIED) {
      head.put(LENGTH).number(length).put(HeadBuffer.END_OF_LINE);
    }
    putPersistence(transfer.persistence);
  }

  /** The last of the head. */
  private void putPersistence(Persistence persistence) {
    switch (persistence) {
      case CLOSE -> head.put(CLOSE);
      case KEEP -> head.put(KEEP);
      case IMPLIED -> {}
    }
    head.put(HeadBuffer.END_OF_LINE);
  }

  private void putStatus(int status) {
    if (status == 200) {
      head.put(OK);
      return;
    }
    HttpResponseStatus known = HttpResponseStatus.valueOf(status);
    head.put(STATUS_START).text(known.codeAsText().toString()).text(" ");
    head.text(known.reasonPhrase()).put(HeadBuffer.END_OF_LINE);
  }

  private void putContentHeaders(Content content) {
    for (Map.Entry<String, String> header : content.headers().entrySet()) {
      head.header(header.getKey(), header.getValue());
    }
    if (content.body() instanceof Content.Json && !content.headers().containsKey("Content-Type")) {
      head.put(JSON_TYPE);
    }
  }

  private void putRead(ReadResult<?> read, Content content) {
    head.put(INDEX).number(read.index());
    head.put(read.knownLeader() ? LEADER_KNOWN : LEADER_UNKNOWN);
    head.number(read.lastContactMillis()).put(LINE_END);
    if (!content.headers().containsKey(ResponseFields.BACKEND)) {
      head.put(BACKEND);
    }
  }
}
