/** Network coordinates (Vivaldi). */
package io.praetor.gossip.internal.coordinate;
