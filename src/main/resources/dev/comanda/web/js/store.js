// Applies the log's events to what a page shows. Pure: every function returns a new state and never
// changes the one it was given; an event applied twice gives the same state.

const place = (list, item) => {
  const at = list.findIndex((one) => one.id === item.id);
  if (at < 0) return [...list, item];
  const older = item.version < list[at].version;
  return older ? list : list.map((one, i) => (i === at ? item : one));
};

/** A session after an event; what the event's session does not carry stays as it was. */
export function applyToSession(session, { type, session_id, data }) {
  if (session_id !== session.id) return session;
  if (type.startsWith('session.')) {
    return data.version < session.version ? session : { ...session, ...data, orders: session.orders };
  }
  return { ...session, orders: place(session.orders, data) };
}

/** The panel after an event of its location. */
export function applyToPanel(panel, event) {
  const { type, session_id, data } = event;
  const known = panel.sessions.some((one) => one.id === session_id);
  if (!known && type.startsWith('session.')) {
    return { ...panel, sessions: [...panel.sessions, { orders: [], ...data }] };
  }
  return { ...panel, sessions: panel.sessions.map((one) => applyToSession(one, event)) };
}

/**
 * A guest's menu after a product has changed; null when it must be asked for again, because the
 * product is new to it, stands elsewhere now, or has other things to choose.
 */
export function applyToMenu(menu, product) {
  const category = menu.categories.find((one) => one.products.some((each) => each.id === product.id));
  if (!category) return product.retired ? menu : null;
  if (category.id !== product.category_id) return null;
  const before = category.products.find((one) => one.id === product.id);
  if (!product.retired && before.modifier_groups.join() !== product.modifier_groups.join()) return null;
  const change = (one) =>
    one.id === product.id
      ? {
          ...one,
          name: product.names?.[menu.language] ?? one.name,
          price: product.price,
          available: product.available,
          quantity_step: product.quantity_step,
        }
      : one;
  const products = product.retired
    ? category.products.filter((one) => one.id !== product.id)
    : category.products.map(change);
  return {
    ...menu,
    categories: menu.categories.map((one) => (one === category ? { ...one, products } : one)),
  };
}

/** What a session's orders come to, in minor units; cancelled ones count nothing. */
export const sumOf = (session) =>
  session.orders.reduce((sum, order) => sum + (order.state === 'cancelled' ? 0 : order.total.amount), 0);

/** The orders of a session that are not in a set of seen ids. */
export const unseenOf = (session, seen) =>
  session.orders.filter((order) => order.state !== 'cancelled' && !seen.has(order.id));

/** A session's orders, the latest first. */
export const latestFirst = (orders) =>
  [...orders].sort((a, b) => b.placed_at.localeCompare(a.placed_at) || b.number - a.number);
