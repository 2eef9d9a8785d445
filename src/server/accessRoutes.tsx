import type { AccessAction, ViewAction } from "../domain/cycle/actions.ts";
import type { AccessAnswer } from "../features/door/accessAmbient.ts";
import { postOwnData } from "../features/door/ownData/ownData.route.ts";
import { paths } from "../features/paths.ts";
import type { LimitedRequest } from "../features/requestLimits.ts";
import { getInvitation, getInvitationLink, postInvitation } from "../features/door/signIn/invitation.route.tsx";
import {
  getMyAccount,
  getPassword,
  postCodes,
  postFactor,
  postPassword,
  postSessions,
  postSignOut,
} from "../features/door/signIn/myAccount.route.tsx";
import { getNewFactor, postNewFactor } from "../features/door/signIn/newFactor.route.tsx";
import {
  getProviderReturn,
  postInvitationProvider,
  postMyProvider,
  postProvider,
  postProviderStepUp,
} from "../features/door/signIn/provider.route.tsx";
import {
  getBrowserLink,
  getBrowserProof,
  getOwnBrowser,
  postBrowserProof,
  postOwnBrowser,
} from "../features/door/signIn/ownBrowser.route.tsx";
import {
  getNewPasskey,
  postNewPasskey,
  postPasskey,
  postPasskeyStepUp,
  postRemovePasskey,
} from "../features/door/signIn/passkey.route.tsx";
import { getRecovery, getSecondFactor, postRecovery, postSecondFactor } from "../features/door/signIn/secondFactor.route.tsx";
import { getSignIn, postDemonstrationSignIn, postSignIn } from "../features/door/signIn/signIn.route.tsx";
import { getStepUp, postStepUp } from "../features/door/signIn/stepUp.route.tsx";

type AccessRoute = {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly action: ViewAction | AccessAction;
  /** Its page has the script of passkeys, and needs to be told so to the browser. */
  readonly isScripted?: true;
  /** Only so many are answered in a minute to one address. */
  readonly limit?: LimitedRequest;
  readonly answer: AccessAnswer;
};

/** The public part of a link that was opened. */
const LINK = ":link{[A-Za-z0-9_-]{16}}";

/** Every address of the person who signs in, with the action it does. None of their answers is kept by a cache. */
export const ACCESS_ROUTES: readonly AccessRoute[] = [
  { method: "GET", path: paths.signIn, action: "access.read", answer: getSignIn },
  { method: "POST", path: paths.signIn, action: "access.signIn", answer: postSignIn },
  { method: "POST", path: paths.demonstrationSignIn, action: "access.signIn", answer: postDemonstrationSignIn },
  { method: "GET", path: paths.secondFactor, action: "access.read", isScripted: true, answer: getSecondFactor },
  { method: "POST", path: paths.secondFactor, action: "access.signIn", isScripted: true, answer: postSecondFactor },
  { method: "GET", path: paths.recovery, action: "access.read", answer: getRecovery },
  { method: "POST", path: paths.recovery, action: "access.signIn", answer: postRecovery },
  { method: "GET", path: paths.ownBrowser, action: "access.read", answer: getOwnBrowser },
  { method: "POST", path: paths.ownBrowser, action: "access.signIn", limit: "browserMail", answer: postOwnBrowser },
  { method: "GET", path: paths.browserLink(":proof{[A-Za-z0-9_.-]{60,140}}"), action: "access.read", answer: getBrowserLink },
  { method: "GET", path: paths.confirmBrowser(LINK), action: "access.read", answer: getBrowserProof },
  { method: "POST", path: paths.confirmBrowser(LINK), action: "access.signIn", answer: postBrowserProof },
  { method: "GET", path: paths.invitationLink(":token{[A-Za-z0-9_-]{43}}"), action: "access.read", answer: getInvitationLink },
  { method: "GET", path: paths.invitation(LINK), action: "access.read", answer: getInvitation },
  { method: "POST", path: paths.invitation(LINK), action: "access.signIn", answer: postInvitation },
  { method: "POST", path: paths.provider, action: "access.signIn", limit: "signInElsewhere", answer: postProvider },
  { method: "GET", path: paths.providerReturn, action: "access.signIn", answer: getProviderReturn },
  { method: "POST", path: paths.providerStepUp, action: "account.changeOwn", answer: postProviderStepUp },
  {
    method: "POST",
    path: paths.invitationProvider(LINK),
    action: "access.signIn",
    limit: "signInElsewhere",
    answer: postInvitationProvider,
  },
  { method: "POST", path: paths.myProvider, action: "account.changeOwn", answer: postMyProvider },
  { method: "GET", path: paths.newFactor, action: "account.readOwn", answer: getNewFactor },
  { method: "POST", path: paths.newFactor, action: "account.changeOwn", answer: postNewFactor },
  { method: "GET", path: paths.stepUp, action: "account.readOwn", isScripted: true, answer: getStepUp },
  { method: "POST", path: paths.stepUp, action: "account.changeOwn", isScripted: true, answer: postStepUp },
  { method: "GET", path: paths.myAccount, action: "account.readOwn", answer: getMyAccount },
  { method: "POST", path: paths.mySessions, action: "account.changeOwn", answer: postSessions },
  { method: "GET", path: paths.myPassword, action: "account.readOwn", answer: getPassword },
  { method: "POST", path: paths.myPassword, action: "account.changeOwn", answer: postPassword },
  { method: "POST", path: paths.myCodes, action: "account.changeOwn", answer: postCodes },
  { method: "POST", path: paths.myFactor, action: "account.changeOwn", answer: postFactor },
  { method: "POST", path: paths.myData, action: "ownData.copy", limit: "export", answer: postOwnData },
  { method: "POST", path: paths.passkey, action: "access.signIn", isScripted: true, answer: postPasskey },
  { method: "POST", path: paths.passkeyStepUp, action: "account.changeOwn", isScripted: true, answer: postPasskeyStepUp },
  { method: "GET", path: paths.newPasskey, action: "account.readOwn", isScripted: true, answer: getNewPasskey },
  { method: "POST", path: paths.newPasskey, action: "account.changeOwn", isScripted: true, answer: postNewPasskey },
  { method: "POST", path: paths.removePasskey, action: "account.changeOwn", answer: postRemovePasskey },
  { method: "POST", path: paths.signOut, action: "access.signOut", answer: postSignOut },
];
