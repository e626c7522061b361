/** PEM files in, {@link javax.net.ssl.SSLContext} out; follows changed files. */
package io.praetor.tls.internal;
