package io.praetor.dns.internal.message;

/**
 * A record of the Internet class.
 *
 * @param owner whose it is
 * @param ttlSeconds how long it may be kept
 * @param data what it says
 */
public record ResourceRecord(DomainName owner, long ttlSeconds, RecordData data) {

  /** The same for another time. */
  public ResourceRecord withTtl(long seconds) {
    return new ResourceRecord(owner, seconds, data);
  }
}
