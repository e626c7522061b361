package io.praetor.cli.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A certificate and the key that it is about. */
record Issued(X509Certificate certificate, PrivateKey key) {}
