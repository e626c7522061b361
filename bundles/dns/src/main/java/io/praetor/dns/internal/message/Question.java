package io.praetor.dns.internal.message;

/**
 * What is asked.
 *
 * @param name as it was written
 * @param type a {@link RecordType}, or any other number
 * @param dnsClass 1 for the Internet; not looked at, as in Consul
 */
public record Question(DomainName name, int type, int dnsClass) {

  /** The Internet. */
  public static final int INTERNET = 1;

  public Question(DomainName name, int type) {
    this(name, type, INTERNET);
  }

  /** Whether an answer to the other question answers this one, whatever the case of its name. */
  public boolean isSame(Question other) {
    return type == other.type && dnsClass == other.dnsClass && name.isSame(other.name);
  }
}
