// The adapter for OneTrust. Categories are the ids of its groups, such as C0002.

import { heard } from "../chosen";

/** The part of the tool that is asked. */
interface OneTrust {
  readonly OneTrust?: { IsAlertBoxClosed(): boolean };
  readonly OnetrustActiveGroups?: string;
}

// The first event also comes on every load, with the groups that are on by default.
export default heard(["OneTrustGroupsUpdated", "OTConsentApplied"], () => {
  const tool = (window as OneTrust).OneTrust;
  const groups = (window as OneTrust).OnetrustActiveGroups;
  // Under an opt-out model groups are on before any choice: the banner must be closed. What blocks advertisements puts a stub there
  // that calls it closed and has no groups.
  if (tool?.IsAlertBoxClosed() !== true || typeof groups !== "string" || !groups) return false;
  return groups.split(",").filter(Boolean);
});
