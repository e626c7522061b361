package io.praetor.log.internal.syslog;

import java.io.IOException;

/** Sends datagrams to one place and never waits. For one thread. */
interface DatagramSender {

  /** Opens a way to the daemon; there may be one already, which is then closed. */
  void connect() throws IOException;

  void send(byte[] message) throws IOException;

  void close();
}
