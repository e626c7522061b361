/** The local console: Gogo behind a UNIX-domain socket. */
package io.praetor.shell.internal;
