package io.praetor.http.internal.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.praetor.http.internal.response.GzipPieces;
import io.praetor.http.internal.response.ResponseWriter;
import io.praetor.http.internal.response.ResponseWriter.Persistence;
import io.praetor.http.internal.response.ResponseWriter.Transfer;
import io.praetor.http.internal.response.StreamHead;
import io.praetor.http.internal.server.OutgoingStream.Framing;

/**
 * How a body that comes piece by piece goes over a connection. A compressed one has no length that
 * could be told before it; a client of HTTP/1.0 knows no chunks and reads until the end.
 *
 * @param body what the head says of the body
 * @param framing what is sent
 */
record StreamTransfer(StreamHead stream, Framing body, Framing framing, Transfer transfer) {

  /** What is compressed already is not compressed once more. */
  private static final String COMPRESSED = "application/x-gzip";

  static StreamTransfer of(Exchange exchange, StreamHead stream, boolean closing) {
    Transfer told = exchange.transfer(closing);
    boolean gzip = told.gzip() && !COMPRESSED.equals(stream.headers().get("Content-Type"));
    Transfer asked = new Transfer(gzip, told.headOnly(), told.persistence());
    Framing body = exchange.takesChunks() ? Framing.CHUNKED : Framing.UNTIL_CLOSE;
    if (stream.length() >= 0 && !asked.gzip()) {
      body = Framing.LENGTH;
    }
    Framing framing = asked.headOnly() ? Framing.NONE : body;
    Persistence persistence =
        framing == Framing.UNTIL_CLOSE ? Persistence.CLOSE : asked.persistence();
    Transfer transfer = new Transfer(asked.gzip(), asked.headOnly(), persistence);
    return new StreamTransfer(stream, body, framing, transfer);
  }

  /** Null for none. */
  GzipPieces compressor() {
    return transfer.gzip() && !transfer.headOnly() ? new GzipPieces() : null;
  }

  ByteBuf head(ResponseWriter writer, ByteBufAllocator allocator) {
    long length = body == Framing.LENGTH ? stream.length() : StreamHead.UNKNOWN_LENGTH;
    return writer.open(allocator, stream, transfer, body == Framing.CHUNKED, length);
  }
}
