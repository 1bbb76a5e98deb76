/** Which view the address shows. Addresses stand behind the hash: the server knows only one page. */
export type Route =
  | { view: "ask" }
  | { view: "history" }
  | { view: "documents" }
  | { view: "reading"; document: string; page: number }
  | { view: "help" }
  | { view: "accessibility" };

const FIXED: Record<string, Route> = {
  "#/verlauf": { view: "history" },
  "#/dokumente": { view: "documents" },
  "#/hilfe": { view: "help" },
  "#/barrierefreiheit": { view: "accessibility" },
};

export function routeOf(hash: string): Route {
  const reading = /^#\/dokumente\/([^/]+)\/(\d+)$/.exec(hash);
  if (reading) {
    return { view: "reading", document: decoded(reading[1] ?? ""), page: Number(reading[2]) };
  }
  return FIXED[hash] ?? { view: "ask" };
}

export function hashOf(route: Route): string {
  if (route.view === "reading") {
    return `#/dokumente/${encodeURIComponent(route.document)}/${route.page}`;
  }
  const found = Object.entries(FIXED).find(([, { view }]) => view === route.view);
  return found?.[0] ?? "#/";
}

export function goTo(route: Route): void {
  location.hash = hashOf(route);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
