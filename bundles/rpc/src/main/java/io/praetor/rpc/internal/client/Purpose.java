package io.praetor.rpc.internal.client;

/** What a connection is for; those of one purpose to one peer share it. */
enum Purpose {
  /** Calls and streams of all kinds. */
  CALLS,
  /** The log, which must not wait behind anything else. */
  LOG,
  /** To ask for a certificate, by one who has none. */
  CERTIFICATE;

  /** Protocols that begin with this carry the log. */
  private static final String LOG_PROTOCOLS = "raft";

  static Purpose of(String protocol) {
    return protocol.startsWith(LOG_PROTOCOLS) ? LOG : CALLS;
  }
}
