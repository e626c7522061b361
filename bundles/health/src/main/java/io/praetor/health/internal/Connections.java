package io.praetor.health.internal;

import io.praetor.health.internal.net.Network;
import io.praetor.health.internal.net.TlsClients;

/** What kinds of checks that ask others over the network share. */
interface Connections {

  Network network();

  TlsClients tls();
}
