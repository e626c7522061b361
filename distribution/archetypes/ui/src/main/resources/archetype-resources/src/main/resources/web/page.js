/** Shows the names of all nodes, now and after each change, until the page is left. */
export default function show(element, { api }) {
  const list = document.createElement("ul");
  element.append(list);
  api.watch("/v1/catalog/nodes", (nodes) => {
    list.replaceChildren(
      ...nodes.map((node) => {
        const item = document.createElement("li");
        item.textContent = node.Node;
        return item;
      }),
    );
  });
}
