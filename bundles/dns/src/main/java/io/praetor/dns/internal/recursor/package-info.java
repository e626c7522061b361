/** Questions to other servers. */
package io.praetor.dns.internal.recursor;
