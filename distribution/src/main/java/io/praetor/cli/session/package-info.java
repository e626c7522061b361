/** Sessions that commands hold. */
package io.praetor.cli.session;
