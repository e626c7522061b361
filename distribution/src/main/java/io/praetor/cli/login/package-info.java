/** Tokens for credentials that others have given, and back. */
package io.praetor.cli.login;
