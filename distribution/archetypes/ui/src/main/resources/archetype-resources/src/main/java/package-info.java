/** One page of the web UI. */
package ${package};
