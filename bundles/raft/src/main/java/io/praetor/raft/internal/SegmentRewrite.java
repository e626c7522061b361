package io.praetor.raft.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.thirdparty.com.google.protobuf.CodedInputStream;
import org.apache.ratis.thirdparty.com.google.protobuf.CodedOutputStream;

/** Writes a log file anew with other entries at the same places; the file must be whole. */
final class SegmentRewrite {

  private final byte[] file;
  private boolean changed;

  SegmentRewrite(byte[] file) {
    this.file = file;
  }

  boolean changed() {
    return changed;
  }

  /** The file with the entries replaced for which the function gives others. */
  byte[] map(Function<LogEntryProto, Optional<LogEntryProto>> replacement) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
    out.writeBytes(SegmentScan.HEADER);
    int end = new SegmentScan(file).end();
    for (int at = SegmentScan.HEADER.length; at < end; ) {
      CodedInputStream in = CodedInputStream.newInstance(file, at, end - at);
      int size = in.readRawVarint32();
      int body = at + in.getTotalBytesRead();
      LogEntryProto entry = LogEntryProto.parseFrom(ByteBuffer.wrap(file, body, size));
      Optional<LogEntryProto> other = replacement.apply(entry);
      changed |= other.isPresent();
      write(out, other.orElse(entry));
      at = body + size + Integer.BYTES;
    }
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, LogEntryProto entry) throws IOException {
    int size = entry.getSerializedSize();
    byte[] record = new byte[CodedOutputStream.computeUInt32SizeNoTag(size) + size];
    CodedOutputStream coded = CodedOutputStream.newInstance(record);
    coded.writeUInt32NoTag(size);
    entry.writeTo(coded);
    CRC32C checksum = new CRC32C();
    checksum.update(record, 0, record.length);
    out.writeBytes(record);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) checksum.getValue()).array());
  }
}
