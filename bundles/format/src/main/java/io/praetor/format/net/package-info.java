/** Addresses and networks as text. */
package io.praetor.format.net;
