package io.praetor.raft.internal;

import org.apache.ratis.protocol.Message;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;

/**
 * A batch on its way into the log. Ratis hands this very object to the state machine of the server
 * that it was submitted to, so the leader need not decode what it has just encoded.
 */
final class BatchMessage implements Message {

  private final Batch batch;
  private final ByteString content;

  BatchMessage(Batch batch) {
    this.batch = batch;
    // The array is ours alone and is not changed any more: no copy.
    this.content = UnsafeByteOperations.unsafeWrap(EntryCodec.encode(batch.commands()));
  }

  Batch batch() {
    return batch;
  }

  @Override
  public ByteString getContent() {
    return content;
  }
}
