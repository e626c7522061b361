package io.praetor.http.internal.server;

import io.praetor.http.internal.response.Reply;
import io.praetor.http.internal.response.StreamHead;
import java.net.InetSocketAddress;

/** Whom an exchange answers: a connection, or another agent. Used on its event loop only. */
interface Requester {

  LoopState loop();

  /** Where the request comes from in the end; null on a UNIX socket. */
  InetSocketAddress remote();

  /** Whether another agent passed the request on, and applied its own rules to it. */
  boolean isRelayed();

  /** Called by the exchange, once, unless it opens an outlet. */
  void answer(Exchange answered, Reply reply);

  /** Called by the exchange, once, unless it answers: the response comes piece by piece. */
  Outlet open(Exchange opened, StreamHead head);
}
