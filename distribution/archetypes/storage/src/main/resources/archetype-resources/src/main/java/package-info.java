/** A storage engine that writes all it holds, each time. */
package ${package};
