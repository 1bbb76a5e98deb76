import type { Health, Site } from "../interface/site";
import { requestJson } from "./request";

export const LOGO_ADDRESS = "/api/site/logo";

export function fetchSite(): Promise<Site> {
  return requestJson<Site>("/api/site");
}

export function fetchHealth(): Promise<Health> {
  return requestJson<Health>("/api/health");
}
