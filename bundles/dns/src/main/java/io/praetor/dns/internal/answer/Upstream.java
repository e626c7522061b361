package io.praetor.dns.internal.answer;

import io.praetor.dns.internal.message.DomainName;
import io.praetor.dns.internal.message.ResourceRecord;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Servers for other domains. Any thread may ask; nothing blocks. */
public interface Upstream {

  /**
   * Passes a question on as it came.
   *
   * @param message the question, whose id the answer bears
   * @param bytesMax what the client takes; a larger answer comes cut, as the server cut it
   * @return the answer; fails when no server has one
   */
  CompletableFuture<byte[]> forward(byte[] message, boolean tcp, int bytesMax);

  /** Where a name leads: addresses and names on the way. Fails when no server can tell. */
  CompletableFuture<List<ResourceRecord>> addresses(DomainName name);
}
