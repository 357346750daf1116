/** Made from the interface by its test: `UPDATE_CLIENT=1` writes it anew. */

export interface paths {
    "/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts of the own area, by name */
        get: operations["listAccounts"];
        put?: never;
        /** Open an account in the own area, of roles that one may grant; an invitation is mailed */
        post: operations["createAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/training-due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts whose security training is due, the longest due first */
        get: operations["listTrainingDue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An account; its version is the ETag */
        get: operations["readAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change an account; another role or place ends its sessions */
        patch: operations["changeAccount"];
        trace?: never;
    };
    "/v1/accounts/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close an account for a while; its sessions end */
        post: operations["disableAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open an account again that was disabled */
        post: operations["enableAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close an account for good; its address never has one again */
        post: operations["deactivateAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/reset-second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have somebody enrol a second factor anew who has lost theirs */
        post: operations["resetSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail a link to a new password to the holder of an account */
        post: operations["inviteAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was decided about an account, the newest first */
        get: operations["readAccountHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/states/{state}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Keys of a state’s system, also those that hold no more */
        get: operations["listApiKeys"];
        put?: never;
        /** Make a key for a state’s system; it is shown this once */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/states/{state}/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a key at once */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account-applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Applications of the own area, the oldest first */
        get: operations["listAccountApplications"];
        put?: never;
        /** Apply for an account. The answer says nothing of accounts that there are. */
        post: operations["applyForAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account-applications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An application, with what was decided */
        get: operations["readAccountApplication"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account-applications/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open the account, with what is granted; an invitation is mailed */
        post: operations["approveAccountApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account-applications/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject an application */
        post: operations["rejectAccountApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who saw, searched, exported or changed what, the newest first */
        get: operations["searchAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether each entry of the audit still follows from the one before */
        get: operations["verifyAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What has changed about a state’s students since the state last looked */
        get: operations["listChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/coe-approvals/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes in a CSV file of approved certificates of eligibility: starts T1 and T2 */
        post: operations["importCoeApprovals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/coe-approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Approved certificates of eligibility of a state */
        get: operations["listCoeApprovals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/term-calendars/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes in a CSV file of terms of districts: starts T4 when a term is over */
        post: operations["importTermCalendars"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/term-calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Terms of the districts of a state */
        get: operations["listTermCalendars"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clocks/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The clocks of 34 CFR 200.85: trigger, duty, time and source */
        get: operations["clockRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Clocks of a state: open ones by their last day, or those that ended, the latest first */
        get: operations["listClocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clocks/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many clocks a state has by rule and status, and which cannot be computed */
        get: operations["clockSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clocks/students/{state}/{stateStudentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Clocks about a student of a state, and those that cannot be computed */
        get: operations["studentClocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clocks/transcripts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that records of a secondary school in another state were obtained: starts T3 */
        post: operations["reportTranscript"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clocks/{id}/nothing-new": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that there is nothing new of a child that moved: ends T6, T7 waits */
        post: operations["tellNothingNew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clocks/{id}/obtained": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that something new has been obtained: the time of T7 begins */
        post: operations["tellObtained"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clocks/{id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that a duty of submission is done, or that there was none, and why */
        post: operations["settleClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Corrections that a state has to handle, or received, the latest first */
        get: operations["listCorrections"];
        put?: never;
        /** Enters the request of a parent, guardian or child: starts T8, or T10 if it is another state’s */
        post: operations["enterCorrection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/corrections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A correction with its clocks and history */
        get: operations["correction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/corrections/{id}/forward": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends the request to the state that submitted the data: ends T10, starts its T8 */
        post: operations["forwardCorrection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/corrections/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that the requester was sent an acknowledgement */
        post: operations["acknowledgeCorrection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/corrections/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decides for the state that submitted the data; to accept it starts T9 */
        post: operations["decideCorrection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/corrections/{id}/notify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records how the requester was told the decision: ends T8 */
        post: operations["notifyRequester"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/corrections/{id}/inquiries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks another state for information (T11); a federal privacy officer asks the owner (T12) */
        post: operations["inquire"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/corrections/{id}/inquiries/{number}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers in writing for the state that was asked: ends T11 or T12 */
        post: operations["answerInquiry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/set-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the first account, with the link that the exchange showed when it was started first */
        post: operations["setUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a link to a new password mailed; the answer is the same for unknown addresses */
        post: operations["askPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose a password, with the token of a mailed link; ends all sessions and any lock */
        post: operations["setPasswordByLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change the own password; other sessions end, this one goes on under a new cookie */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Confirm the second factor by its first code; other sessions end */
        put: operations["enrolSecondFactor"];
        /** Get a secret for an app that shows codes; it holds once a code of it is given */
        post: operations["offerSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/data-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests to a place, from it, or one’s own, the latest first */
        get: operations["listDataRequests"];
        put?: never;
        /** Asks a state that has a record of a child for more */
        post: operations["sendDataRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/data-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A request with its history */
        get: operations["dataRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/data-requests/{id}/route": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a request on to another place of the state that is asked */
        post: operations["routeDataRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/data-requests/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers in words, or says that what was asked for has been submitted */
        post: operations["answerDataRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/data-requests/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The requester takes what was submitted as the answer, or withdraws the request */
        post: operations["closeDataRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/worklist/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A near match is one child, or a conflict is right: takes effect, or waits for others */
        post: operations["acceptWorkItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/worklist/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A near match is not one child: its records are held apart; or what stands is right */
        post: operations["rejectWorkItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/worklist/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second party agrees to a merge or split; it takes effect once all have */
        post: operations["approveWorkItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/worklist/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second party does not agree to a merge or split */
        post: operations["refuseWorkItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/worklist/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whoever proposed a merge or split takes it back, before it has taken effect */
        post: operations["withdrawWorkItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/worklist/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back what a closed item did: a merge, a split, or that records are held apart */
        post: operations["undoWorkItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/directory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** States, regions, districts, schools and projects, as they are on a day */
        get: operations["findInDirectory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/directory/{state}/{kind}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An entry and what it was before, the latest first */
        get: operations["directoryEntry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/directory/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes in a CSV file of entries: all of them, or none */
        post: operations["importDirectory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fhir/Patient/$match": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look for a child as FHIR R4 does: a Patient in, a searchset of graded Patients out */
        post: operations["matchPatient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/worklist/{id}/postpone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts an item off until a time before it is due; its clock runs on */
        post: operations["postponeWorkItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/worklist/{id}/reassign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives an item to an administrator, a district or a region: sideways or down, never up */
        post: operations["reassignWorkItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/worklist/{id}/escalate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives an item to the next level up: district, region, state */
        post: operations["escalateWorkItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/worklist/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says something about an item, for all whom it concerns */
        post: operations["commentWorkItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/worklist/{id}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keeps an item for oneself for a while, so that no two work on it */
        put: operations["lockWorkItem"];
        post?: never;
        /** Gives an item free again */
        delete: operations["unlockWorkItem"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the exchange is up, can read its data and write its audit */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your saved lists */
        get: operations["listSavedLists"];
        put?: never;
        /** Make a list */
        post: operations["createSavedList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/{list}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Do away with a list; its children stay flagged if they are */
        delete: operations["deleteSavedList"];
        options?: never;
        head?: never;
        /** Give a list another name or note */
        patch: operations["changeSavedList"];
        trace?: never;
    };
    "/v1/lists/{list}/students": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The children on a list, as they are now */
        get: operations["readSavedList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/{list}/students/{msixId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a child on a list, with a note */
        put: operations["putSavedListStudent"];
        post?: never;
        /** Take a child from a list */
        delete: operations["removeSavedListStudent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/{list}/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A list as CSV */
        get: operations["savedListCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/{list}/xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A list as a spreadsheet */
        get: operations["savedListXlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Flag children now, to be researched later: they are kept on a list of yours */
        post: operations["flagStudents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flags/{flag}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a flag of yours away; the children stay on the list */
        delete: operations["removeFlag"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/students/recently-viewed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Children whose record you opened, the latest first, as they are now */
        get: operations["listRecentlyViewed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/students/{msixId}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that other students are this one, whose id lives on: takes effect, or is proposed */
        post: operations["mergeStudents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/students/{msixId}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that a student is several: each part gets a new id, the rest keeps its own */
        post: operations["splitStudent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/move-notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Notices to a place, from it, or one’s own, the latest first */
        get: operations["listMoveNotices"];
        put?: never;
        /** Tells a state, region, district or school that a child has come from it, or is coming */
        post: operations["sendMoveNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/move-notices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A notice with its history */
        get: operations["moveNotice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/move-notices/{id}/route": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a notice on to the place that it is really for */
        post: operations["routeMoveNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/move-notices/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that a notice was seen and will be followed up */
        post: operations["acknowledgeMoveNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/move-notices/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what became of it: the sender is told, the worklist is done with it */
        post: operations["answerMoveNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/open-id/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Go to the issuer to log in there */
        get: operations["beginOpenId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/open-id/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Come back from the issuer, logged in */
        get: operations["endOpenId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/students/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look for children by a name or an id, narrowed by more; what was asked stands in no address */
        post: operations["searchStudents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is logged in, and what they may do */
        get: operations["ownAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The session, with what a page has to send to change anything */
        get: operations["readSession"];
        put?: never;
        /** Log in; the session comes as a cookie */
        post: operations["logIn"];
        /** Log out */
        delete: operations["logOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End all sessions of the own account, this one too */
        delete: operations["logOutEverywhere"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rules-of-behaviour": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What has to be accepted yearly */
        get: operations["readRulesOfBehaviour"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rules-of-behaviour/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept the rules of behaviour for a year */
        post: operations["acceptRulesOfBehaviour"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/students/{msixId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The consolidated record of a child; an id that was merged away leads to the child it is now */
        get: operations["readStudent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/students/{msixId}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of what states said of a child, the latest first, and what changed */
        get: operations["readStudentHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/students/{msixId}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The consolidated record as a page to be printed */
        get: operations["printStudent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/students/{msixId}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The consolidated record as PDF */
        get: operations["studentPdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/students/{msixId}/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The consolidated record as CSV, a line for each value */
        get: operations["studentCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files of the own state, the latest first */
        get: operations["listSubmissions"];
        put?: never;
        /** Send a file of students; it is taken in afterwards */
        post: operations["submitFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/submissions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a file has come, and what came of it */
        get: operations["readSubmission"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/submissions/{id}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was found in a file, in its order */
        get: operations["readFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/submissions/{id}/findings.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as CSV */
        get: operations["downloadFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/submissions/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take in no more of a file; what was taken in stays */
        post: operations["cancelSubmission"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/students/{state}/{stateStudentId}/rekey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A state calls its student by another id; one that it has already: they are one student */
        post: operations["rekeyStudent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Colleagues of any state whose account is active, with where their office is reached */
        get: operations["searchUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who somebody is whose account stands in a history, a notice or a request */
        get: operations["readUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user-administrators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom to ask for an account in a state */
        get: operations["findUserAdministrators"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/worklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is to be done in the own place and below, or what one has proposed */
        get: operations["listWorklist"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/students/{msixId}/worklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is or was to be decided about a student: what an undo can take back is among it */
        get: operations["workOfStudent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/worklist/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An item with its records side by side, what they weigh, and its history */
        get: operations["readWorkItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            type: string;
            title: string;
            status: number;
            code: string;
            detail?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAccounts: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: string;
                limit?: number;
                /** @description Beginning of a word of the name, or the address */
                text?: string;
                state?: string;
                role?: "primary-user" | "secondary-user" | "data-administrator" | "user-administrator" | "federal-reader" | "privacy-officer" | "state-system";
                status?: "active" | "disabled" | "deactivated";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accounts: {
                            id: string;
                            version: number;
                            email: string;
                            name: string;
                            roles: ("primary-user" | "secondary-user" | "data-administrator" | "user-administrator" | "federal-reader" | "privacy-officer" | "state-system")[];
                            place: {
                                state?: string;
                                region?: string;
                                /** @description NCES district id */
                                district?: string;
                            };
                            /** @enum {unknown} */
                            status: "active" | "disabled" | "deactivated";
                            office?: {
                                title?: string;
                                phone?: string;
                                address?: string;
                            };
                            /** Format: date-time */
                            created?: string;
                            /**
                             * Format: date
                             * @description Of the last security training
                             */
                            training?: string;
                            /**
                             * Format: date
                             * @description Day it has to be repeated by
                             */
                            trainingDue?: string;
                            /** Format: date-time */
                            rulesAccepted?: string;
                            hasSecondFactor: boolean;
                        }[];
                        /** @description Cursor of the next page; absent on the last. */
                        next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    name: string;
                    roles: ("primary-user" | "secondary-user" | "data-administrator" | "user-administrator" | "federal-reader" | "privacy-officer" | "state-system")[];
                    place: {
                        state?: string;
                        region?: string;
                        /** @description NCES district id */
                        district?: string;
                    };
                    office?: {
                        title?: string;
                        phone?: string;
                        address?: string;
                    };
                    /** Format: date */
                    training?: string;
                    /** @description Who verified the identity and the need, and where the signed form is kept */
                    approval: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTrainingDue: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: string;
                limit?: number;
                state?: string;
                by?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accounts: {
                            id: string;
                            version: number;
                            email: string;
                            name: string;
                            roles: ("primary-user" | "secondary-user" | "data-administrator" | "user-administrator" | "federal-reader" | "privacy-officer" | "state-system")[];
                            place: {
                                state?: string;
                                region?: string;
                                /** @description NCES district id */
                                district?: string;
                            };
                            /** @enum {unknown} */
                            status: "active" | "disabled" | "deactivated";
                            office?: {
                                title?: string;
                                phone?: string;
                                address?: string;
                            };
                            /** Format: date-time */
                            created?: string;
                            /**
                             * Format: date
                             * @description Of the last security training
                             */
                            training?: string;
                            /**
                             * Format: date
                             * @description Day it has to be repeated by
                             */
                            trainingDue?: string;
                            /** Format: date-time */
                            rulesAccepted?: string;
                            hasSecondFactor: boolean;
                        }[];
                        /** @description Cursor of the next page; absent on the last. */
                        next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        version: number;
                        email: string;
                        name: string;
                        roles: ("primary-user" | "secondary-user" | "data-administrator" | "user-administrator" | "federal-reader" | "privacy-officer" | "state-system")[];
                        place: {
                            state?: string;
                            region?: string;
                            /** @description NCES district id */
                            district?: string;
                        };
                        /** @enum {unknown} */
                        status: "active" | "disabled" | "deactivated";
                        office?: {
                            title?: string;
                            phone?: string;
                            address?: string;
                        };
                        /** Format: date-time */
                        created?: string;
                        /**
                         * Format: date
                         * @description Of the last security training
                         */
                        training?: string;
                        /**
                         * Format: date
                         * @description Day it has to be repeated by
                         */
                        trainingDue?: string;
                        /** Format: date-time */
                        rulesAccepted?: string;
                        hasSecondFactor: boolean;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    roles?: ("primary-user" | "secondary-user" | "data-administrator" | "user-administrator" | "federal-reader" | "privacy-officer" | "state-system")[];
                    place?: {
                        state?: string;
                        region?: string;
                        /** @description NCES district id */
                        district?: string;
                    };
                    office?: {
                        title?: string;
                        phone?: string;
                        address?: string;
                    };
                    /** Format: date */
                    training?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        version: number;
                        email: string;
                        name: string;
                        roles: ("primary-user" | "secondary-user" | "data-administrator" | "user-administrator" | "federal-reader" | "privacy-officer" | "state-system")[];
                        place: {
                            state?: string;
                            region?: string;
                            /** @description NCES district id */
                            district?: string;
                        };
                        /** @enum {unknown} */
                        status: "active" | "disabled" | "deactivated";
                        office?: {
                            title?: string;
                            phone?: string;
                            address?: string;
                        };
                        /** Format: date-time */
                        created?: string;
                        /**
                         * Format: date
                         * @description Of the last security training
                         */
                        training?: string;
                        /**
                         * Format: date
                         * @description Day it has to be repeated by
                         */
                        trainingDue?: string;
                        /** Format: date-time */
                        rulesAccepted?: string;
                        hasSecondFactor: boolean;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disableAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enableAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deactivateAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAccountHistory: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        events: {
                            number: number;
                            /** Format: date-time */
                            time: string;
                            /** @description Id of the account that did it */
                            by: string;
                            what: string;
                            roles: ("primary-user" | "secondary-user" | "data-administrator" | "user-administrator" | "federal-reader" | "privacy-officer" | "state-system")[];
                            place: {
                                state?: string;
                                region?: string;
                                /** @description NCES district id */
                                district?: string;
                            };
                            note?: string;
                        }[];
                        /** @description Cursor of the next page; absent on the last. */
                        next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                state: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: {
                            id: string;
                            name: string;
                            /** Format: date-time */
                            created: string;
                            createdBy: string;
                            /** Format: date-time */
                            expires: string;
                            /** Format: date-time */
                            lastUsed?: string;
                            /** Format: date-time */
                            revoked?: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                state: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /**
                     * @description How long it holds
                     * @default 365
                     */
                    days?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        key: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                state: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAccountApplications: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: string;
                limit?: number;
                state?: string;
                status?: "waiting" | "approved" | "rejected";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        applications: {
                            id: string;
                            email: string;
                            name: string;
                            roles: ("primary-user" | "secondary-user" | "data-administrator" | "user-administrator" | "federal-reader" | "privacy-officer" | "state-system")[];
                            place: {
                                state?: string;
                                region?: string;
                                /** @description NCES district id */
                                district?: string;
                            };
                            office?: {
                                title?: string;
                                phone?: string;
                                address?: string;
                            };
                            /** Format: date */
                            training?: string;
                            /** @description Who has seen the papers of the applicant and attests the need */
                            verifiedBy: {
                                name: string;
                                title?: string;
                                email?: string;
                            };
                            reason?: string;
                            /** Format: date-time */
                            received: string;
                            /** @enum {unknown} */
                            status: "waiting" | "approved" | "rejected";
                            decision?: {
                                /** Format: date-time */
                                time: string;
                                by: string;
                                note?: string;
                                account?: string;
                            };
                        }[];
                        /** @description Cursor of the next page; absent on the last. */
                        next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    applyForAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    name: string;
                    roles: ("primary-user" | "secondary-user" | "data-administrator" | "user-administrator" | "federal-reader" | "privacy-officer" | "state-system")[];
                    place: {
                        state?: string;
                        region?: string;
                        /** @description NCES district id */
                        district?: string;
                    };
                    office?: {
                        title?: string;
                        phone?: string;
                        address?: string;
                    };
                    /** Format: date */
                    training?: string;
                    /** @description Who has seen the papers of the applicant and attests the need */
                    verifiedBy: {
                        name: string;
                        title?: string;
                        email?: string;
                    };
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description To name the application by */
                        id: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAccountApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        email: string;
                        name: string;
                        roles: ("primary-user" | "secondary-user" | "data-administrator" | "user-administrator" | "federal-reader" | "privacy-officer" | "state-system")[];
                        place: {
                            state?: string;
                            region?: string;
                            /** @description NCES district id */
                            district?: string;
                        };
                        office?: {
                            title?: string;
                            phone?: string;
                            address?: string;
                        };
                        /** Format: date */
                        training?: string;
                        /** @description Who has seen the papers of the applicant and attests the need */
                        verifiedBy: {
                            name: string;
                            title?: string;
                            email?: string;
                        };
                        reason?: string;
                        /** Format: date-time */
                        received: string;
                        /** @enum {unknown} */
                        status: "waiting" | "approved" | "rejected";
                        decision?: {
                            /** Format: date-time */
                            time: string;
                            by: string;
                            note?: string;
                            account?: string;
                        };
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveAccountApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    roles: ("primary-user" | "secondary-user" | "data-administrator" | "user-administrator" | "federal-reader" | "privacy-officer" | "state-system")[];
                    place?: {
                        state?: string;
                        region?: string;
                        /** @description NCES district id */
                        district?: string;
                    };
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectAccountApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchAudit: {
        parameters: {
            query?: {
                account?: string;
                operation?: string;
                /** @description `msix:000123456789` */
                subject?: string;
                status?: number;
                from?: string;
                /** @description Before this. */
                to?: string;
                /** @description Where to go on: `next` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: {
                            sequence: number;
                            /** Format: date-time */
                            time: string;
                            /** @description Id of the account; empty where nobody had logged in. */
                            account: string;
                            operation: string;
                            /** @description HTTP status; 0 for what the exchange did by itself. */
                            status: number;
                            /** @description What it was about: `msix:000123456789`. */
                            subjects: string[];
                            /** @description Counts and codes. */
                            details?: {
                                [key: string]: string | number;
                            };
                        }[];
                        /** @description Cursor of the next page; absent on the last. */
                        next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sound: boolean;
                        entries?: number;
                        /** @description Of the last entry. Kept elsewhere, it vouches for all. */
                        hash?: string;
                        problem?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listChanges: {
        parameters: {
            query?: {
                /** @description `last` of the answer before; 0 begins at the beginning. */
                since?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: {
                            sequence: number;
                            /** Format: date-time */
                            time: string;
                            /** @enum {unknown} */
                            kind: "id-given" | "deleted" | "renamed" | "near-match" | "other-state";
                            stateStudentId: string;
                            msixId?: string;
                        }[];
                        /** @description Give it as `since` next time. */
                        last: number;
                        /** @description Ask again at once: there is more. */
                        more: boolean;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importCoeApprovals: {
        parameters: {
            query?: {
                /** @description Only says what would be done. */
                dryRun?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": unknown;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        outcome: "imported" | "checked" | "refused";
                        rows: number;
                        added: number;
                        changed: number;
                        unchanged: number;
                        /** @description The first 500. */
                        findings: {
                            line: number;
                            column?: string;
                            problem: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCoeApprovals: {
        parameters: {
            query: {
                /** @description Postal code. */
                state: string;
                /** @description Where to go on: `next` of the page before. */
                cursor?: string;
                limit?: number;
                stateStudentId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            state: string;
                            stateStudentId: string;
                            /** Format: date */
                            approved: string;
                            certificate?: string;
                            secondary?: boolean;
                        }[];
                        /** @description Cursor of the next page; absent on the last. */
                        next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importTermCalendars: {
        parameters: {
            query?: {
                /** @description Only says what would be done. */
                dryRun?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": unknown;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        outcome: "imported" | "checked" | "refused";
                        rows: number;
                        added: number;
                        changed: number;
                        unchanged: number;
                        /** @description The first 500. */
                        findings: {
                            line: number;
                            column?: string;
                            problem: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTermCalendars: {
        parameters: {
            query: {
                /** @description Postal code. */
                state: string;
                /** @description Where to go on: `next` of the page before. */
                cursor?: string;
                limit?: number;
                district?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            state: string;
                            district: string;
                            schoolYear: number;
                            /** @enum {unknown} */
                            term: "fall" | "spring" | "summer" | "intersession";
                            /** Format: date */
                            begins: string;
                            /** Format: date */
                            ends: string;
                        }[];
                        /** @description Cursor of the next page; absent on the last. */
                        next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    clockRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {unknown} */
                            id: "T1" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9" | "T10" | "T11" | "T12" | "T13";
                            trigger: string;
                            duty: string;
                            length?: {
                                count: number;
                                /** @enum {unknown} */
                                unit: "working-days" | "calendar-days" | "years";
                            };
                            source: string;
                            /** @enum {unknown} */
                            needs?: "coe-approvals" | "term-calendars";
                            metBy: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listClocks: {
        parameters: {
            query: {
                /** @description Postal code. */
                state: string;
                /** @description Default: open. */
                group?: "open" | "overdue" | "ended";
                rule?: "T1" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9" | "T10" | "T11" | "T12" | "T13";
                /** @description Where to go on: `next` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: number;
                            /** @enum {unknown} */
                            rule: "T1" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9" | "T10" | "T11" | "T12" | "T13";
                            state: string;
                            /** @enum {unknown} */
                            status: "waiting" | "running" | "overdue" | "met" | "met-late" | "not-applicable";
                            subject: string;
                            stateStudentId?: string;
                            /** Format: date */
                            started: string;
                            /**
                             * Format: date
                             * @description Last day.
                             */
                            due?: string;
                            /** Format: date-time */
                            ended?: string;
                            /** @description Children of a term of whom nothing has come yet. */
                            awaited?: number;
                            settled?: {
                                by: string;
                                note: string;
                            };
                        }[];
                        /** @description Cursor of the next page; absent on the last. */
                        next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    clockSummary: {
        parameters: {
            query: {
                /** @description Postal code. */
                state: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        counts: {
                            /** @enum {unknown} */
                            rule: "T1" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9" | "T10" | "T11" | "T12" | "T13";
                            /** @enum {unknown} */
                            status: "waiting" | "running" | "overdue" | "met" | "met-late" | "not-applicable";
                            count: number;
                        }[];
                        notComputable: {
                            /** @enum {unknown} */
                            rule: "T1" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9" | "T10" | "T11" | "T12" | "T13";
                            missing: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    studentClocks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Postal code. */
                state: string;
                stateStudentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: number;
                            /** @enum {unknown} */
                            rule: "T1" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9" | "T10" | "T11" | "T12" | "T13";
                            state: string;
                            /** @enum {unknown} */
                            status: "waiting" | "running" | "overdue" | "met" | "met-late" | "not-applicable";
                            subject: string;
                            stateStudentId?: string;
                            /** Format: date */
                            started: string;
                            /**
                             * Format: date
                             * @description Last day.
                             */
                            due?: string;
                            /** Format: date-time */
                            ended?: string;
                            /** @description Children of a term of whom nothing has come yet. */
                            awaited?: number;
                            settled?: {
                                by: string;
                                note: string;
                            };
                        }[];
                        notComputable: {
                            /** @enum {unknown} */
                            rule: "T1" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9" | "T10" | "T11" | "T12" | "T13";
                            missing: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportTranscript: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Postal code. */
                    state: string;
                    stateStudentId: string;
                    /** Format: date */
                    obtained: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @enum {unknown} */
                        rule: "T1" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9" | "T10" | "T11" | "T12" | "T13";
                        state: string;
                        /** @enum {unknown} */
                        status: "waiting" | "running" | "overdue" | "met" | "met-late" | "not-applicable";
                        subject: string;
                        stateStudentId?: string;
                        /** Format: date */
                        started: string;
                        /**
                         * Format: date
                         * @description Last day.
                         */
                        due?: string;
                        /** Format: date-time */
                        ended?: string;
                        /** @description Children of a term of whom nothing has come yet. */
                        awaited?: number;
                        settled?: {
                            by: string;
                            note: string;
                        };
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tellNothingNew: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @enum {unknown} */
                        rule: "T1" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9" | "T10" | "T11" | "T12" | "T13";
                        state: string;
                        /** @enum {unknown} */
                        status: "waiting" | "running" | "overdue" | "met" | "met-late" | "not-applicable";
                        subject: string;
                        stateStudentId?: string;
                        /** Format: date */
                        started: string;
                        /**
                         * Format: date
                         * @description Last day.
                         */
                        due?: string;
                        /** Format: date-time */
                        ended?: string;
                        /** @description Children of a term of whom nothing has come yet. */
                        awaited?: number;
                        settled?: {
                            by: string;
                            note: string;
                        };
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tellObtained: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    obtained: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @enum {unknown} */
                        rule: "T1" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9" | "T10" | "T11" | "T12" | "T13";
                        state: string;
                        /** @enum {unknown} */
                        status: "waiting" | "running" | "overdue" | "met" | "met-late" | "not-applicable";
                        subject: string;
                        stateStudentId?: string;
                        /** Format: date */
                        started: string;
                        /**
                         * Format: date
                         * @description Last day.
                         */
                        due?: string;
                        /** Format: date-time */
                        ended?: string;
                        /** @description Children of a term of whom nothing has come yet. */
                        awaited?: number;
                        settled?: {
                            by: string;
                            note: string;
                        };
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    settleClock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    outcome: "met" | "not-applicable";
                    note: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @enum {unknown} */
                        rule: "T1" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9" | "T10" | "T11" | "T12" | "T13";
                        state: string;
                        /** @enum {unknown} */
                        status: "waiting" | "running" | "overdue" | "met" | "met-late" | "not-applicable";
                        subject: string;
                        stateStudentId?: string;
                        /** Format: date */
                        started: string;
                        /**
                         * Format: date
                         * @description Last day.
                         */
                        due?: string;
                        /** Format: date-time */
                        ended?: string;
                        /** @description Children of a term of whom nothing has come yet. */
                        awaited?: number;
                        settled?: {
                            by: string;
                            note: string;
                        };
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCorrections: {
        parameters: {
            query?: {
                /** @description To the place, from it, or sent by oneself. Default: in. */
                direction?: "in" | "out" | "own";
                /** @description Only what is not answered yet. */
                open?: boolean;
                /** @description Default: one’s own place. */
                state?: string;
                region?: string;
                district?: string;
                /** @description All about one child. */
                msixId?: string;
                /** @description Where to go on: `next` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: number;
                            msixId: string;
                            received: {
                                state: string;
                                by: string;
                                /** Format: date */
                                day: string;
                            };
                            /** @description State that submitted the data, and decides. */
                            owner: string;
                            /** @enum {unknown} */
                            status: "received" | "to-be-forwarded" | "accepted" | "refused" | "corrected";
                            about: {
                                /** @enum {unknown} */
                                kind: "header" | "student" | "alternateId" | "demographics" | "qualifyingMove" | "enrollment" | "assessment" | "courseHistory";
                                /** @description Name of the element. */
                                element?: string;
                            }[];
                            /** Format: date-time */
                            opened: string;
                            /** @description Item of the worklist. */
                            work: number;
                        }[];
                        /** @description Cursor of the next page; absent on the last. */
                        next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enterCorrection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description MSIX id. */
                    msixId: string;
                    /** @description Default: one’s own. */
                    state?: string;
                    /**
                     * Format: date
                     * @description Default: today.
                     */
                    received?: string;
                    /** @description State that submitted the data. */
                    owner: string;
                    requester: {
                        /** @enum {unknown} */
                        relation: "parent" | "guardian" | "child";
                        name?: string;
                        contact?: string;
                    };
                    about: {
                        /** @enum {unknown} */
                        kind: "header" | "student" | "alternateId" | "demographics" | "qualifyingMove" | "enrollment" | "assessment" | "courseHistory";
                        /** @description Name of the element. */
                        element?: string;
                    }[];
                    claim: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        msixId: string;
                        received: {
                            state: string;
                            by: string;
                            /** Format: date */
                            day: string;
                        };
                        /** @description State that submitted the data, and decides. */
                        owner: string;
                        /** @enum {unknown} */
                        status: "received" | "to-be-forwarded" | "accepted" | "refused" | "corrected";
                        about: {
                            /** @enum {unknown} */
                            kind: "header" | "student" | "alternateId" | "demographics" | "qualifyingMove" | "enrollment" | "assessment" | "courseHistory";
                            /** @description Name of the element. */
                            element?: string;
                        }[];
                        /** Format: date-time */
                        opened: string;
                        /** @description Item of the worklist. */
                        work: number;
                        requester: {
                            /** @enum {unknown} */
                            relation: "parent" | "guardian" | "child";
                            name?: string;
                            contact?: string;
                        };
                        claim: string;
                        acknowledged?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                        };
                        forwarded?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                        };
                        decision?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            /** @enum {unknown} */
                            outcome: "accepted" | "refused";
                            reason: string;
                        };
                        notified?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            how: string;
                        };
                        inquiries: {
                            number: number;
                            /** @enum {unknown} */
                            by: "state" | "department";
                            to: string;
                            question: string;
                            /** Format: date-time */
                            asked: string;
                            answer?: {
                                by: string;
                                /** Format: date-time */
                                at: string;
                                text: string;
                            };
                        }[];
                        clocks: {
                            id: number;
                            /** @enum {unknown} */
                            rule: "T1" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9" | "T10" | "T11" | "T12" | "T13";
                            state: string;
                            /** @enum {unknown} */
                            status: "waiting" | "running" | "overdue" | "met" | "met-late" | "not-applicable";
                            subject: string;
                            stateStudentId?: string;
                            /** Format: date */
                            started: string;
                            /**
                             * Format: date
                             * @description Last day.
                             */
                            due?: string;
                            /** Format: date-time */
                            ended?: string;
                            /** @description Children of a term of whom nothing has come yet. */
                            awaited?: number;
                            settled?: {
                                by: string;
                                note: string;
                            };
                        }[];
                        steps: {
                            /** Format: date-time */
                            at: string;
                            /** @description Account, or `exchange`. */
                            by: string;
                            action: string;
                            note?: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        msixId: string;
                        received: {
                            state: string;
                            by: string;
                            /** Format: date */
                            day: string;
                        };
                        /** @description State that submitted the data, and decides. */
                        owner: string;
                        /** @enum {unknown} */
                        status: "received" | "to-be-forwarded" | "accepted" | "refused" | "corrected";
                        about: {
                            /** @enum {unknown} */
                            kind: "header" | "student" | "alternateId" | "demographics" | "qualifyingMove" | "enrollment" | "assessment" | "courseHistory";
                            /** @description Name of the element. */
                            element?: string;
                        }[];
                        /** Format: date-time */
                        opened: string;
                        /** @description Item of the worklist. */
                        work: number;
                        requester: {
                            /** @enum {unknown} */
                            relation: "parent" | "guardian" | "child";
                            name?: string;
                            contact?: string;
                        };
                        claim: string;
                        acknowledged?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                        };
                        forwarded?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                        };
                        decision?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            /** @enum {unknown} */
                            outcome: "accepted" | "refused";
                            reason: string;
                        };
                        notified?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            how: string;
                        };
                        inquiries: {
                            number: number;
                            /** @enum {unknown} */
                            by: "state" | "department";
                            to: string;
                            question: string;
                            /** Format: date-time */
                            asked: string;
                            answer?: {
                                by: string;
                                /** Format: date-time */
                                at: string;
                                text: string;
                            };
                        }[];
                        clocks: {
                            id: number;
                            /** @enum {unknown} */
                            rule: "T1" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9" | "T10" | "T11" | "T12" | "T13";
                            state: string;
                            /** @enum {unknown} */
                            status: "waiting" | "running" | "overdue" | "met" | "met-late" | "not-applicable";
                            subject: string;
                            stateStudentId?: string;
                            /** Format: date */
                            started: string;
                            /**
                             * Format: date
                             * @description Last day.
                             */
                            due?: string;
                            /** Format: date-time */
                            ended?: string;
                            /** @description Children of a term of whom nothing has come yet. */
                            awaited?: number;
                            settled?: {
                                by: string;
                                note: string;
                            };
                        }[];
                        steps: {
                            /** Format: date-time */
                            at: string;
                            /** @description Account, or `exchange`. */
                            by: string;
                            action: string;
                            note?: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forwardCorrection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        msixId: string;
                        received: {
                            state: string;
                            by: string;
                            /** Format: date */
                            day: string;
                        };
                        /** @description State that submitted the data, and decides. */
                        owner: string;
                        /** @enum {unknown} */
                        status: "received" | "to-be-forwarded" | "accepted" | "refused" | "corrected";
                        about: {
                            /** @enum {unknown} */
                            kind: "header" | "student" | "alternateId" | "demographics" | "qualifyingMove" | "enrollment" | "assessment" | "courseHistory";
                            /** @description Name of the element. */
                            element?: string;
                        }[];
                        /** Format: date-time */
                        opened: string;
                        /** @description Item of the worklist. */
                        work: number;
                        requester: {
                            /** @enum {unknown} */
                            relation: "parent" | "guardian" | "child";
                            name?: string;
                            contact?: string;
                        };
                        claim: string;
                        acknowledged?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                        };
                        forwarded?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                        };
                        decision?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            /** @enum {unknown} */
                            outcome: "accepted" | "refused";
                            reason: string;
                        };
                        notified?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            how: string;
                        };
                        inquiries: {
                            number: number;
                            /** @enum {unknown} */
                            by: "state" | "department";
                            to: string;
                            question: string;
                            /** Format: date-time */
                            asked: string;
                            answer?: {
                                by: string;
                                /** Format: date-time */
                                at: string;
                                text: string;
                            };
                        }[];
                        clocks: {
                            id: number;
                            /** @enum {unknown} */
                            rule: "T1" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9" | "T10" | "T11" | "T12" | "T13";
                            state: string;
                            /** @enum {unknown} */
                            status: "waiting" | "running" | "overdue" | "met" | "met-late" | "not-applicable";
                            subject: string;
                            stateStudentId?: string;
                            /** Format: date */
                            started: string;
                            /**
                             * Format: date
                             * @description Last day.
                             */
                            due?: string;
                            /** Format: date-time */
                            ended?: string;
                            /** @description Children of a term of whom nothing has come yet. */
                            awaited?: number;
                            settled?: {
                                by: string;
                                note: string;
                            };
                        }[];
                        steps: {
                            /** Format: date-time */
                            at: string;
                            /** @description Account, or `exchange`. */
                            by: string;
                            action: string;
                            note?: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acknowledgeCorrection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        msixId: string;
                        received: {
                            state: string;
                            by: string;
                            /** Format: date */
                            day: string;
                        };
                        /** @description State that submitted the data, and decides. */
                        owner: string;
                        /** @enum {unknown} */
                        status: "received" | "to-be-forwarded" | "accepted" | "refused" | "corrected";
                        about: {
                            /** @enum {unknown} */
                            kind: "header" | "student" | "alternateId" | "demographics" | "qualifyingMove" | "enrollment" | "assessment" | "courseHistory";
                            /** @description Name of the element. */
                            element?: string;
                        }[];
                        /** Format: date-time */
                        opened: string;
                        /** @description Item of the worklist. */
                        work: number;
                        requester: {
                            /** @enum {unknown} */
                            relation: "parent" | "guardian" | "child";
                            name?: string;
                            contact?: string;
                        };
                        claim: string;
                        acknowledged?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                        };
                        forwarded?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                        };
                        decision?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            /** @enum {unknown} */
                            outcome: "accepted" | "refused";
                            reason: string;
                        };
                        notified?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            how: string;
                        };
                        inquiries: {
                            number: number;
                            /** @enum {unknown} */
                            by: "state" | "department";
                            to: string;
                            question: string;
                            /** Format: date-time */
                            asked: string;
                            answer?: {
                                by: string;
                                /** Format: date-time */
                                at: string;
                                text: string;
                            };
                        }[];
                        clocks: {
                            id: number;
                            /** @enum {unknown} */
                            rule: "T1" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9" | "T10" | "T11" | "T12" | "T13";
                            state: string;
                            /** @enum {unknown} */
                            status: "waiting" | "running" | "overdue" | "met" | "met-late" | "not-applicable";
                            subject: string;
                            stateStudentId?: string;
                            /** Format: date */
                            started: string;
                            /**
                             * Format: date
                             * @description Last day.
                             */
                            due?: string;
                            /** Format: date-time */
                            ended?: string;
                            /** @description Children of a term of whom nothing has come yet. */
                            awaited?: number;
                            settled?: {
                                by: string;
                                note: string;
                            };
                        }[];
                        steps: {
                            /** Format: date-time */
                            at: string;
                            /** @description Account, or `exchange`. */
                            by: string;
                            action: string;
                            note?: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideCorrection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    outcome: "accepted" | "refused";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        msixId: string;
                        received: {
                            state: string;
                            by: string;
                            /** Format: date */
                            day: string;
                        };
                        /** @description State that submitted the data, and decides. */
                        owner: string;
                        /** @enum {unknown} */
                        status: "received" | "to-be-forwarded" | "accepted" | "refused" | "corrected";
                        about: {
                            /** @enum {unknown} */
                            kind: "header" | "student" | "alternateId" | "demographics" | "qualifyingMove" | "enrollment" | "assessment" | "courseHistory";
                            /** @description Name of the element. */
                            element?: string;
                        }[];
                        /** Format: date-time */
                        opened: string;
                        /** @description Item of the worklist. */
                        work: number;
                        requester: {
                            /** @enum {unknown} */
                            relation: "parent" | "guardian" | "child";
                            name?: string;
                            contact?: string;
                        };
                        claim: string;
                        acknowledged?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                        };
                        forwarded?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                        };
                        decision?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            /** @enum {unknown} */
                            outcome: "accepted" | "refused";
                            reason: string;
                        };
                        notified?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            how: string;
                        };
                        inquiries: {
                            number: number;
                            /** @enum {unknown} */
                            by: "state" | "department";
                            to: string;
                            question: string;
                            /** Format: date-time */
                            asked: string;
                            answer?: {
                                by: string;
                                /** Format: date-time */
                                at: string;
                                text: string;
                            };
                        }[];
                        clocks: {
                            id: number;
                            /** @enum {unknown} */
                            rule: "T1" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9" | "T10" | "T11" | "T12" | "T13";
                            state: string;
                            /** @enum {unknown} */
                            status: "waiting" | "running" | "overdue" | "met" | "met-late" | "not-applicable";
                            subject: string;
                            stateStudentId?: string;
                            /** Format: date */
                            started: string;
                            /**
                             * Format: date
                             * @description Last day.
                             */
                            due?: string;
                            /** Format: date-time */
                            ended?: string;
                            /** @description Children of a term of whom nothing has come yet. */
                            awaited?: number;
                            settled?: {
                                by: string;
                                note: string;
                            };
                        }[];
                        steps: {
                            /** Format: date-time */
                            at: string;
                            /** @description Account, or `exchange`. */
                            by: string;
                            action: string;
                            note?: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notifyRequester: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Such as “letter of 2 December”. */
                    how: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        msixId: string;
                        received: {
                            state: string;
                            by: string;
                            /** Format: date */
                            day: string;
                        };
                        /** @description State that submitted the data, and decides. */
                        owner: string;
                        /** @enum {unknown} */
                        status: "received" | "to-be-forwarded" | "accepted" | "refused" | "corrected";
                        about: {
                            /** @enum {unknown} */
                            kind: "header" | "student" | "alternateId" | "demographics" | "qualifyingMove" | "enrollment" | "assessment" | "courseHistory";
                            /** @description Name of the element. */
                            element?: string;
                        }[];
                        /** Format: date-time */
                        opened: string;
                        /** @description Item of the worklist. */
                        work: number;
                        requester: {
                            /** @enum {unknown} */
                            relation: "parent" | "guardian" | "child";
                            name?: string;
                            contact?: string;
                        };
                        claim: string;
                        acknowledged?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                        };
                        forwarded?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                        };
                        decision?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            /** @enum {unknown} */
                            outcome: "accepted" | "refused";
                            reason: string;
                        };
                        notified?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            how: string;
                        };
                        inquiries: {
                            number: number;
                            /** @enum {unknown} */
                            by: "state" | "department";
                            to: string;
                            question: string;
                            /** Format: date-time */
                            asked: string;
                            answer?: {
                                by: string;
                                /** Format: date-time */
                                at: string;
                                text: string;
                            };
                        }[];
                        clocks: {
                            id: number;
                            /** @enum {unknown} */
                            rule: "T1" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9" | "T10" | "T11" | "T12" | "T13";
                            state: string;
                            /** @enum {unknown} */
                            status: "waiting" | "running" | "overdue" | "met" | "met-late" | "not-applicable";
                            subject: string;
                            stateStudentId?: string;
                            /** Format: date */
                            started: string;
                            /**
                             * Format: date
                             * @description Last day.
                             */
                            due?: string;
                            /** Format: date-time */
                            ended?: string;
                            /** @description Children of a term of whom nothing has come yet. */
                            awaited?: number;
                            settled?: {
                                by: string;
                                note: string;
                            };
                        }[];
                        steps: {
                            /** Format: date-time */
                            at: string;
                            /** @description Account, or `exchange`. */
                            by: string;
                            action: string;
                            note?: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inquire: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Postal code. */
                    to: string;
                    question: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        msixId: string;
                        received: {
                            state: string;
                            by: string;
                            /** Format: date */
                            day: string;
                        };
                        /** @description State that submitted the data, and decides. */
                        owner: string;
                        /** @enum {unknown} */
                        status: "received" | "to-be-forwarded" | "accepted" | "refused" | "corrected";
                        about: {
                            /** @enum {unknown} */
                            kind: "header" | "student" | "alternateId" | "demographics" | "qualifyingMove" | "enrollment" | "assessment" | "courseHistory";
                            /** @description Name of the element. */
                            element?: string;
                        }[];
                        /** Format: date-time */
                        opened: string;
                        /** @description Item of the worklist. */
                        work: number;
                        requester: {
                            /** @enum {unknown} */
                            relation: "parent" | "guardian" | "child";
                            name?: string;
                            contact?: string;
                        };
                        claim: string;
                        acknowledged?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                        };
                        forwarded?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                        };
                        decision?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            /** @enum {unknown} */
                            outcome: "accepted" | "refused";
                            reason: string;
                        };
                        notified?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            how: string;
                        };
                        inquiries: {
                            number: number;
                            /** @enum {unknown} */
                            by: "state" | "department";
                            to: string;
                            question: string;
                            /** Format: date-time */
                            asked: string;
                            answer?: {
                                by: string;
                                /** Format: date-time */
                                at: string;
                                text: string;
                            };
                        }[];
                        clocks: {
                            id: number;
                            /** @enum {unknown} */
                            rule: "T1" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9" | "T10" | "T11" | "T12" | "T13";
                            state: string;
                            /** @enum {unknown} */
                            status: "waiting" | "running" | "overdue" | "met" | "met-late" | "not-applicable";
                            subject: string;
                            stateStudentId?: string;
                            /** Format: date */
                            started: string;
                            /**
                             * Format: date
                             * @description Last day.
                             */
                            due?: string;
                            /** Format: date-time */
                            ended?: string;
                            /** @description Children of a term of whom nothing has come yet. */
                            awaited?: number;
                            settled?: {
                                by: string;
                                note: string;
                            };
                        }[];
                        steps: {
                            /** Format: date-time */
                            at: string;
                            /** @description Account, or `exchange`. */
                            by: string;
                            action: string;
                            note?: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerInquiry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        msixId: string;
                        received: {
                            state: string;
                            by: string;
                            /** Format: date */
                            day: string;
                        };
                        /** @description State that submitted the data, and decides. */
                        owner: string;
                        /** @enum {unknown} */
                        status: "received" | "to-be-forwarded" | "accepted" | "refused" | "corrected";
                        about: {
                            /** @enum {unknown} */
                            kind: "header" | "student" | "alternateId" | "demographics" | "qualifyingMove" | "enrollment" | "assessment" | "courseHistory";
                            /** @description Name of the element. */
                            element?: string;
                        }[];
                        /** Format: date-time */
                        opened: string;
                        /** @description Item of the worklist. */
                        work: number;
                        requester: {
                            /** @enum {unknown} */
                            relation: "parent" | "guardian" | "child";
                            name?: string;
                            contact?: string;
                        };
                        claim: string;
                        acknowledged?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                        };
                        forwarded?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                        };
                        decision?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            /** @enum {unknown} */
                            outcome: "accepted" | "refused";
                            reason: string;
                        };
                        notified?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            how: string;
                        };
                        inquiries: {
                            number: number;
                            /** @enum {unknown} */
                            by: "state" | "department";
                            to: string;
                            question: string;
                            /** Format: date-time */
                            asked: string;
                            answer?: {
                                by: string;
                                /** Format: date-time */
                                at: string;
                                text: string;
                            };
                        }[];
                        clocks: {
                            id: number;
                            /** @enum {unknown} */
                            rule: "T1" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9" | "T10" | "T11" | "T12" | "T13";
                            state: string;
                            /** @enum {unknown} */
                            status: "waiting" | "running" | "overdue" | "met" | "met-late" | "not-applicable";
                            subject: string;
                            stateStudentId?: string;
                            /** Format: date */
                            started: string;
                            /**
                             * Format: date
                             * @description Last day.
                             */
                            due?: string;
                            /** Format: date-time */
                            ended?: string;
                            /** @description Children of a term of whom nothing has come yet. */
                            awaited?: number;
                            settled?: {
                                by: string;
                                note: string;
                            };
                        }[];
                        steps: {
                            /** Format: date-time */
                            at: string;
                            /** @description Account, or `exchange`. */
                            by: string;
                            action: string;
                            note?: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                    email: string;
                    name: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setPasswordByLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    current: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        csrf: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrolSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        csrf: string;
                        /** @description Shown this once; each logs in once in place of a code. */
                        recoveryCodes: string[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    offerSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    /** @description Of the second factor that is replaced. */
                    code?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Base 32, to be typed in */
                        secret: string;
                        /** @description `otpauth:`, to be shown as a picture */
                        uri: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDataRequests: {
        parameters: {
            query?: {
                /** @description To the place, from it, or sent by oneself. Default: in. */
                direction?: "in" | "out" | "own";
                /** @description Only what is not answered yet. */
                open?: boolean;
                /** @description Default: one’s own place. */
                state?: string;
                region?: string;
                district?: string;
                /** @description All about one child. */
                msixId?: string;
                /** @description Where to go on: `next` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: number;
                            msixId: string;
                            to: {
                                /** @description Postal code. */
                                state: string;
                                region?: string;
                                /** @description NCES id. */
                                district?: string;
                                /** @description NCES id. */
                                school?: string;
                            };
                            from: {
                                /** @description Postal code. */
                                state: string;
                                region?: string;
                                /** @description NCES id. */
                                district?: string;
                                /** @description NCES id. */
                                school?: string;
                            };
                            asked: ("course-history" | "final-grades" | "assessments" | "enrollments" | "immunization" | "other")[];
                            /** @enum {unknown} */
                            status: "open" | "answered" | "withdrawn";
                            /** Format: date-time */
                            sent: string;
                            /**
                             * Format: date
                             * @description Last day.
                             */
                            due: string;
                            /** @description Days since it was sent, or until it was answered. */
                            days: number;
                            isOverdue: boolean;
                            /** @description Item of the worklist. */
                            work: number;
                        }[];
                        /** @description Cursor of the next page; absent on the last. */
                        next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendDataRequest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description MSIX id. */
                    msixId: string;
                    to: {
                        /** @description Postal code. */
                        state: string;
                        region?: string;
                        /** @description NCES id. */
                        district?: string;
                        /** @description NCES id. */
                        school?: string;
                    };
                    asked: ("course-history" | "final-grades" | "assessments" | "enrollments" | "immunization" | "other")[];
                    question?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        msixId: string;
                        to: {
                            /** @description Postal code. */
                            state: string;
                            region?: string;
                            /** @description NCES id. */
                            district?: string;
                            /** @description NCES id. */
                            school?: string;
                        };
                        from: {
                            /** @description Postal code. */
                            state: string;
                            region?: string;
                            /** @description NCES id. */
                            district?: string;
                            /** @description NCES id. */
                            school?: string;
                        };
                        asked: ("course-history" | "final-grades" | "assessments" | "enrollments" | "immunization" | "other")[];
                        /** @enum {unknown} */
                        status: "open" | "answered" | "withdrawn";
                        /** Format: date-time */
                        sent: string;
                        /**
                         * Format: date
                         * @description Last day.
                         */
                        due: string;
                        /** @description Days since it was sent, or until it was answered. */
                        days: number;
                        isOverdue: boolean;
                        /** @description Item of the worklist. */
                        work: number;
                        account: string;
                        question?: string;
                        /** @description What the asked state has submitted since of what was asked for. */
                        brought: ("course-history" | "final-grades" | "assessments" | "enrollments" | "immunization" | "other")[];
                        answer?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            text?: string;
                            submitted: boolean;
                        };
                        steps: {
                            /** Format: date-time */
                            at: string;
                            /** @description Account, or `exchange`. */
                            by: string;
                            action: string;
                            note?: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dataRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        msixId: string;
                        to: {
                            /** @description Postal code. */
                            state: string;
                            region?: string;
                            /** @description NCES id. */
                            district?: string;
                            /** @description NCES id. */
                            school?: string;
                        };
                        from: {
                            /** @description Postal code. */
                            state: string;
                            region?: string;
                            /** @description NCES id. */
                            district?: string;
                            /** @description NCES id. */
                            school?: string;
                        };
                        asked: ("course-history" | "final-grades" | "assessments" | "enrollments" | "immunization" | "other")[];
                        /** @enum {unknown} */
                        status: "open" | "answered" | "withdrawn";
                        /** Format: date-time */
                        sent: string;
                        /**
                         * Format: date
                         * @description Last day.
                         */
                        due: string;
                        /** @description Days since it was sent, or until it was answered. */
                        days: number;
                        isOverdue: boolean;
                        /** @description Item of the worklist. */
                        work: number;
                        account: string;
                        question?: string;
                        /** @description What the asked state has submitted since of what was asked for. */
                        brought: ("course-history" | "final-grades" | "assessments" | "enrollments" | "immunization" | "other")[];
                        answer?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            text?: string;
                            submitted: boolean;
                        };
                        steps: {
                            /** Format: date-time */
                            at: string;
                            /** @description Account, or `exchange`. */
                            by: string;
                            action: string;
                            note?: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    routeDataRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    to: {
                        /** @description Postal code. */
                        state: string;
                        region?: string;
                        /** @description NCES id. */
                        district?: string;
                        /** @description NCES id. */
                        school?: string;
                    };
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        msixId: string;
                        to: {
                            /** @description Postal code. */
                            state: string;
                            region?: string;
                            /** @description NCES id. */
                            district?: string;
                            /** @description NCES id. */
                            school?: string;
                        };
                        from: {
                            /** @description Postal code. */
                            state: string;
                            region?: string;
                            /** @description NCES id. */
                            district?: string;
                            /** @description NCES id. */
                            school?: string;
                        };
                        asked: ("course-history" | "final-grades" | "assessments" | "enrollments" | "immunization" | "other")[];
                        /** @enum {unknown} */
                        status: "open" | "answered" | "withdrawn";
                        /** Format: date-time */
                        sent: string;
                        /**
                         * Format: date
                         * @description Last day.
                         */
                        due: string;
                        /** @description Days since it was sent, or until it was answered. */
                        days: number;
                        isOverdue: boolean;
                        /** @description Item of the worklist. */
                        work: number;
                        account: string;
                        question?: string;
                        /** @description What the asked state has submitted since of what was asked for. */
                        brought: ("course-history" | "final-grades" | "assessments" | "enrollments" | "immunization" | "other")[];
                        answer?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            text?: string;
                            submitted: boolean;
                        };
                        steps: {
                            /** Format: date-time */
                            at: string;
                            /** @description Account, or `exchange`. */
                            by: string;
                            action: string;
                            note?: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerDataRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    submitted: boolean;
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        msixId: string;
                        to: {
                            /** @description Postal code. */
                            state: string;
                            region?: string;
                            /** @description NCES id. */
                            district?: string;
                            /** @description NCES id. */
                            school?: string;
                        };
                        from: {
                            /** @description Postal code. */
                            state: string;
                            region?: string;
                            /** @description NCES id. */
                            district?: string;
                            /** @description NCES id. */
                            school?: string;
                        };
                        asked: ("course-history" | "final-grades" | "assessments" | "enrollments" | "immunization" | "other")[];
                        /** @enum {unknown} */
                        status: "open" | "answered" | "withdrawn";
                        /** Format: date-time */
                        sent: string;
                        /**
                         * Format: date
                         * @description Last day.
                         */
                        due: string;
                        /** @description Days since it was sent, or until it was answered. */
                        days: number;
                        isOverdue: boolean;
                        /** @description Item of the worklist. */
                        work: number;
                        account: string;
                        question?: string;
                        /** @description What the asked state has submitted since of what was asked for. */
                        brought: ("course-history" | "final-grades" | "assessments" | "enrollments" | "immunization" | "other")[];
                        answer?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            text?: string;
                            submitted: boolean;
                        };
                        steps: {
                            /** Format: date-time */
                            at: string;
                            /** @description Account, or `exchange`. */
                            by: string;
                            action: string;
                            note?: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeDataRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    outcome: "answered" | "withdrawn";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        msixId: string;
                        to: {
                            /** @description Postal code. */
                            state: string;
                            region?: string;
                            /** @description NCES id. */
                            district?: string;
                            /** @description NCES id. */
                            school?: string;
                        };
                        from: {
                            /** @description Postal code. */
                            state: string;
                            region?: string;
                            /** @description NCES id. */
                            district?: string;
                            /** @description NCES id. */
                            school?: string;
                        };
                        asked: ("course-history" | "final-grades" | "assessments" | "enrollments" | "immunization" | "other")[];
                        /** @enum {unknown} */
                        status: "open" | "answered" | "withdrawn";
                        /** Format: date-time */
                        sent: string;
                        /**
                         * Format: date
                         * @description Last day.
                         */
                        due: string;
                        /** @description Days since it was sent, or until it was answered. */
                        days: number;
                        isOverdue: boolean;
                        /** @description Item of the worklist. */
                        work: number;
                        account: string;
                        question?: string;
                        /** @description What the asked state has submitted since of what was asked for. */
                        brought: ("course-history" | "final-grades" | "assessments" | "enrollments" | "immunization" | "other")[];
                        answer?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            text?: string;
                            submitted: boolean;
                        };
                        steps: {
                            /** Format: date-time */
                            at: string;
                            /** @description Account, or `exchange`. */
                            by: string;
                            action: string;
                            note?: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptWorkItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Whose id lives on; default the older. */
                    survivor?: string;
                    /** @description Why; stands in the history. */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description `waits`: for the states in `waitsFor` to agree.
                         * @enum {unknown}
                         */
                        effect: "done" | "waits";
                        /** @description Of the worklist; absent of a preview. */
                        item?: number;
                        waitsFor: string[];
                        students: {
                            /** @description Absent of a child that only a preview has made. */
                            msixId?: string;
                            /** @description Where the id leads now. */
                            redirect?: string;
                            records: {
                                state: string;
                                stateStudentId: string;
                            }[];
                        }[];
                        work?: {
                            id: number;
                            /** @description For `If-Match`. */
                            version: string;
                            /** @enum {unknown} */
                            kind: "near-match" | "record-conflict" | "validate-near-match" | "validate-merge" | "validate-split" | "data-request" | "move-notice" | "data-correction";
                            /** @enum {unknown} */
                            status: "open" | "postponed" | "closed";
                            /** @description What it is about: `registry 17`, `data-request 4`. */
                            subject: string;
                            students: {
                                msixId: string;
                                firstName?: string;
                                lastName1?: string;
                                /** Format: date */
                                birthDate?: string;
                                states: string[];
                            }[];
                            /** @description States that it concerns. */
                            states: string[];
                            /** @description With whom it lies: one for each state that has a say. */
                            desks: {
                                state: string;
                                region?: string;
                                district?: string;
                                /** @enum {unknown} */
                                level: "district" | "region" | "state";
                                assignee?: string;
                                /** Format: date-time */
                                due?: string;
                                doneBy?: string;
                                /** Format: date-time */
                                doneAt?: string;
                            }[];
                            /** Format: date-time */
                            opened: string;
                            proposer?: {
                                account: string;
                                state?: string;
                            };
                            /** Format: date-time */
                            until?: string;
                            lock?: {
                                by: string;
                                /** Format: date-time */
                                until: string;
                            };
                            outcome?: string;
                            /** Format: date-time */
                            closed?: string;
                            /** @description The item that it takes back. */
                            undoes?: number;
                            undoneBy?: number;
                        };
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectWorkItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Why; stands in the history. */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description `waits`: for the states in `waitsFor` to agree.
                         * @enum {unknown}
                         */
                        effect: "done" | "waits";
                        /** @description Of the worklist; absent of a preview. */
                        item?: number;
                        waitsFor: string[];
                        students: {
                            /** @description Absent of a child that only a preview has made. */
                            msixId?: string;
                            /** @description Where the id leads now. */
                            redirect?: string;
                            records: {
                                state: string;
                                stateStudentId: string;
                            }[];
                        }[];
                        work?: {
                            id: number;
                            /** @description For `If-Match`. */
                            version: string;
                            /** @enum {unknown} */
                            kind: "near-match" | "record-conflict" | "validate-near-match" | "validate-merge" | "validate-split" | "data-request" | "move-notice" | "data-correction";
                            /** @enum {unknown} */
                            status: "open" | "postponed" | "closed";
                            /** @description What it is about: `registry 17`, `data-request 4`. */
                            subject: string;
                            students: {
                                msixId: string;
                                firstName?: string;
                                lastName1?: string;
                                /** Format: date */
                                birthDate?: string;
                                states: string[];
                            }[];
                            /** @description States that it concerns. */
                            states: string[];
                            /** @description With whom it lies: one for each state that has a say. */
                            desks: {
                                state: string;
                                region?: string;
                                district?: string;
                                /** @enum {unknown} */
                                level: "district" | "region" | "state";
                                assignee?: string;
                                /** Format: date-time */
                                due?: string;
                                doneBy?: string;
                                /** Format: date-time */
                                doneAt?: string;
                            }[];
                            /** Format: date-time */
                            opened: string;
                            proposer?: {
                                account: string;
                                state?: string;
                            };
                            /** Format: date-time */
                            until?: string;
                            lock?: {
                                by: string;
                                /** Format: date-time */
                                until: string;
                            };
                            outcome?: string;
                            /** Format: date-time */
                            closed?: string;
                            /** @description The item that it takes back. */
                            undoes?: number;
                            undoneBy?: number;
                        };
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveWorkItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Why; stands in the history. */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description `waits`: for the states in `waitsFor` to agree.
                         * @enum {unknown}
                         */
                        effect: "done" | "waits";
                        /** @description Of the worklist; absent of a preview. */
                        item?: number;
                        waitsFor: string[];
                        students: {
                            /** @description Absent of a child that only a preview has made. */
                            msixId?: string;
                            /** @description Where the id leads now. */
                            redirect?: string;
                            records: {
                                state: string;
                                stateStudentId: string;
                            }[];
                        }[];
                        work?: {
                            id: number;
                            /** @description For `If-Match`. */
                            version: string;
                            /** @enum {unknown} */
                            kind: "near-match" | "record-conflict" | "validate-near-match" | "validate-merge" | "validate-split" | "data-request" | "move-notice" | "data-correction";
                            /** @enum {unknown} */
                            status: "open" | "postponed" | "closed";
                            /** @description What it is about: `registry 17`, `data-request 4`. */
                            subject: string;
                            students: {
                                msixId: string;
                                firstName?: string;
                                lastName1?: string;
                                /** Format: date */
                                birthDate?: string;
                                states: string[];
                            }[];
                            /** @description States that it concerns. */
                            states: string[];
                            /** @description With whom it lies: one for each state that has a say. */
                            desks: {
                                state: string;
                                region?: string;
                                district?: string;
                                /** @enum {unknown} */
                                level: "district" | "region" | "state";
                                assignee?: string;
                                /** Format: date-time */
                                due?: string;
                                doneBy?: string;
                                /** Format: date-time */
                                doneAt?: string;
                            }[];
                            /** Format: date-time */
                            opened: string;
                            proposer?: {
                                account: string;
                                state?: string;
                            };
                            /** Format: date-time */
                            until?: string;
                            lock?: {
                                by: string;
                                /** Format: date-time */
                                until: string;
                            };
                            outcome?: string;
                            /** Format: date-time */
                            closed?: string;
                            /** @description The item that it takes back. */
                            undoes?: number;
                            undoneBy?: number;
                        };
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuseWorkItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Why; stands in the history. */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description `waits`: for the states in `waitsFor` to agree.
                         * @enum {unknown}
                         */
                        effect: "done" | "waits";
                        /** @description Of the worklist; absent of a preview. */
                        item?: number;
                        waitsFor: string[];
                        students: {
                            /** @description Absent of a child that only a preview has made. */
                            msixId?: string;
                            /** @description Where the id leads now. */
                            redirect?: string;
                            records: {
                                state: string;
                                stateStudentId: string;
                            }[];
                        }[];
                        work?: {
                            id: number;
                            /** @description For `If-Match`. */
                            version: string;
                            /** @enum {unknown} */
                            kind: "near-match" | "record-conflict" | "validate-near-match" | "validate-merge" | "validate-split" | "data-request" | "move-notice" | "data-correction";
                            /** @enum {unknown} */
                            status: "open" | "postponed" | "closed";
                            /** @description What it is about: `registry 17`, `data-request 4`. */
                            subject: string;
                            students: {
                                msixId: string;
                                firstName?: string;
                                lastName1?: string;
                                /** Format: date */
                                birthDate?: string;
                                states: string[];
                            }[];
                            /** @description States that it concerns. */
                            states: string[];
                            /** @description With whom it lies: one for each state that has a say. */
                            desks: {
                                state: string;
                                region?: string;
                                district?: string;
                                /** @enum {unknown} */
                                level: "district" | "region" | "state";
                                assignee?: string;
                                /** Format: date-time */
                                due?: string;
                                doneBy?: string;
                                /** Format: date-time */
                                doneAt?: string;
                            }[];
                            /** Format: date-time */
                            opened: string;
                            proposer?: {
                                account: string;
                                state?: string;
                            };
                            /** Format: date-time */
                            until?: string;
                            lock?: {
                                by: string;
                                /** Format: date-time */
                                until: string;
                            };
                            outcome?: string;
                            /** Format: date-time */
                            closed?: string;
                            /** @description The item that it takes back. */
                            undoes?: number;
                            undoneBy?: number;
                        };
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawWorkItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Why; stands in the history. */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description `waits`: for the states in `waitsFor` to agree.
                         * @enum {unknown}
                         */
                        effect: "done" | "waits";
                        /** @description Of the worklist; absent of a preview. */
                        item?: number;
                        waitsFor: string[];
                        students: {
                            /** @description Absent of a child that only a preview has made. */
                            msixId?: string;
                            /** @description Where the id leads now. */
                            redirect?: string;
                            records: {
                                state: string;
                                stateStudentId: string;
                            }[];
                        }[];
                        work?: {
                            id: number;
                            /** @description For `If-Match`. */
                            version: string;
                            /** @enum {unknown} */
                            kind: "near-match" | "record-conflict" | "validate-near-match" | "validate-merge" | "validate-split" | "data-request" | "move-notice" | "data-correction";
                            /** @enum {unknown} */
                            status: "open" | "postponed" | "closed";
                            /** @description What it is about: `registry 17`, `data-request 4`. */
                            subject: string;
                            students: {
                                msixId: string;
                                firstName?: string;
                                lastName1?: string;
                                /** Format: date */
                                birthDate?: string;
                                states: string[];
                            }[];
                            /** @description States that it concerns. */
                            states: string[];
                            /** @description With whom it lies: one for each state that has a say. */
                            desks: {
                                state: string;
                                region?: string;
                                district?: string;
                                /** @enum {unknown} */
                                level: "district" | "region" | "state";
                                assignee?: string;
                                /** Format: date-time */
                                due?: string;
                                doneBy?: string;
                                /** Format: date-time */
                                doneAt?: string;
                            }[];
                            /** Format: date-time */
                            opened: string;
                            proposer?: {
                                account: string;
                                state?: string;
                            };
                            /** Format: date-time */
                            until?: string;
                            lock?: {
                                by: string;
                                /** Format: date-time */
                                until: string;
                            };
                            outcome?: string;
                            /** Format: date-time */
                            closed?: string;
                            /** @description The item that it takes back. */
                            undoes?: number;
                            undoneBy?: number;
                        };
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoWorkItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Hold apart what was merged.
                     * @default true
                     */
                    apart?: boolean;
                    /** @description Where records go that arrived since the merge; others go where they fit best. */
                    placement?: {
                        state: string;
                        stateStudentId: string;
                        msixId: string;
                    }[];
                    /** @description Why; stands in the history. */
                    note?: string;
                    /** @description Only tells what it would come to. */
                    preview?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description `waits`: for the states in `waitsFor` to agree.
                         * @enum {unknown}
                         */
                        effect: "done" | "waits";
                        /** @description Of the worklist; absent of a preview. */
                        item?: number;
                        waitsFor: string[];
                        students: {
                            /** @description Absent of a child that only a preview has made. */
                            msixId?: string;
                            /** @description Where the id leads now. */
                            redirect?: string;
                            records: {
                                state: string;
                                stateStudentId: string;
                            }[];
                        }[];
                        work?: {
                            id: number;
                            /** @description For `If-Match`. */
                            version: string;
                            /** @enum {unknown} */
                            kind: "near-match" | "record-conflict" | "validate-near-match" | "validate-merge" | "validate-split" | "data-request" | "move-notice" | "data-correction";
                            /** @enum {unknown} */
                            status: "open" | "postponed" | "closed";
                            /** @description What it is about: `registry 17`, `data-request 4`. */
                            subject: string;
                            students: {
                                msixId: string;
                                firstName?: string;
                                lastName1?: string;
                                /** Format: date */
                                birthDate?: string;
                                states: string[];
                            }[];
                            /** @description States that it concerns. */
                            states: string[];
                            /** @description With whom it lies: one for each state that has a say. */
                            desks: {
                                state: string;
                                region?: string;
                                district?: string;
                                /** @enum {unknown} */
                                level: "district" | "region" | "state";
                                assignee?: string;
                                /** Format: date-time */
                                due?: string;
                                doneBy?: string;
                                /** Format: date-time */
                                doneAt?: string;
                            }[];
                            /** Format: date-time */
                            opened: string;
                            proposer?: {
                                account: string;
                                state?: string;
                            };
                            /** Format: date-time */
                            until?: string;
                            lock?: {
                                by: string;
                                /** Format: date-time */
                                until: string;
                            };
                            outcome?: string;
                            /** Format: date-time */
                            closed?: string;
                            /** @description The item that it takes back. */
                            undoes?: number;
                            undoneBy?: number;
                        };
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findInDirectory: {
        parameters: {
            query?: {
                kind?: "state" | "region" | "district" | "school" | "project";
                /** @description Postal code. */
                state?: string;
                region?: string;
                district?: string;
                /** @description Beginning of the name or of a word in it; accents do not count. */
                name?: string;
                /** @description Default: today. */
                on?: string;
                /** @description Where to go on: `next` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {unknown} */
                            kind: "state" | "region" | "district" | "school" | "project";
                            id: string;
                            state: string;
                            name: string;
                            region?: string;
                            district?: string;
                            levels?: ("district" | "region" | "state")[];
                            contact?: {
                                office?: string;
                                email?: string;
                                phone?: string;
                                address?: string;
                                website?: string;
                            };
                            /** Format: date */
                            since: string;
                            /** Format: date */
                            until?: string;
                        }[];
                        /** @description Cursor of the next page; absent on the last. */
                        next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    directoryEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Postal code. */
                state: string;
                kind: "state" | "region" | "district" | "school" | "project";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        versions: {
                            /** @enum {unknown} */
                            kind: "state" | "region" | "district" | "school" | "project";
                            id: string;
                            state: string;
                            name: string;
                            region?: string;
                            district?: string;
                            levels?: ("district" | "region" | "state")[];
                            contact?: {
                                office?: string;
                                email?: string;
                                phone?: string;
                                address?: string;
                                website?: string;
                            };
                            /** Format: date */
                            since: string;
                            /** Format: date */
                            until?: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importDirectory: {
        parameters: {
            query?: {
                /** @description Only says what would be done. */
                dryRun?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": unknown;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        outcome: "imported" | "checked" | "refused";
                        rows: number;
                        added: number;
                        changed: number;
                        unchanged: number;
                        /** @description The first 500. */
                        findings: {
                            line: number;
                            column?: string;
                            problem: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    matchPatient: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    resourceType: "Parameters";
                    parameter: ({
                        name: string;
                        resource?: {
                            /** @enum {string} */
                            resourceType: "Patient";
                            name?: ({
                                given?: string[];
                                family?: string;
                            } & {
                                [key: string]: unknown;
                            })[];
                            /** Format: date */
                            birthDate?: string;
                            identifier?: ({
                                system?: string;
                                value?: string;
                            } & {
                                [key: string]: unknown;
                            })[];
                            contact?: ({
                                name?: {
                                    given?: string[];
                                    family?: string;
                                } & {
                                    [key: string]: unknown;
                                };
                            } & {
                                [key: string]: unknown;
                            })[];
                        } & {
                            [key: string]: unknown;
                        };
                        valueInteger?: number;
                        valueBoolean?: boolean;
                    } & {
                        [key: string]: unknown;
                    })[];
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        resourceType: "Bundle";
                        /** @enum {string} */
                        type: "searchset";
                        /** @description Of the entries here; there may be more children. */
                        total: number;
                        entry: {
                            fullUrl: string;
                            resource: {
                                /** @enum {string} */
                                resourceType: "Patient";
                                /** @description The MSIX id. */
                                id: string;
                                identifier: {
                                    system: string;
                                    value: string;
                                }[];
                                name: {
                                    given: string[];
                                    family?: string;
                                }[];
                                /** Format: date */
                                birthDate?: string;
                                /** @enum {unknown} */
                                gender?: "female" | "male";
                            };
                            search: {
                                /** @enum {string} */
                                mode: "match";
                                /** @description Of the bits of match weight. */
                                score: number;
                                extension: {
                                    /** @enum {string} */
                                    url: "http://hl7.org/fhir/StructureDefinition/match-grade";
                                    /** @enum {unknown} */
                                    valueCode: "certain" | "probable" | "possible";
                                }[];
                            };
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postponeWorkItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    until: string;
                    /** @description Why; stands in the history. */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @description For `If-Match`. */
                        version: string;
                        /** @enum {unknown} */
                        kind: "near-match" | "record-conflict" | "validate-near-match" | "validate-merge" | "validate-split" | "data-request" | "move-notice" | "data-correction";
                        /** @enum {unknown} */
                        status: "open" | "postponed" | "closed";
                        /** @description What it is about: `registry 17`, `data-request 4`. */
                        subject: string;
                        students: {
                            msixId: string;
                            firstName?: string;
                            lastName1?: string;
                            /** Format: date */
                            birthDate?: string;
                            states: string[];
                        }[];
                        /** @description States that it concerns. */
                        states: string[];
                        /** @description With whom it lies: one for each state that has a say. */
                        desks: {
                            state: string;
                            region?: string;
                            district?: string;
                            /** @enum {unknown} */
                            level: "district" | "region" | "state";
                            assignee?: string;
                            /** Format: date-time */
                            due?: string;
                            doneBy?: string;
                            /** Format: date-time */
                            doneAt?: string;
                        }[];
                        /** Format: date-time */
                        opened: string;
                        proposer?: {
                            account: string;
                            state?: string;
                        };
                        /** Format: date-time */
                        until?: string;
                        lock?: {
                            by: string;
                            /** Format: date-time */
                            until: string;
                        };
                        outcome?: string;
                        /** Format: date-time */
                        closed?: string;
                        /** @description The item that it takes back. */
                        undoes?: number;
                        undoneBy?: number;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reassignWorkItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description One of account, region and district. */
        requestBody: {
            content: {
                "application/json": {
                    account?: string;
                    region?: string;
                    district?: string;
                    /** @description Why; stands in the history. */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @description For `If-Match`. */
                        version: string;
                        /** @enum {unknown} */
                        kind: "near-match" | "record-conflict" | "validate-near-match" | "validate-merge" | "validate-split" | "data-request" | "move-notice" | "data-correction";
                        /** @enum {unknown} */
                        status: "open" | "postponed" | "closed";
                        /** @description What it is about: `registry 17`, `data-request 4`. */
                        subject: string;
                        students: {
                            msixId: string;
                            firstName?: string;
                            lastName1?: string;
                            /** Format: date */
                            birthDate?: string;
                            states: string[];
                        }[];
                        /** @description States that it concerns. */
                        states: string[];
                        /** @description With whom it lies: one for each state that has a say. */
                        desks: {
                            state: string;
                            region?: string;
                            district?: string;
                            /** @enum {unknown} */
                            level: "district" | "region" | "state";
                            assignee?: string;
                            /** Format: date-time */
                            due?: string;
                            doneBy?: string;
                            /** Format: date-time */
                            doneAt?: string;
                        }[];
                        /** Format: date-time */
                        opened: string;
                        proposer?: {
                            account: string;
                            state?: string;
                        };
                        /** Format: date-time */
                        until?: string;
                        lock?: {
                            by: string;
                            /** Format: date-time */
                            until: string;
                        };
                        outcome?: string;
                        /** Format: date-time */
                        closed?: string;
                        /** @description The item that it takes back. */
                        undoes?: number;
                        undoneBy?: number;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    escalateWorkItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Why; stands in the history. */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @description For `If-Match`. */
                        version: string;
                        /** @enum {unknown} */
                        kind: "near-match" | "record-conflict" | "validate-near-match" | "validate-merge" | "validate-split" | "data-request" | "move-notice" | "data-correction";
                        /** @enum {unknown} */
                        status: "open" | "postponed" | "closed";
                        /** @description What it is about: `registry 17`, `data-request 4`. */
                        subject: string;
                        students: {
                            msixId: string;
                            firstName?: string;
                            lastName1?: string;
                            /** Format: date */
                            birthDate?: string;
                            states: string[];
                        }[];
                        /** @description States that it concerns. */
                        states: string[];
                        /** @description With whom it lies: one for each state that has a say. */
                        desks: {
                            state: string;
                            region?: string;
                            district?: string;
                            /** @enum {unknown} */
                            level: "district" | "region" | "state";
                            assignee?: string;
                            /** Format: date-time */
                            due?: string;
                            doneBy?: string;
                            /** Format: date-time */
                            doneAt?: string;
                        }[];
                        /** Format: date-time */
                        opened: string;
                        proposer?: {
                            account: string;
                            state?: string;
                        };
                        /** Format: date-time */
                        until?: string;
                        lock?: {
                            by: string;
                            /** Format: date-time */
                            until: string;
                        };
                        outcome?: string;
                        /** Format: date-time */
                        closed?: string;
                        /** @description The item that it takes back. */
                        undoes?: number;
                        undoneBy?: number;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    commentWorkItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @description For `If-Match`. */
                        version: string;
                        /** @enum {unknown} */
                        kind: "near-match" | "record-conflict" | "validate-near-match" | "validate-merge" | "validate-split" | "data-request" | "move-notice" | "data-correction";
                        /** @enum {unknown} */
                        status: "open" | "postponed" | "closed";
                        /** @description What it is about: `registry 17`, `data-request 4`. */
                        subject: string;
                        students: {
                            msixId: string;
                            firstName?: string;
                            lastName1?: string;
                            /** Format: date */
                            birthDate?: string;
                            states: string[];
                        }[];
                        /** @description States that it concerns. */
                        states: string[];
                        /** @description With whom it lies: one for each state that has a say. */
                        desks: {
                            state: string;
                            region?: string;
                            district?: string;
                            /** @enum {unknown} */
                            level: "district" | "region" | "state";
                            assignee?: string;
                            /** Format: date-time */
                            due?: string;
                            doneBy?: string;
                            /** Format: date-time */
                            doneAt?: string;
                        }[];
                        /** Format: date-time */
                        opened: string;
                        proposer?: {
                            account: string;
                            state?: string;
                        };
                        /** Format: date-time */
                        until?: string;
                        lock?: {
                            by: string;
                            /** Format: date-time */
                            until: string;
                        };
                        outcome?: string;
                        /** Format: date-time */
                        closed?: string;
                        /** @description The item that it takes back. */
                        undoes?: number;
                        undoneBy?: number;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lockWorkItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @description For `If-Match`. */
                        version: string;
                        /** @enum {unknown} */
                        kind: "near-match" | "record-conflict" | "validate-near-match" | "validate-merge" | "validate-split" | "data-request" | "move-notice" | "data-correction";
                        /** @enum {unknown} */
                        status: "open" | "postponed" | "closed";
                        /** @description What it is about: `registry 17`, `data-request 4`. */
                        subject: string;
                        students: {
                            msixId: string;
                            firstName?: string;
                            lastName1?: string;
                            /** Format: date */
                            birthDate?: string;
                            states: string[];
                        }[];
                        /** @description States that it concerns. */
                        states: string[];
                        /** @description With whom it lies: one for each state that has a say. */
                        desks: {
                            state: string;
                            region?: string;
                            district?: string;
                            /** @enum {unknown} */
                            level: "district" | "region" | "state";
                            assignee?: string;
                            /** Format: date-time */
                            due?: string;
                            doneBy?: string;
                            /** Format: date-time */
                            doneAt?: string;
                        }[];
                        /** Format: date-time */
                        opened: string;
                        proposer?: {
                            account: string;
                            state?: string;
                        };
                        /** Format: date-time */
                        until?: string;
                        lock?: {
                            by: string;
                            /** Format: date-time */
                            until: string;
                        };
                        outcome?: string;
                        /** Format: date-time */
                        closed?: string;
                        /** @description The item that it takes back. */
                        undoes?: number;
                        undoneBy?: number;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlockWorkItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @description For `If-Match`. */
                        version: string;
                        /** @enum {unknown} */
                        kind: "near-match" | "record-conflict" | "validate-near-match" | "validate-merge" | "validate-split" | "data-request" | "move-notice" | "data-correction";
                        /** @enum {unknown} */
                        status: "open" | "postponed" | "closed";
                        /** @description What it is about: `registry 17`, `data-request 4`. */
                        subject: string;
                        students: {
                            msixId: string;
                            firstName?: string;
                            lastName1?: string;
                            /** Format: date */
                            birthDate?: string;
                            states: string[];
                        }[];
                        /** @description States that it concerns. */
                        states: string[];
                        /** @description With whom it lies: one for each state that has a say. */
                        desks: {
                            state: string;
                            region?: string;
                            district?: string;
                            /** @enum {unknown} */
                            level: "district" | "region" | "state";
                            assignee?: string;
                            /** Format: date-time */
                            due?: string;
                            doneBy?: string;
                            /** Format: date-time */
                            doneAt?: string;
                        }[];
                        /** Format: date-time */
                        opened: string;
                        proposer?: {
                            account: string;
                            state?: string;
                        };
                        /** Format: date-time */
                        until?: string;
                        lock?: {
                            by: string;
                            /** Format: date-time */
                            until: string;
                        };
                        outcome?: string;
                        /** Format: date-time */
                        closed?: string;
                        /** @description The item that it takes back. */
                        undoes?: number;
                        undoneBy?: number;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSavedLists: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lists: {
                            id: string;
                            name: string;
                            note: string;
                            /** Format: date-time */
                            created: string;
                            /** Format: date-time */
                            changed: string;
                            /** @description Children on it. */
                            size: number;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSavedList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @default  */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        note: string;
                        /** Format: date-time */
                        created: string;
                        /** Format: date-time */
                        changed: string;
                        /** @description Children on it. */
                        size: number;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSavedList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                list: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSavedList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                list: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @default  */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        note: string;
                        /** Format: date-time */
                        created: string;
                        /** Format: date-time */
                        changed: string;
                        /** @description Children on it. */
                        size: number;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSavedList: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                list: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        list: {
                            id: string;
                            name: string;
                            note: string;
                            /** Format: date-time */
                            created: string;
                            /** Format: date-time */
                            changed: string;
                            /** @description Children on it. */
                            size: number;
                        };
                        students: {
                            /** @description As the child was put there; it may have been merged since. */
                            msixId: string;
                            note: string;
                            /** Format: date-time */
                            added: string;
                            flags: string[];
                            child: {
                                msixId: string;
                                firstName?: string;
                                middleName?: string;
                                lastName1?: string;
                                lastName2?: string;
                                suffix?: string;
                                sex?: string;
                                /** Format: date */
                                birthDate?: string;
                                /** @description Postal codes of the states that have the child. */
                                states: string[];
                                /** @description Where the newest enrollment of all states is, and since when. */
                                latestPlace?: {
                                    state: string;
                                    /** @description NCES district, 7 digits. */
                                    district?: string;
                                    /** @description NCES school, 12 digits. */
                                    school?: string;
                                    /** Format: date */
                                    date?: string;
                                };
                            };
                        }[];
                        /** @description Cursor of the next page; absent on the last. */
                        next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putSavedListStudent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                list: string;
                msixId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeSavedListStudent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                list: string;
                msixId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    savedListCsv: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                list: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    savedListXlsx: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                list: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    flagStudents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    kind: "possible-duplicates" | "research";
                    msixIds: string[];
                    /** @default  */
                    note?: string;
                    list?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        list: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeFlag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flag: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRecentlyViewed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        students: {
                            msixId: string;
                            firstName?: string;
                            middleName?: string;
                            lastName1?: string;
                            lastName2?: string;
                            suffix?: string;
                            sex?: string;
                            /** Format: date */
                            birthDate?: string;
                            /** @description Postal codes of the states that have the child. */
                            states: string[];
                            /** @description Where the newest enrollment of all states is, and since when. */
                            latestPlace?: {
                                state: string;
                                /** @description NCES district, 7 digits. */
                                district?: string;
                                /** @description NCES school, 12 digits. */
                                school?: string;
                                /** Format: date */
                                date?: string;
                            };
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mergeStudents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                msixId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    others: string[];
                    /** @description Why; stands in the history. */
                    note?: string;
                    /** @description An own flag of possible duplicates that this answers; it is taken away. */
                    flag?: string;
                    /** @description Versions of students that were seen: `version` of the record. A stale one is refused. */
                    versions?: {
                        [key: string]: number;
                    };
                    /** @description Only tells what it would come to. */
                    preview?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description `waits`: for the states in `waitsFor` to agree.
                         * @enum {unknown}
                         */
                        effect: "done" | "waits";
                        /** @description Of the worklist; absent of a preview. */
                        item?: number;
                        waitsFor: string[];
                        students: {
                            /** @description Absent of a child that only a preview has made. */
                            msixId?: string;
                            /** @description Where the id leads now. */
                            redirect?: string;
                            records: {
                                state: string;
                                stateStudentId: string;
                            }[];
                        }[];
                        work?: {
                            id: number;
                            /** @description For `If-Match`. */
                            version: string;
                            /** @enum {unknown} */
                            kind: "near-match" | "record-conflict" | "validate-near-match" | "validate-merge" | "validate-split" | "data-request" | "move-notice" | "data-correction";
                            /** @enum {unknown} */
                            status: "open" | "postponed" | "closed";
                            /** @description What it is about: `registry 17`, `data-request 4`. */
                            subject: string;
                            students: {
                                msixId: string;
                                firstName?: string;
                                lastName1?: string;
                                /** Format: date */
                                birthDate?: string;
                                states: string[];
                            }[];
                            /** @description States that it concerns. */
                            states: string[];
                            /** @description With whom it lies: one for each state that has a say. */
                            desks: {
                                state: string;
                                region?: string;
                                district?: string;
                                /** @enum {unknown} */
                                level: "district" | "region" | "state";
                                assignee?: string;
                                /** Format: date-time */
                                due?: string;
                                doneBy?: string;
                                /** Format: date-time */
                                doneAt?: string;
                            }[];
                            /** Format: date-time */
                            opened: string;
                            proposer?: {
                                account: string;
                                state?: string;
                            };
                            /** Format: date-time */
                            until?: string;
                            lock?: {
                                by: string;
                                /** Format: date-time */
                                until: string;
                            };
                            outcome?: string;
                            /** Format: date-time */
                            closed?: string;
                            /** @description The item that it takes back. */
                            undoes?: number;
                            undoneBy?: number;
                        };
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    splitStudent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                msixId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Records of each part that leaves. */
                    parts: {
                        state: string;
                        stateStudentId: string;
                    }[][];
                    /** @description Why; stands in the history. */
                    note?: string;
                    /** @description Only tells what it would come to. */
                    preview?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description `waits`: for the states in `waitsFor` to agree.
                         * @enum {unknown}
                         */
                        effect: "done" | "waits";
                        /** @description Of the worklist; absent of a preview. */
                        item?: number;
                        waitsFor: string[];
                        students: {
                            /** @description Absent of a child that only a preview has made. */
                            msixId?: string;
                            /** @description Where the id leads now. */
                            redirect?: string;
                            records: {
                                state: string;
                                stateStudentId: string;
                            }[];
                        }[];
                        work?: {
                            id: number;
                            /** @description For `If-Match`. */
                            version: string;
                            /** @enum {unknown} */
                            kind: "near-match" | "record-conflict" | "validate-near-match" | "validate-merge" | "validate-split" | "data-request" | "move-notice" | "data-correction";
                            /** @enum {unknown} */
                            status: "open" | "postponed" | "closed";
                            /** @description What it is about: `registry 17`, `data-request 4`. */
                            subject: string;
                            students: {
                                msixId: string;
                                firstName?: string;
                                lastName1?: string;
                                /** Format: date */
                                birthDate?: string;
                                states: string[];
                            }[];
                            /** @description States that it concerns. */
                            states: string[];
                            /** @description With whom it lies: one for each state that has a say. */
                            desks: {
                                state: string;
                                region?: string;
                                district?: string;
                                /** @enum {unknown} */
                                level: "district" | "region" | "state";
                                assignee?: string;
                                /** Format: date-time */
                                due?: string;
                                doneBy?: string;
                                /** Format: date-time */
                                doneAt?: string;
                            }[];
                            /** Format: date-time */
                            opened: string;
                            proposer?: {
                                account: string;
                                state?: string;
                            };
                            /** Format: date-time */
                            until?: string;
                            lock?: {
                                by: string;
                                /** Format: date-time */
                                until: string;
                            };
                            outcome?: string;
                            /** Format: date-time */
                            closed?: string;
                            /** @description The item that it takes back. */
                            undoes?: number;
                            undoneBy?: number;
                        };
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMoveNotices: {
        parameters: {
            query?: {
                /** @description To the place, from it, or sent by oneself. Default: in. */
                direction?: "in" | "out" | "own";
                /** @description Only what is not answered yet. */
                open?: boolean;
                /** @description Default: one’s own place. */
                state?: string;
                region?: string;
                district?: string;
                /** @description All about one child. */
                msixId?: string;
                /** @description Where to go on: `next` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: number;
                            /** @enum {unknown} */
                            kind: "arrival" | "departure";
                            /**
                             * @description exchange: a state has submitted a new enrollment or move.
                             * @enum {unknown}
                             */
                            origin: "user" | "exchange";
                            msixId: string;
                            to: {
                                /** @description Postal code. */
                                state: string;
                                region?: string;
                                /** @description NCES id. */
                                district?: string;
                                /** @description NCES id. */
                                school?: string;
                            };
                            from: {
                                /** @description Postal code. */
                                state: string;
                                region?: string;
                                /** @description NCES id. */
                                district?: string;
                                /** @description NCES id. */
                                school?: string;
                            };
                            /** @enum {unknown} */
                            status: "open" | "acknowledged" | "answered";
                            /** Format: date */
                            moved?: string;
                            /** Format: date-time */
                            sent: string;
                            /**
                             * Format: date
                             * @description Last day.
                             */
                            due: string;
                            /** @description Item of the worklist. */
                            work: number;
                        }[];
                        /** @description Cursor of the next page; absent on the last. */
                        next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendMoveNotice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description arrival: the child has come here from the place addressed; departure: it is going there.
                     * @enum {unknown}
                     */
                    kind: "arrival" | "departure";
                    /** @description MSIX id. */
                    msixId: string;
                    to: {
                        /** @description Postal code. */
                        state: string;
                        region?: string;
                        /** @description NCES id. */
                        district?: string;
                        /** @description NCES id. */
                        school?: string;
                    };
                    /** Format: date */
                    moved?: string;
                    details?: string;
                    /** @description Of the family. It is shown in the notice and nowhere else. */
                    phone?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @enum {unknown} */
                        kind: "arrival" | "departure";
                        /**
                         * @description exchange: a state has submitted a new enrollment or move.
                         * @enum {unknown}
                         */
                        origin: "user" | "exchange";
                        msixId: string;
                        to: {
                            /** @description Postal code. */
                            state: string;
                            region?: string;
                            /** @description NCES id. */
                            district?: string;
                            /** @description NCES id. */
                            school?: string;
                        };
                        from: {
                            /** @description Postal code. */
                            state: string;
                            region?: string;
                            /** @description NCES id. */
                            district?: string;
                            /** @description NCES id. */
                            school?: string;
                        };
                        /** @enum {unknown} */
                        status: "open" | "acknowledged" | "answered";
                        /** Format: date */
                        moved?: string;
                        /** Format: date-time */
                        sent: string;
                        /**
                         * Format: date
                         * @description Last day.
                         */
                        due: string;
                        /** @description Item of the worklist. */
                        work: number;
                        account?: string;
                        details?: string;
                        phone?: string;
                        seen?: {
                            from: {
                                /** @description Postal code. */
                                state: string;
                                region?: string;
                                /** @description NCES id. */
                                district?: string;
                                /** @description NCES id. */
                                school?: string;
                            };
                            to: {
                                /** @description Postal code. */
                                state: string;
                                region?: string;
                                /** @description NCES id. */
                                district?: string;
                                /** @description NCES id. */
                                school?: string;
                            };
                            /** Format: date */
                            date: string;
                            /** @enum {unknown} */
                            by: "enrollment" | "qualifying-move";
                            clock: number;
                        };
                        answer?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            /** @enum {unknown} */
                            outcome: "contacted" | "enrolled" | "not-found" | "known" | "other";
                            text?: string;
                        };
                        steps: {
                            /** Format: date-time */
                            at: string;
                            /** @description Account, or `exchange`. */
                            by: string;
                            action: string;
                            note?: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    moveNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @enum {unknown} */
                        kind: "arrival" | "departure";
                        /**
                         * @description exchange: a state has submitted a new enrollment or move.
                         * @enum {unknown}
                         */
                        origin: "user" | "exchange";
                        msixId: string;
                        to: {
                            /** @description Postal code. */
                            state: string;
                            region?: string;
                            /** @description NCES id. */
                            district?: string;
                            /** @description NCES id. */
                            school?: string;
                        };
                        from: {
                            /** @description Postal code. */
                            state: string;
                            region?: string;
                            /** @description NCES id. */
                            district?: string;
                            /** @description NCES id. */
                            school?: string;
                        };
                        /** @enum {unknown} */
                        status: "open" | "acknowledged" | "answered";
                        /** Format: date */
                        moved?: string;
                        /** Format: date-time */
                        sent: string;
                        /**
                         * Format: date
                         * @description Last day.
                         */
                        due: string;
                        /** @description Item of the worklist. */
                        work: number;
                        account?: string;
                        details?: string;
                        phone?: string;
                        seen?: {
                            from: {
                                /** @description Postal code. */
                                state: string;
                                region?: string;
                                /** @description NCES id. */
                                district?: string;
                                /** @description NCES id. */
                                school?: string;
                            };
                            to: {
                                /** @description Postal code. */
                                state: string;
                                region?: string;
                                /** @description NCES id. */
                                district?: string;
                                /** @description NCES id. */
                                school?: string;
                            };
                            /** Format: date */
                            date: string;
                            /** @enum {unknown} */
                            by: "enrollment" | "qualifying-move";
                            clock: number;
                        };
                        answer?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            /** @enum {unknown} */
                            outcome: "contacted" | "enrolled" | "not-found" | "known" | "other";
                            text?: string;
                        };
                        steps: {
                            /** Format: date-time */
                            at: string;
                            /** @description Account, or `exchange`. */
                            by: string;
                            action: string;
                            note?: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    routeMoveNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    to: {
                        /** @description Postal code. */
                        state: string;
                        region?: string;
                        /** @description NCES id. */
                        district?: string;
                        /** @description NCES id. */
                        school?: string;
                    };
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @enum {unknown} */
                        kind: "arrival" | "departure";
                        /**
                         * @description exchange: a state has submitted a new enrollment or move.
                         * @enum {unknown}
                         */
                        origin: "user" | "exchange";
                        msixId: string;
                        to: {
                            /** @description Postal code. */
                            state: string;
                            region?: string;
                            /** @description NCES id. */
                            district?: string;
                            /** @description NCES id. */
                            school?: string;
                        };
                        from: {
                            /** @description Postal code. */
                            state: string;
                            region?: string;
                            /** @description NCES id. */
                            district?: string;
                            /** @description NCES id. */
                            school?: string;
                        };
                        /** @enum {unknown} */
                        status: "open" | "acknowledged" | "answered";
                        /** Format: date */
                        moved?: string;
                        /** Format: date-time */
                        sent: string;
                        /**
                         * Format: date
                         * @description Last day.
                         */
                        due: string;
                        /** @description Item of the worklist. */
                        work: number;
                        account?: string;
                        details?: string;
                        phone?: string;
                        seen?: {
                            from: {
                                /** @description Postal code. */
                                state: string;
                                region?: string;
                                /** @description NCES id. */
                                district?: string;
                                /** @description NCES id. */
                                school?: string;
                            };
                            to: {
                                /** @description Postal code. */
                                state: string;
                                region?: string;
                                /** @description NCES id. */
                                district?: string;
                                /** @description NCES id. */
                                school?: string;
                            };
                            /** Format: date */
                            date: string;
                            /** @enum {unknown} */
                            by: "enrollment" | "qualifying-move";
                            clock: number;
                        };
                        answer?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            /** @enum {unknown} */
                            outcome: "contacted" | "enrolled" | "not-found" | "known" | "other";
                            text?: string;
                        };
                        steps: {
                            /** Format: date-time */
                            at: string;
                            /** @description Account, or `exchange`. */
                            by: string;
                            action: string;
                            note?: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acknowledgeMoveNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @enum {unknown} */
                        kind: "arrival" | "departure";
                        /**
                         * @description exchange: a state has submitted a new enrollment or move.
                         * @enum {unknown}
                         */
                        origin: "user" | "exchange";
                        msixId: string;
                        to: {
                            /** @description Postal code. */
                            state: string;
                            region?: string;
                            /** @description NCES id. */
                            district?: string;
                            /** @description NCES id. */
                            school?: string;
                        };
                        from: {
                            /** @description Postal code. */
                            state: string;
                            region?: string;
                            /** @description NCES id. */
                            district?: string;
                            /** @description NCES id. */
                            school?: string;
                        };
                        /** @enum {unknown} */
                        status: "open" | "acknowledged" | "answered";
                        /** Format: date */
                        moved?: string;
                        /** Format: date-time */
                        sent: string;
                        /**
                         * Format: date
                         * @description Last day.
                         */
                        due: string;
                        /** @description Item of the worklist. */
                        work: number;
                        account?: string;
                        details?: string;
                        phone?: string;
                        seen?: {
                            from: {
                                /** @description Postal code. */
                                state: string;
                                region?: string;
                                /** @description NCES id. */
                                district?: string;
                                /** @description NCES id. */
                                school?: string;
                            };
                            to: {
                                /** @description Postal code. */
                                state: string;
                                region?: string;
                                /** @description NCES id. */
                                district?: string;
                                /** @description NCES id. */
                                school?: string;
                            };
                            /** Format: date */
                            date: string;
                            /** @enum {unknown} */
                            by: "enrollment" | "qualifying-move";
                            clock: number;
                        };
                        answer?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            /** @enum {unknown} */
                            outcome: "contacted" | "enrolled" | "not-found" | "known" | "other";
                            text?: string;
                        };
                        steps: {
                            /** Format: date-time */
                            at: string;
                            /** @description Account, or `exchange`. */
                            by: string;
                            action: string;
                            note?: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerMoveNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    outcome: "contacted" | "enrolled" | "not-found" | "known" | "other";
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @enum {unknown} */
                        kind: "arrival" | "departure";
                        /**
                         * @description exchange: a state has submitted a new enrollment or move.
                         * @enum {unknown}
                         */
                        origin: "user" | "exchange";
                        msixId: string;
                        to: {
                            /** @description Postal code. */
                            state: string;
                            region?: string;
                            /** @description NCES id. */
                            district?: string;
                            /** @description NCES id. */
                            school?: string;
                        };
                        from: {
                            /** @description Postal code. */
                            state: string;
                            region?: string;
                            /** @description NCES id. */
                            district?: string;
                            /** @description NCES id. */
                            school?: string;
                        };
                        /** @enum {unknown} */
                        status: "open" | "acknowledged" | "answered";
                        /** Format: date */
                        moved?: string;
                        /** Format: date-time */
                        sent: string;
                        /**
                         * Format: date
                         * @description Last day.
                         */
                        due: string;
                        /** @description Item of the worklist. */
                        work: number;
                        account?: string;
                        details?: string;
                        phone?: string;
                        seen?: {
                            from: {
                                /** @description Postal code. */
                                state: string;
                                region?: string;
                                /** @description NCES id. */
                                district?: string;
                                /** @description NCES id. */
                                school?: string;
                            };
                            to: {
                                /** @description Postal code. */
                                state: string;
                                region?: string;
                                /** @description NCES id. */
                                district?: string;
                                /** @description NCES id. */
                                school?: string;
                            };
                            /** Format: date */
                            date: string;
                            /** @enum {unknown} */
                            by: "enrollment" | "qualifying-move";
                            clock: number;
                        };
                        answer?: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            /** @enum {unknown} */
                            outcome: "contacted" | "enrolled" | "not-found" | "known" | "other";
                            text?: string;
                        };
                        steps: {
                            /** Format: date-time */
                            at: string;
                            /** @description Account, or `exchange`. */
                            by: string;
                            action: string;
                            note?: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginOpenId: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A document */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endOpenId: {
        parameters: {
            query?: {
                code?: string;
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchStudents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description First name, in any spelling; a nickname will do. */
                    firstName?: string;
                    /** @description One surname or both. */
                    lastName?: string;
                    /**
                     * Format: date
                     * @description Not enough by itself.
                     */
                    birthDate?: string;
                    id?: {
                        /** @enum {unknown} */
                        type: "msix" | "state" | "alternate";
                        value: string;
                        /** @description The state whose id it is; needed for `state`. */
                        state?: string;
                    };
                    /** @description First name of a parent. */
                    parentFirstName?: string;
                    /** @description Surname of a parent. */
                    parentLastName?: string;
                    /** @description City of birth. */
                    birthCity?: string;
                    /** @description State of birth. */
                    birthState?: string;
                    /** @description Country code of birth. */
                    birthCountry?: string;
                    /** @description A state that has the child. */
                    state?: string;
                    /** @description NCES district of an enrollment. */
                    district?: string;
                    /** @description NCES id of the school of an enrollment, 12 digits, or its whole name. */
                    school?: string;
                    /** @description Grade level of an enrollment. */
                    grade?: string;
                    /**
                     * Format: date
                     * @description An enrollment or residency began on this day or later.
                     */
                    enrolledFrom?: string;
                    /**
                     * Format: date
                     * @description … and on this day or earlier.
                     */
                    enrolledTo?: string;
                    /**
                     * Format: date
                     * @description A qualifying arrival was on this day or later.
                     */
                    arrivedFrom?: string;
                    /**
                     * Format: date
                     * @description … and on this day or earlier.
                     */
                    arrivedTo?: string;
                    /** @description State that a qualifying move came from. */
                    movedFromState?: string;
                    /** @description State that a qualifying move went to. */
                    movedToState?: string;
                    /** @description Where to go on: `next` of the page before. */
                    cursor?: string;
                    /** @default 50 */
                    limit?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        children: {
                            msixId: string;
                            firstName?: string;
                            middleName?: string;
                            lastName1?: string;
                            lastName2?: string;
                            suffix?: string;
                            sex?: string;
                            /** Format: date */
                            birthDate?: string;
                            /** @description Postal codes of the states that have the child. */
                            states: string[];
                            /** @description Where the newest enrollment of all states is, and since when. */
                            latestPlace?: {
                                state: string;
                                /** @description NCES district, 7 digits. */
                                district?: string;
                                /** @description NCES school, 12 digits. */
                                school?: string;
                                /** Format: date */
                                date?: string;
                            };
                            /** @description Bits of match weight; the more the likelier. Absent in a plain list. */
                            score?: number;
                            /** @description How what was asked for compares. */
                            agreement?: {
                                /** @enum {unknown} */
                                firstName?: "same" | "alike" | "different" | "missing";
                                /** @enum {unknown} */
                                lastName?: "same" | "alike" | "different" | "missing";
                                /** @enum {unknown} */
                                birthDate?: "same" | "alike" | "different" | "missing";
                            };
                        }[];
                        /** @description Cursor of the next page; absent on the last. */
                        next?: string;
                        /** @description Whether all was looked at that this leads to. If not there are more children than can be paged through: give another field. */
                        complete: boolean;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ownAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: string;
                        email: string;
                        name: string;
                        roles: ("primary-user" | "secondary-user" | "data-administrator" | "user-administrator" | "federal-reader" | "privacy-officer" | "state-system")[];
                        state?: string;
                        place: {
                            state?: string;
                            region?: string;
                            /** @description NCES district id */
                            district?: string;
                        };
                        /** Format: date */
                        training?: string;
                        hasSecondFactor: boolean;
                        /** @description What the account has to see to before it may do anything else. */
                        missing: ("rules" | "second-factor")[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: string;
                        /** @description To be sent as `x-csrf-token` with all that is not a GET. */
                        csrf: string;
                        /** @description What the account has to see to before it may do anything else. */
                        missing: ("rules" | "second-factor")[];
                        /**
                         * Format: date-time
                         * @description When it ends at the latest.
                         */
                        endsAt?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    password: string;
                    /** @description Of the second factor, or a recovery code. Where one is needed and none is given the problem `second-factor-needed` says so. */
                    code?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: string;
                        /** @description To be sent as `x-csrf-token` with all that is not a GET. */
                        csrf: string;
                        /** @description What the account has to see to before it may do anything else. */
                        missing: ("rules" | "second-factor")[];
                        /**
                         * Format: date-time
                         * @description When it ends at the latest.
                         */
                        endsAt?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logOutEverywhere: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRulesOfBehaviour: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: string;
                        text: string[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptRulesOfBehaviour: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readStudent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                msixId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The id that the child has now. */
                        msixId: string;
                        /** @description What a merge or split may say that it saw. */
                        version: number;
                        /** @description Ids that were followed to this one. */
                        via: string[];
                        splitFrom?: string;
                        overview: {
                            element: string;
                            value: string;
                            state: string;
                            stateStudentId: string;
                            /** @description Why this value and not another state’s. */
                            rule: string;
                        }[];
                        /** @description Where the newest enrollment of all states is, and since when. */
                        latestPlace?: {
                            state: string;
                            /** @description NCES district, 7 digits. */
                            district?: string;
                            /** @description NCES school, 12 digits. */
                            school?: string;
                            /** Format: date */
                            date?: string;
                        };
                        flags: {
                            medicalAlert?: string;
                            immunizationRecords?: string;
                            priorityForServices?: string;
                            multipleBirth: boolean;
                            /** @description Questions about who this child is that wait for an answer. */
                            pendingReviews: number;
                            recruiters: {
                                id: string;
                                /** @enum {unknown} */
                                kind: "possible-duplicates" | "research";
                                state?: string;
                                /** Format: date-time */
                                flagged: string;
                                others: string[];
                            }[];
                        };
                        stateIds: {
                            state: string;
                            stateStudentId: string;
                            version: number;
                            alternateIds: string[];
                        }[];
                        received: {
                            state: string;
                            /** Format: date-time */
                            time: string;
                        }[];
                        demographics: {
                            state: string;
                            stateStudentId: string;
                            /** @description By the symbolic names of the minimum data elements. */
                            values: {
                                [key: string]: string;
                            };
                        }[];
                        qualifyingMoves: {
                            state: string;
                            stateStudentId: string;
                            /** @description By the symbolic names of the minimum data elements. */
                            values: {
                                [key: string]: string;
                            };
                        }[];
                        enrollments: {
                            state: string;
                            stateStudentId: string;
                            /** @description By the symbolic names of the minimum data elements. */
                            values: {
                                [key: string]: string;
                            };
                        }[];
                        assessments: {
                            state: string;
                            stateStudentId: string;
                            /** @description By the symbolic names of the minimum data elements. */
                            values: {
                                [key: string]: string;
                            };
                        }[];
                        courseHistory: {
                            state: string;
                            stateStudentId: string;
                            /** @description By the symbolic names of the minimum data elements. */
                            values: {
                                [key: string]: string;
                            };
                        }[];
                    };
                };
            };
            /** @description Done */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The id that the child has now. */
                        msixId: string;
                        /** @description What a merge or split may say that it saw. */
                        version: number;
                        /** @description Ids that were followed to this one. */
                        via: string[];
                        splitFrom?: string;
                        overview: {
                            element: string;
                            value: string;
                            state: string;
                            stateStudentId: string;
                            /** @description Why this value and not another state’s. */
                            rule: string;
                        }[];
                        /** @description Where the newest enrollment of all states is, and since when. */
                        latestPlace?: {
                            state: string;
                            /** @description NCES district, 7 digits. */
                            district?: string;
                            /** @description NCES school, 12 digits. */
                            school?: string;
                            /** Format: date */
                            date?: string;
                        };
                        flags: {
                            medicalAlert?: string;
                            immunizationRecords?: string;
                            priorityForServices?: string;
                            multipleBirth: boolean;
                            /** @description Questions about who this child is that wait for an answer. */
                            pendingReviews: number;
                            recruiters: {
                                id: string;
                                /** @enum {unknown} */
                                kind: "possible-duplicates" | "research";
                                state?: string;
                                /** Format: date-time */
                                flagged: string;
                                others: string[];
                            }[];
                        };
                        stateIds: {
                            state: string;
                            stateStudentId: string;
                            version: number;
                            alternateIds: string[];
                        }[];
                        received: {
                            state: string;
                            /** Format: date-time */
                            time: string;
                        }[];
                        demographics: {
                            state: string;
                            stateStudentId: string;
                            /** @description By the symbolic names of the minimum data elements. */
                            values: {
                                [key: string]: string;
                            };
                        }[];
                        qualifyingMoves: {
                            state: string;
                            stateStudentId: string;
                            /** @description By the symbolic names of the minimum data elements. */
                            values: {
                                [key: string]: string;
                            };
                        }[];
                        enrollments: {
                            state: string;
                            stateStudentId: string;
                            /** @description By the symbolic names of the minimum data elements. */
                            values: {
                                [key: string]: string;
                            };
                        }[];
                        assessments: {
                            state: string;
                            stateStudentId: string;
                            /** @description By the symbolic names of the minimum data elements. */
                            values: {
                                [key: string]: string;
                            };
                        }[];
                        courseHistory: {
                            state: string;
                            stateStudentId: string;
                            /** @description By the symbolic names of the minimum data elements. */
                            values: {
                                [key: string]: string;
                            };
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readStudentHistory: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                msixId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        versions: {
                            state: string;
                            stateStudentId: string;
                            version: number;
                            /** Format: date-time */
                            time: string;
                            /** @description SHA-256 of the file it came in. */
                            file: string;
                            deleted: boolean;
                            changes: {
                                kind: string;
                                record?: string;
                                element: string;
                                before?: string;
                                after?: string;
                            }[];
                        }[];
                        /** @description Cursor of the next page; absent on the last. */
                        next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printStudent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                msixId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    studentPdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                msixId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    studentCsv: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                msixId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSubmissions: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** @description Postal code */
                            state: string;
                            /** @enum {unknown} */
                            status: "waiting" | "checking" | "running" | "done" | "refused" | "cancelled" | "failed";
                            cancelling: boolean;
                            /** @enum {unknown} */
                            mode: "delta" | "full";
                            /** @enum {unknown} */
                            absentStudents: "report" | "delete";
                            allOrNothing: boolean;
                            dryRun: boolean;
                            name?: string;
                            /** @description SHA-256 of the file */
                            file: string;
                            bytes: number;
                            /** Format: date-time */
                            received: string;
                            /** Format: date-time */
                            started?: string;
                            /** Format: date-time */
                            ended?: string;
                            /** @description From 0 to 1, by the number of students in the header */
                            progress: number;
                            students: number;
                            /** @description Taken in; nothing was found */
                            accepted: number;
                            /** @description Taken in; something was left out, or is to be looked at */
                            warned: number;
                            rejected: number;
                            /** @description Good, and not taken in because others of the file were not: all or nothing */
                            withheld: number;
                            /** @description Lines of no student, or that cannot be read */
                            strayLines: number;
                            inserted: number;
                            updated: number;
                            unchanged: number;
                            deleted: number;
                            /** @description Students of the state that a full file does not hold */
                            absent: number;
                            findings: number;
                            rules: {
                                rule: string;
                                findings: number;
                            }[];
                            /** @description Code of the error that it failed for */
                            reason?: string;
                        }[];
                        /** @description Cursor of the next page; absent on the last. */
                        next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitFile: {
        parameters: {
            query?: {
                /** @description `full`: the file holds all students of the state */
                mode?: "delta" | "full";
                /** @description What becomes of students that a full file does not hold */
                absent?: "report" | "delete";
                /** @description If more were to be deleted as absent, none is. Default: 10, or a twentieth of the state’s students */
                mostDeleted?: number;
                allOrNothing?: boolean;
                /** @description Tells what would come of it */
                dryRun?: boolean;
                /** @description What you call the file */
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/plain": unknown;
                "application/xml": unknown;
                "text/xml": unknown;
                "application/x-ndjson": unknown;
                "application/json": unknown;
                "application/gzip": unknown;
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Postal code */
                        state: string;
                        /** @enum {unknown} */
                        status: "waiting" | "checking" | "running" | "done" | "refused" | "cancelled" | "failed";
                        cancelling: boolean;
                        /** @enum {unknown} */
                        mode: "delta" | "full";
                        /** @enum {unknown} */
                        absentStudents: "report" | "delete";
                        allOrNothing: boolean;
                        dryRun: boolean;
                        name?: string;
                        /** @description SHA-256 of the file */
                        file: string;
                        bytes: number;
                        /** Format: date-time */
                        received: string;
                        /** Format: date-time */
                        started?: string;
                        /** Format: date-time */
                        ended?: string;
                        /** @description From 0 to 1, by the number of students in the header */
                        progress: number;
                        students: number;
                        /** @description Taken in; nothing was found */
                        accepted: number;
                        /** @description Taken in; something was left out, or is to be looked at */
                        warned: number;
                        rejected: number;
                        /** @description Good, and not taken in because others of the file were not: all or nothing */
                        withheld: number;
                        /** @description Lines of no student, or that cannot be read */
                        strayLines: number;
                        inserted: number;
                        updated: number;
                        unchanged: number;
                        deleted: number;
                        /** @description Students of the state that a full file does not hold */
                        absent: number;
                        findings: number;
                        rules: {
                            rule: string;
                            findings: number;
                        }[];
                        /** @description Code of the error that it failed for */
                        reason?: string;
                    };
                };
            };
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Postal code */
                        state: string;
                        /** @enum {unknown} */
                        status: "waiting" | "checking" | "running" | "done" | "refused" | "cancelled" | "failed";
                        cancelling: boolean;
                        /** @enum {unknown} */
                        mode: "delta" | "full";
                        /** @enum {unknown} */
                        absentStudents: "report" | "delete";
                        allOrNothing: boolean;
                        dryRun: boolean;
                        name?: string;
                        /** @description SHA-256 of the file */
                        file: string;
                        bytes: number;
                        /** Format: date-time */
                        received: string;
                        /** Format: date-time */
                        started?: string;
                        /** Format: date-time */
                        ended?: string;
                        /** @description From 0 to 1, by the number of students in the header */
                        progress: number;
                        students: number;
                        /** @description Taken in; nothing was found */
                        accepted: number;
                        /** @description Taken in; something was left out, or is to be looked at */
                        warned: number;
                        rejected: number;
                        /** @description Good, and not taken in because others of the file were not: all or nothing */
                        withheld: number;
                        /** @description Lines of no student, or that cannot be read */
                        strayLines: number;
                        inserted: number;
                        updated: number;
                        unchanged: number;
                        deleted: number;
                        /** @description Students of the state that a full file does not hold */
                        absent: number;
                        findings: number;
                        rules: {
                            rule: string;
                            findings: number;
                        }[];
                        /** @description Code of the error that it failed for */
                        reason?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSubmission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Postal code */
                        state: string;
                        /** @enum {unknown} */
                        status: "waiting" | "checking" | "running" | "done" | "refused" | "cancelled" | "failed";
                        cancelling: boolean;
                        /** @enum {unknown} */
                        mode: "delta" | "full";
                        /** @enum {unknown} */
                        absentStudents: "report" | "delete";
                        allOrNothing: boolean;
                        dryRun: boolean;
                        name?: string;
                        /** @description SHA-256 of the file */
                        file: string;
                        bytes: number;
                        /** Format: date-time */
                        received: string;
                        /** Format: date-time */
                        started?: string;
                        /** Format: date-time */
                        ended?: string;
                        /** @description From 0 to 1, by the number of students in the header */
                        progress: number;
                        students: number;
                        /** @description Taken in; nothing was found */
                        accepted: number;
                        /** @description Taken in; something was left out, or is to be looked at */
                        warned: number;
                        rejected: number;
                        /** @description Good, and not taken in because others of the file were not: all or nothing */
                        withheld: number;
                        /** @description Lines of no student, or that cannot be read */
                        strayLines: number;
                        inserted: number;
                        updated: number;
                        unchanged: number;
                        deleted: number;
                        /** @description Students of the state that a full file does not hold */
                        absent: number;
                        findings: number;
                        rules: {
                            rule: string;
                            findings: number;
                        }[];
                        /** @description Code of the error that it failed for */
                        reason?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readFindings: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description In the order of the file, from 1 up */
                            number: number;
                            /** @description 0: of the file as a whole */
                            line: number;
                            studentRecord?: string;
                            /** @description Of a student not in the file */
                            stateStudentId?: string;
                            /** @description Kind of the record */
                            record?: string;
                            element?: string;
                            /** @description Number of the data element */
                            elementNumber?: number;
                            rule: string;
                            /**
                             * @description What was left out for it
                             * @enum {unknown}
                             */
                            effect: "student" | "record" | "value" | "none";
                            /** @description What is wrong and what to do */
                            advice: string;
                        }[];
                        /** @description Cursor of the next page; absent on the last. */
                        next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadFindings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelSubmission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Postal code */
                        state: string;
                        /** @enum {unknown} */
                        status: "waiting" | "checking" | "running" | "done" | "refused" | "cancelled" | "failed";
                        cancelling: boolean;
                        /** @enum {unknown} */
                        mode: "delta" | "full";
                        /** @enum {unknown} */
                        absentStudents: "report" | "delete";
                        allOrNothing: boolean;
                        dryRun: boolean;
                        name?: string;
                        /** @description SHA-256 of the file */
                        file: string;
                        bytes: number;
                        /** Format: date-time */
                        received: string;
                        /** Format: date-time */
                        started?: string;
                        /** Format: date-time */
                        ended?: string;
                        /** @description From 0 to 1, by the number of students in the header */
                        progress: number;
                        students: number;
                        /** @description Taken in; nothing was found */
                        accepted: number;
                        /** @description Taken in; something was left out, or is to be looked at */
                        warned: number;
                        rejected: number;
                        /** @description Good, and not taken in because others of the file were not: all or nothing */
                        withheld: number;
                        /** @description Lines of no student, or that cannot be read */
                        strayLines: number;
                        inserted: number;
                        updated: number;
                        unchanged: number;
                        deleted: number;
                        /** @description Students of the state that a full file does not hold */
                        absent: number;
                        findings: number;
                        rules: {
                            rule: string;
                            findings: number;
                        }[];
                        /** @description Code of the error that it failed for */
                        reason?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rekeyStudent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                state: string;
                stateStudentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    to: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        state: string;
                        stateStudentId: string;
                        msixId: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchUsers: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: string;
                limit?: number;
                /** @description Beginning of a word of the name, or the address */
                text?: string;
                state?: string;
                role?: "primary-user" | "secondary-user" | "data-administrator" | "user-administrator" | "federal-reader" | "privacy-officer" | "state-system";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        users: {
                            id: string;
                            name: string;
                            roles: ("primary-user" | "secondary-user" | "data-administrator" | "user-administrator" | "federal-reader" | "privacy-officer" | "state-system")[];
                            place: {
                                state?: string;
                                region?: string;
                                /** @description NCES district id */
                                district?: string;
                            };
                            office?: {
                                title?: string;
                                phone?: string;
                                address?: string;
                            };
                            email: string;
                        }[];
                        /** @description Cursor of the next page; absent on the last. */
                        next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        roles: ("primary-user" | "secondary-user" | "data-administrator" | "user-administrator" | "federal-reader" | "privacy-officer" | "state-system")[];
                        place: {
                            state?: string;
                            region?: string;
                            /** @description NCES district id */
                            district?: string;
                        };
                        office?: {
                            title?: string;
                            phone?: string;
                            address?: string;
                        };
                        /** @description Others are reached no more: no address is told. */
                        active: boolean;
                        email?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findUserAdministrators: {
        parameters: {
            query: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: string;
                limit?: number;
                state: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        userAdministrators: {
                            name: string;
                            email: string;
                            phone?: string;
                            level: string;
                            region?: string;
                            district?: string;
                        }[];
                        /** @description Cursor of the next page; absent on the last. */
                        next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWorklist: {
        parameters: {
            query?: {
                kind?: "near-match" | "record-conflict" | "validate-near-match" | "validate-merge" | "validate-split" | "data-request" | "move-notice" | "data-correction";
                /** @description Default: open. */
                status?: "open" | "postponed" | "closed";
                /** @description `me`, or an account. */
                assignee?: string;
                dueBy?: string;
                region?: string;
                district?: string;
                /** @description What one has proposed; primary users see nothing else. */
                proposed?: boolean;
                /** @description Where to go on: `next` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: number;
                            /** @description For `If-Match`. */
                            version: string;
                            /** @enum {unknown} */
                            kind: "near-match" | "record-conflict" | "validate-near-match" | "validate-merge" | "validate-split" | "data-request" | "move-notice" | "data-correction";
                            /** @enum {unknown} */
                            status: "open" | "postponed" | "closed";
                            /** @description What it is about: `registry 17`, `data-request 4`. */
                            subject: string;
                            students: {
                                msixId: string;
                                firstName?: string;
                                lastName1?: string;
                                /** Format: date */
                                birthDate?: string;
                                states: string[];
                            }[];
                            /** @description States that it concerns. */
                            states: string[];
                            /** @description With whom it lies: one for each state that has a say. */
                            desks: {
                                state: string;
                                region?: string;
                                district?: string;
                                /** @enum {unknown} */
                                level: "district" | "region" | "state";
                                assignee?: string;
                                /** Format: date-time */
                                due?: string;
                                doneBy?: string;
                                /** Format: date-time */
                                doneAt?: string;
                            }[];
                            /** Format: date-time */
                            opened: string;
                            proposer?: {
                                account: string;
                                state?: string;
                            };
                            /** Format: date-time */
                            until?: string;
                            lock?: {
                                by: string;
                                /** Format: date-time */
                                until: string;
                            };
                            outcome?: string;
                            /** Format: date-time */
                            closed?: string;
                            /** @description The item that it takes back. */
                            undoes?: number;
                            undoneBy?: number;
                        }[];
                        counts: {
                            /** @enum {unknown} */
                            kind: "near-match" | "record-conflict" | "validate-near-match" | "validate-merge" | "validate-split" | "data-request" | "move-notice" | "data-correction";
                            count: number;
                        }[];
                        /** @description Cursor of the next page; absent on the last. */
                        next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    workOfStudent: {
        parameters: {
            query?: {
                kind?: "near-match" | "record-conflict" | "validate-near-match" | "validate-merge" | "validate-split" | "data-request" | "move-notice" | "data-correction";
                /** @description Default: open. */
                status?: "open" | "postponed" | "closed";
                /** @description Where to go on: `next` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                msixId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: number;
                            /** @description For `If-Match`. */
                            version: string;
                            /** @enum {unknown} */
                            kind: "near-match" | "record-conflict" | "validate-near-match" | "validate-merge" | "validate-split" | "data-request" | "move-notice" | "data-correction";
                            /** @enum {unknown} */
                            status: "open" | "postponed" | "closed";
                            /** @description What it is about: `registry 17`, `data-request 4`. */
                            subject: string;
                            students: {
                                msixId: string;
                                firstName?: string;
                                lastName1?: string;
                                /** Format: date */
                                birthDate?: string;
                                states: string[];
                            }[];
                            /** @description States that it concerns. */
                            states: string[];
                            /** @description With whom it lies: one for each state that has a say. */
                            desks: {
                                state: string;
                                region?: string;
                                district?: string;
                                /** @enum {unknown} */
                                level: "district" | "region" | "state";
                                assignee?: string;
                                /** Format: date-time */
                                due?: string;
                                doneBy?: string;
                                /** Format: date-time */
                                doneAt?: string;
                            }[];
                            /** Format: date-time */
                            opened: string;
                            proposer?: {
                                account: string;
                                state?: string;
                            };
                            /** Format: date-time */
                            until?: string;
                            lock?: {
                                by: string;
                                /** Format: date-time */
                                until: string;
                            };
                            outcome?: string;
                            /** Format: date-time */
                            closed?: string;
                            /** @description The item that it takes back. */
                            undoes?: number;
                            undoneBy?: number;
                        }[];
                        /** @description Cursor of the next page; absent on the last. */
                        next?: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readWorkItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        item: {
                            id: number;
                            /** @description For `If-Match`. */
                            version: string;
                            /** @enum {unknown} */
                            kind: "near-match" | "record-conflict" | "validate-near-match" | "validate-merge" | "validate-split" | "data-request" | "move-notice" | "data-correction";
                            /** @enum {unknown} */
                            status: "open" | "postponed" | "closed";
                            /** @description What it is about: `registry 17`, `data-request 4`. */
                            subject: string;
                            students: {
                                msixId: string;
                                firstName?: string;
                                lastName1?: string;
                                /** Format: date */
                                birthDate?: string;
                                states: string[];
                            }[];
                            /** @description States that it concerns. */
                            states: string[];
                            /** @description With whom it lies: one for each state that has a say. */
                            desks: {
                                state: string;
                                region?: string;
                                district?: string;
                                /** @enum {unknown} */
                                level: "district" | "region" | "state";
                                assignee?: string;
                                /** Format: date-time */
                                due?: string;
                                doneBy?: string;
                                /** Format: date-time */
                                doneAt?: string;
                            }[];
                            /** Format: date-time */
                            opened: string;
                            proposer?: {
                                account: string;
                                state?: string;
                            };
                            /** Format: date-time */
                            until?: string;
                            lock?: {
                                by: string;
                                /** Format: date-time */
                                until: string;
                            };
                            outcome?: string;
                            /** Format: date-time */
                            closed?: string;
                            /** @description The item that it takes back. */
                            undoes?: number;
                            undoneBy?: number;
                        };
                        case: {
                            /** @description All that states say of each child, side by side, by the names of elements. */
                            sides: {
                                msixId: string;
                                records: {
                                    state: string;
                                    stateStudentId: string;
                                    version: number;
                                    demographics: {
                                        [key: string]: string;
                                    };
                                    qualifyingMoves: {
                                        [key: string]: string;
                                    }[];
                                    enrollments: {
                                        [key: string]: string;
                                    }[];
                                }[];
                            }[];
                            proposal?: {
                                /** @enum {unknown} */
                                kind: "merge" | "split" | "retract";
                                /** @description MSIX id that lives on. */
                                keeps?: string;
                                others?: string[];
                                parts?: {
                                    state: string;
                                    stateStudentId: string;
                                }[][];
                            };
                            /** @description What the best pair of records weighs, step by step. */
                            evidence?: {
                                left: {
                                    state: string;
                                    stateStudentId: string;
                                };
                                right: {
                                    state: string;
                                    stateStudentId: string;
                                };
                                /** @description Bits; the sum of the steps. */
                                weight: number;
                                probability: number;
                                verdict: string;
                                /** @description Why it can be a near match at most. */
                                bar?: string;
                                steps: {
                                    name: string;
                                    level: string;
                                    weight: number;
                                }[];
                                rules: string[];
                            };
                        };
                        history: {
                            /** Format: date-time */
                            at: string;
                            /** @description Account, or `exchange`. */
                            by: string;
                            action: string;
                            state?: string;
                            region?: string;
                            district?: string;
                            note?: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A problem (RFC 9457) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
