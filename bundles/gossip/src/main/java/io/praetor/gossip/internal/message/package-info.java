/** What members say to each other, decoded. */
package io.praetor.gossip.internal.message;
