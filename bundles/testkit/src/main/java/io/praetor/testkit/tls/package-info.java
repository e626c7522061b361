/** Peers that the platform would not let a test be. */
package io.praetor.testkit.tls;
