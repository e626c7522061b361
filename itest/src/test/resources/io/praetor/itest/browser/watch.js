// Runs in every document before the page's own scripts: what tests ask of a page. Shadow roots are
// looked into, so that nothing depends on how a page is made.
(() => {
  const silent = /^(SCRIPT|STYLE|TEMPLATE|NOSCRIPT)$/;

  const inside = (node) => {
    if (node.shadowRoot) return node.shadowRoot.childNodes;
    const slotted = node.localName === 'slot' ? node.assignedNodes() : [];
    return slotted.length ? slotted : node.childNodes;
  };

  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true })
    || getComputedStyle(element).display === 'contents' || element.localName === 'slot';

  const text = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || silent.test(node.tagName) || !isSeen(node)) return '';
    return [...inside(node)].map(text).join('') + '\n';
  };

  const elements = (selector, root = document) => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll('*')].flatMap((each) => (each.shadowRoot ? elements(selector, each.shadowRoot) : [])),
  ];

  const violations = [];
  addEventListener('securitypolicyviolation', (event) =>
    violations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`));

  // Payloads may call these; nothing of ours does.
  for (const dialog of ['alert', 'confirm', 'prompt']) {
    window[dialog] = () => { window.__xss = dialog; };
  }

  let rowsAt = 0;
  const lookForRows = () => requestAnimationFrame(() => {
    if (!elements('a[href*="/services/"]').length) return lookForRows();
    requestAnimationFrame(() => { rowsAt = performance.now(); }); // the frame with them is done
  });
  if (/\/services\/?$/.test(location.pathname)) lookForRows();

  window.__itest = {
    text: () => (document.body ? text(document.body) : ''),
    words: (node) => (node ? text(node) : ''),
    elements,
    violations,
    rowsAt: () => rowsAt,
  };
})();
