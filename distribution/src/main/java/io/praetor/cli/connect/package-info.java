/** The {@code connect} commands: the certificate authority of the mesh. */
package io.praetor.cli.connect;
