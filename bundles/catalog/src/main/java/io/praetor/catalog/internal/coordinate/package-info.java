/** Network coordinates on their way into the state. */
package io.praetor.catalog.internal.coordinate;
