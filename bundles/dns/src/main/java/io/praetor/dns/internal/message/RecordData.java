package io.praetor.dns.internal.message;

import java.util.List;

/** What a record says. */
public sealed interface RecordData {

  /** The number of the record's type. */
  int type();

  /**
   * A or AAAA.
   *
   * @param octets 4 or 16 of them
   */
  record Address(byte[] octets) implements RecordData {
    @Override
    public int type() {
      return octets.length == 4 ? RecordType.A : RecordType.AAAA;
    }
  }

  /**
   * CNAME, NS or PTR.
   *
   * @param type which of them
   */
  record Name(int type, DomainName target) implements RecordData {}

  /** SRV (RFC 2782). */
  record Service(int priority, int weight, int port, DomainName target) implements RecordData {
    @Override
    public int type() {
      return RecordType.SRV;
    }
  }

  /**
   * TXT.
   *
   * @param parts at most 255 bytes each
   */
  record Text(List<byte[]> parts) implements RecordData {
    @Override
    public int type() {
      return RecordType.TXT;
    }
  }

  /** SOA. Times are in seconds. */
  record Authority(
      DomainName server,
      DomainName mailbox,
      long serial,
      long refresh,
      long retry,
      long expire,
      long minimum)
      implements RecordData {
    @Override
    public int type() {
      return RecordType.SOA;
    }
  }
}
