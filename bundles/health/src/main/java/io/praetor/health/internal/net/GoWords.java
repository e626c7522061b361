package io.praetor.health.internal.net;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.NotSslRecordException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** What went wrong on a connection, in the words of the runtime that Consul is written for. */
public final class GoWords {

  private static final int CAUSES_MAX = 8;

  private GoWords() {}

  /** Why a connection could not be made: the part behind {@code dial tcp ADDRESS: }. */
  public static String connecting(Throwable failure) {
    if (failure instanceof ConnectTimeoutException) {
      return "i/o timeout";
    } else if (failure instanceof NoRouteToHostException) {
      return "connect: no route to host";
    } else if (failure instanceof FileNotFoundException) {
      return "connect: no such file or directory";
    }
    String text = text(failure);
    if (text.contains("refused")) {
      return "connect: connection refused";
    } else if (text.contains("unreachable")) {
      return "connect: network is unreachable";
    } else if (text.contains("no such file")) {
      return "connect: no such file or directory";
    } else if (text.contains("permission denied")) {
      return "connect: permission denied";
    }
    return "connect: " + (failure instanceof ConnectException ? text : String.valueOf(failure));
  }

  /** Why a connection broke. */
  public static String broken(Throwable failure, SocketAddress peer) {
    if (failure instanceof ClosedChannelException) {
      return "EOF";
    } else if (failure instanceof PortUnreachableException) {
      return "read: connection refused";
    }
    String tls = tls(failure);
    if (tls != null) {
      return tls;
    }
    String text = text(failure);
    if (failure instanceof IOException && text.contains("reset")) {
      return "read tcp " + address(peer) + ": read: connection reset by peer";
    } else if (failure instanceof IOException && text.contains("broken pipe")) {
      return "write tcp " + address(peer) + ": write: broken pipe";
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  /** An address without the name that it was looked up by. */
  public static String address(SocketAddress address) {
    String text = String.valueOf(address);
    return text.substring(text.indexOf('/') + 1);
  }

  private static String tls(Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; i < CAUSES_MAX && cause != null; i++) {
      if (cause instanceof NotSslRecordException) {
        return "tls: first record does not look like a TLS handshake";
      } else if (cause instanceof CertificateExpiredException
          || cause instanceof CertificateNotYetValidException) {
        return "x509: certificate has expired or is not yet valid";
      } else if (cause instanceof CertPathValidatorException || text(cause).contains("certpath")) {
        return "x509: certificate signed by unknown authority";
      } else if (cause instanceof CertificateException) {
        return "x509: " + cause.getMessage();
      }
      cause = cause.getCause();
    }
    return failure instanceof SSLException ? "tls: " + failure.getMessage() : null;
  }

  private static String text(Throwable failure) {
    return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
  }
}
