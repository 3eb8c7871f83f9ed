// The map: zoom by buttons, keys, wheel with Ctrl and two fingers; pan by dragging and arrow keys; #place-… shows a place.
(() => {
  "use strict";
  const frame = document.querySelector(".drawing");
  const map = frame && frame.querySelector("svg.map");
  if (!map) return;
  const most = 40;
  const whole = { x: 0, y: 0, width: map.viewBox.baseVal.width, height: map.viewBox.baseVal.height };
  const view = { zoom: 1, x: whole.width / 2, y: whole.height / 2 }; // the middle, in the drawing's units
  const number = (node, name) => parseFloat(node.getAttribute(name));

  // Dots and names keep their size on the screen; a name stands as far from its dot as before.
  const dots = [...map.querySelectorAll("a")].map((link) => {
    const circle = link.querySelector("circle");
    const dot = { link, circle, x: number(circle, "cx"), y: number(circle, "cy"), radius: number(circle, "r") };
    dot.name = link.querySelector("text");
    if (!dot.name) {
      dot.late = true;
      dot.name = document.createElementNS(map.namespaceURI, "text");
      dot.name.textContent = link.getAttribute("aria-label");
      dot.dx = dot.radius + 5;
      dot.dy = 8;
    } else {
      dot.dx = number(dot.name, "x") - dot.x;
      dot.dy = number(dot.name, "y") - dot.y;
    }
    return dot;
  });

  const size = parseFloat(getComputedStyle(map).getPropertyValue("--name-size")) || 20;
  const boxOf = ({ x, y, dx, dy, name }, zoom) => {
    const wide = size * 1.1 * [...name.textContent].length / zoom;
    const anchor = name.getAttribute("text-anchor");
    const left = x + dx / zoom - (anchor === "end" ? wide : anchor === "middle" ? wide / 2 : 0);
    return [left, y + (dy - size) / zoom, left + wide, y + (dy + 5) / zoom];
  };
  const apart = (a, b) => a[0] >= b[2] || b[0] >= a[2] || a[1] >= b[3] || b[1] >= a[3];

  // Names for which there was no room appear as soon as there is.
  const nameMore = () => {
    const taken = dots.filter(({ late }) => !late).map((dot) => boxOf(dot, view.zoom));
    for (const { x, y, radius } of dots) {
      const r = radius / view.zoom;
      taken.push([x - r, y - r, x + r, y + r]);
    }
    for (const dot of dots.filter(({ late }) => late)) {
      const box = boxOf(dot, view.zoom);
      const free = view.zoom > 1 && taken.every((other) => apart(box, other));
      if (free) {
        taken.push(box);
        dot.link.append(dot.name);
      } else dot.name.remove();
    }
  };

  const between = (value, least, greatest) => Math.min(Math.max(value, least), greatest);

  const draw = () => {
    view.zoom = between(view.zoom, 1, most);
    const width = whole.width / view.zoom;
    const height = whole.height / view.zoom;
    view.x = between(view.x, width / 2, whole.width - width / 2);
    view.y = between(view.y, height / 2, whole.height - height / 2);
    map.setAttribute("viewBox", `${view.x - width / 2} ${view.y - height / 2} ${width} ${height}`);
    map.style.setProperty("--zoom", view.zoom);
    frame.classList.toggle("zoomed", view.zoom > 1);
    for (const { circle, x, y, radius, name, dx, dy } of dots) {
      circle.setAttribute("r", radius / view.zoom);
      name.setAttribute("x", x + dx / view.zoom);
      name.setAttribute("y", y + dy / view.zoom);
    }
    for (const [name, button] of Object.entries(buttons)) button.disabled = name === "in" ? view.zoom >= most : view.zoom <= 1;
    nameMore();
  };

  // The point of the drawing below a point of the screen.
  const pointAt = ({ clientX, clientY }) => {
    const box = map.getBoundingClientRect();
    return {
      x: view.x + ((clientX - box.left) / box.width - 0.5) * whole.width / view.zoom,
      y: view.y + ((clientY - box.top) / box.height - 0.5) * whole.height / view.zoom,
    };
  };

  // Zooms so that a point of the drawing stays where it is on the screen.
  const zoomBy = (by, at = view) => {
    const zoom = between(view.zoom * by, 1, most);
    const share = view.zoom / zoom;
    const { x, y } = at;
    Object.assign(view, { zoom, x: x + (view.x - x) * share, y: y + (view.y - y) * share });
    draw();
  };

  const panBy = (x, y) => {
    view.x += x / view.zoom;
    view.y += y / view.zoom;
    draw();
  };

  const seeAll = () => {
    view.zoom = 1;
    draw();
  };

  const steps = { in: () => zoomBy(1.6), out: () => zoomBy(1 / 1.6), whole: seeAll };
  const signs = { in: "+", out: "−", whole: "⤢" };
  const buttons = {};
  const tools = document.querySelector(".map-tools");
  for (const [name, step] of Object.entries(steps)) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = signs[name];
    button.setAttribute("aria-label", frame.dataset[name]);
    button.addEventListener("click", step);
    buttons[name] = button;
    tools.append(button);
  }

  const keys = {
    "+": steps.in, "=": steps.in, "-": steps.out, "0": seeAll,
    ArrowLeft: () => panBy(-80, 0), ArrowRight: () => panBy(80, 0), ArrowUp: () => panBy(0, -80), ArrowDown: () => panBy(0, 80),
  };
  frame.addEventListener("keydown", (event) => {
    const arrow = event.key.startsWith("Arrow");
    if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey || (arrow && view.zoom === 1)) return;
    event.preventDefault();
    keys[event.key]();
  });

  map.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return; // the page goes on scrolling
    event.preventDefault();
    zoomBy(Math.exp(-event.deltaY / 200), pointAt(event));
  }, { passive: false });

  // One pointer drags, two zoom; a drag is no click on a place.
  const pointers = new Map();
  let moved = 0;
  const apartness = () => {
    const [a, b] = [...pointers.values()];
    return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
  };
  map.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    if (!pointers.size) moved = 0;
    pointers.set(event.pointerId, event);
  });
  window.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const was = pointers.size === 2 ? apartness() : 0;
    pointers.set(event.pointerId, event);
    moved += Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY);
    if (was) zoomBy(apartness() / was, pointAt(event));
    else if (view.zoom > 1 && moved > 4) {
      const scale = whole.width / map.getBoundingClientRect().width;
      panBy((before.clientX - event.clientX) * scale, (before.clientY - event.clientY) * scale);
    }
  });
  for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, (event) => pointers.delete(event.pointerId));
  map.addEventListener("click", (event) => moved > 4 && event.preventDefault(), true);
  map.addEventListener("dragstart", (event) => event.preventDefault());

  const showTarget = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const dot = dots.find(({ link }) => link.id === id);
    if (!dot) return;
    Object.assign(view, { zoom: Math.max(view.zoom, 4), x: dot.x, y: dot.y });
    draw();
    frame.scrollIntoView({ block: "nearest" });
    dot.link.focus({ preventScroll: true });
  };

  window.addEventListener("hashchange", showTarget);
  draw();
  showTarget();
})();
