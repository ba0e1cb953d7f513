// Made by generate.mjs; change docs/ and run `npm run generate`.
export interface paths {
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads the public keys with which other services check access tokens.
         * @description A new key stands here before it signs. Read it again when a token names a key that you do not know, and not for every token.
         */
        get: operations["GetKeySet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what happened to the security of accounts, the newest first.
         * @description Filter it by event, actor, subject, address, trace or time; to read it all, go from `cursor=first` on, or stream it with
         *     `Accept: application/x-ndjson`, an event a line. Nobody can change it, and what is older than the operator keeps it is gone.
         */
        get: operations["ListAuditEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins a session for e-mail address and password.
         * @description Send JSON, or the form of OAuth 2.0's password grant; never the query. Every refusal is the same, so that nobody learns who has an account.
         */
        post: operations["LogIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends the session whose access token this is.
         * @description Both of its tokens are good for nothing any more.
         */
        post: operations["LogOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchanges a refresh token for new tokens.
         * @description Send JSON, or the form of OAuth 2.0's refresh. Each refresh token is good once: keep the new one. One that is used again ends its session, since
         *     somebody else may have it; only within ten seconds, and from the same device, it gives the same new one again, for an answer that was lost.
         */
        post: operations["Refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Opens an account.
         * @description There is one account an address; letter case does not tell addresses apart. No token comes back: sign in for one. The operator can
         *                 ask for an invitation, or open no accounts at all.
         */
        post: operations["Register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends the session of a token that is needed no more (RFC 7009).
         * @description Send JSON, or the form of OAuth 2.0's revocation. Whoever has the token may do it. What is no token any more is answered alike.
         */
        post: operations["Revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells what was created, changed or deleted that the caller may see, or could see before, in the order in which it was committed.
         * @description For a copy: ask for `after=now`, read the lists, then go on from the cursor of that answer, and from `next_cursor` ever after. A part can be
         *     waited for (`wait`), and `Accept: text/event-stream` gets a stream of Server-Sent Events instead. Signed in, also one's own drafts and
         *     the users, as far as the directory shows them. A cursor is for its own caller, role and kinds.
         */
        get: operations["ReadChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the invitations, the newest first, without their tokens.
         * @description Page with `page` and `limit`, with `skip` and `limit`, or by cursors. They are kept for 30 days after they have expired.
         */
        get: operations["ListInvitations"];
        put?: never;
        /**
         * Invites somebody to open an account, once and for a time.
         * @description Hand on the token, or the link, to that person alone: whoever has it can use it, unless it is for one address. It ends with the rights of the administrator who made it.
         */
        post: operations["CreateInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads an invitation, without its token.
         * @description It has no ETag: what has become of it changes with the clock, and with the rights of whoever made it.
         */
        get: operations["GetInvitation"];
        put?: never;
        post?: never;
        /**
         * Takes an invitation back, so that nobody can use it.
         * @description It stays in the list as revoked. A second time changes nothing; one that was used is refused with 409.
         */
        delete: operations["RevokeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the published posts, the newest first; signed in, also one's own drafts.
         * @description Page with `page` and `limit`, or with `skip` and `limit`; to read them all, go from `cursor=first` on.
         *     The `Link` field names the neighbours. `Accept: application/x-ndjson` streams all of them without pages, a post a line.
         */
        get: operations["ListPosts"];
        put?: never;
        /**
         * Writes a post, as a draft or for everybody to see.
         * @description The caller is its author, whatever the body says.
         */
        post: operations["WritePost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/posts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads a published post; its author and administrators also read a draft.
         * @description A draft of somebody else answers 404, as if there were none.
         */
        get: operations["GetPost"];
        put?: never;
        post?: never;
        /**
         * Deletes a post for good.
         * @description Its author and administrators may; others get 403, or 404 for a draft. A second time answers 404.
         */
        delete: operations["DeletePost"];
        options?: never;
        head?: never;
        /**
         * Changes a post's text, publishes it or makes it a draft again.
         * @description What is left out stays as it is. Its author and administrators may; others get 403, or 404 for a draft.
         */
        patch: operations["RevisePost"];
        trace?: never;
    };
    "/api/posts/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Writes, changes and deletes up to 100 posts in one transaction.
         * @description Each item is what a request of its own would be: the same rights, the same conditions, the same codes. It is carried out or refused
         *     for itself, and the answer is 200 with one result for each; with `atomic` the first that is refused refuses the request, whose
         *     `errors` names all that were. An item that has a `key` can be sent again, alone or with others: it gives its first result.
         */
        post: operations["ChangePosts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists all users, the newest first.
         * @description Page with `page` and `limit`, or with `skip` and `limit`; to read them all, go from `cursor=first` on.
         *     The `Link` field names the neighbours. `Accept: application/x-ndjson` streams all of them without pages, a user a line.
         *     Whoever is signed in may, unless the operator shows the directory to administrators alone. Who was deleted is not in it.
         */
        get: operations["ListUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads a user.
         * @description Whoever is signed in may read everybody, unless the operator shows the directory to administrators alone. An id that names nobody answers 404, whatever its form;
         *                 so does one of somebody who was deleted.
         */
        get: operations["GetUser"];
        put?: never;
        post?: never;
        /**
         * Deletes a user, from the next request on. The last active administrator stays.
         * @description Drafts go. Published posts stay with a nameless author, or go as well; whoever was deleted and has left some can still lose them. Where many posts go, they
         *     do so a few at a time, and what a broken connection leaves is gone within minutes, or when it is sent again.
         */
        delete: operations["DeleteUser"];
        options?: never;
        head?: never;
        /**
         * Changes one's own names; administrators change anybody's.
         * @description What is left out stays as it is. Other members of the body, such as `role`, change nothing.
         */
        patch: operations["RenameUser"];
        trace?: never;
    };
    "/api/users/{id}/active": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Shuts a user out, from the next request on, or lets it in again. The last active administrator stays active.
         * @description While it is shut out it cannot sign in, and its tokens are refused.
         */
        put: operations["ChangeUserActivation"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Makes a user an administrator or an ordinary user. The last active administrator stays one.
         * @description It counts from the user's next request on; nobody has to sign in again.
         */
        put: operations["AssignRole"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists where a user is signed in.
         * @description As the user sees it, but that none of them is the current one.
         */
        get: operations["ListSessions"];
        put?: never;
        post?: never;
        /**
         * Signs a user out everywhere.
         * @description The user can sign in again; shut it out to prevent that. Who does it to itself stays signed in here.
         */
        delete: operations["EndSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Signs a user out of one place.
         * @description The user can sign in again; shut it out to prevent that.
         */
        delete: operations["EndSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads the user whose token this is.
         * @description The same as reading oneself by id.
         */
        get: operations["GetMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me/deletion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Deletes one's own account.
         * @description Drafts go. Published posts stay with a nameless author, or go as well. It counts from the next request on: every token is refused, and the address is
         *     free for others. It is a PUT, as which it can be sent again without harm.
         */
        put: operations["DeleteMe"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Moves one's own account to another e-mail address.
         * @description From then on one signs in with it; the old one is free for others.
         */
        put: operations["ChangeEmail"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Exports all that is kept of the caller.
         * @description One JSON document to keep: the account, all posts with their drafts, and what the audit log says of the caller.
         */
        get: operations["ExportOwnData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replaces one's own password.
         * @description It counts from the next sign-in on, and is a new version of the user.
         */
        put: operations["ChangePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists where one is signed in.
         * @description A session begins with a login. It is last used when it is refreshed.
         */
        get: operations["ListMySessions"];
        put?: never;
        post?: never;
        /**
         * Signs oneself out everywhere but here.
         * @description The tokens of all other sessions are good for nothing any more.
         */
        delete: operations["EndMyOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Signs oneself out of one place.
         * @description Its refresh token is good for nothing any more, and its access token is refused.
         */
        delete: operations["EndMySession"];
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
        /**
         * Tells that the server runs, and its version.
         * @description It does not ask the database.
         */
        get: operations["GetHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells that the process answers; restart it when it does not.
         * @description It does not ask the database, which no restart of this process would bring back.
         */
        get: operations["GetLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells whether requests can be served: the database answers.
         * @description Send no requests here while it answers 503; there is no need to restart.
         */
        get: operations["GetReadiness"];
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
        /**
         * @description The role to give.
         * @example {
         *       "role": "admin"
         *     }
         */
        AssignRoleRequest: {
            /**
             * @description `user` or `admin`.
             * @enum {string}
             */
            role: "user" | "admin";
        };
        /**
         * @description An event of the audit log.
         * @example {
         *       "id": "019b7f0c-6d33-7f70-9b82-9d0e1f2a3b4c",
         *       "at": "2026-01-02T12:00:00.000000Z",
         *       "event": "login.failed",
         *       "actor_id": null,
         *       "subject_kind": "user",
         *       "subject_id": "019b7f0c-3a00-7c4d-8e5f-6a7b8c9d0e1f",
         *       "address": "192.0.2.7",
         *       "trace_id": "0af7651916cd43dd8448eb211c80319c",
         *       "detail": "wrong_password"
         *     }
         */
        AuditEventResponse: {
            /**
             * Format: uuid
             * @description The user whose token the request showed; null where it showed none, and for commands on the machine.
             */
            actor_id?: null | string;
            /** @description The IP address that the request came from; null for commands on the machine. */
            address?: null | string;
            /**
             * Format: date-time
             * @description When it happened; UTC, in microseconds.
             */
            at: string;
            /** @description A word more, such as `wrong_password`. New words can come. */
            detail?: null | string;
            /** @description What happened, such as `login.failed`. New names can come. */
            event: string;
            /**
             * Format: uuid
             * @description A version 7 UUID in lower case.
             */
            id: string;
            /**
             * Format: uuid
             * @description The id of that thing, which may be gone.
             */
            subject_id?: null | string;
            /** @description What sort of thing it happened to, such as `user`; null where it happened to nothing that is known. New kinds can come. */
            subject_kind?: null | string;
            /** @description Names the request in the server's log (W3C Trace Context); null for commands on the machine. */
            trace_id?: null | string;
        };
        /** @description Who wrote a post, as everybody sees it who sees the post: no address, role or state. */
        AuthorResponse: {
            /** @description 1 to 100 characters. */
            first_name: string;
            /**
             * Format: uuid
             * @description A version 7 UUID in lower case.
             */
            id: string;
            /** @description 1 to 100 characters. */
            last_name: string;
        };
        /**
         * @description Whether the user may sign in.
         * @example {
         *       "is_active": false
         *     }
         */
        ChangeActivationRequest: {
            /** @description False shuts the user out from the next request on. */
            is_active: boolean;
        };
        /**
         * @description Another address for one's own account.
         * @example {
         *       "email": "countess@example.com",
         *       "current_password": "Analytical-Engine-1843"
         *     }
         */
        ChangeEmailRequest: {
            /**
             * Format: password
             * @description The one that signs in.
             */
            current_password: string;
            /**
             * Format: email
             * @description At most 255 characters; trimmed and lower-cased. One account an address.
             */
            email: string;
        };
        /**
         * @description What sort of thing a change is of.
         * @enum {string}
         */
        ChangeKind: "post" | "user";
        /**
         * @description Another password for one's own account.
         * @example {
         *       "current_password": "Analytical-Engine-1843",
         *       "new_password": "Difference-Engine-1822"
         *     }
         */
        ChangePasswordRequest: {
            /**
             * Format: password
             * @description The one that signs in today.
             */
            current_password: string;
            /**
             * Format: password
             * @description By the rules of a registration.
             */
            new_password: string;
        };
        /**
         * @description Changes of posts. Each sees what those before it have made.
         * @example {
         *       "items": [
         *         {
         *           "operation": "create",
         *           "post": {
         *             "title": "Notes on the Analytical Engine",
         *             "content": "It weaves *algebraic patterns*.",
         *             "published": true
         *           }
         *         },
         *         {
         *           "operation": "update",
         *           "id": "019b7f0c-4b11-7d5e-9f60-7b8c9d0e1f2a",
         *           "if_match": "\"1\"",
         *           "patch": {
         *             "title": "Notes, revised"
         *           }
         *         },
         *         {
         *           "operation": "delete",
         *           "id": "019b7f0c-5c22-7e6f-8a71-8c9d0e1f2a3b"
         *         }
         *       ],
         *       "atomic": false
         *     }
         */
        ChangePostsRequest: {
            /** @description True carries out all of them or, where one is refused, none. Left out or false, one that is refused leaves the others alone. */
            atomic?: boolean;
            /** @description 1 to 100. */
            items: components["schemas"]["PostChangeRequest"][];
        };
        /**
         * @description What became of the items.
         * @example {
         *       "data": [
         *         {
         *           "index": 0,
         *           "status": 201,
         *           "id": "019b7f0c-4b11-7d5e-9f60-7b8c9d0e1f2a",
         *           "etag": "\"1\"",
         *           "post": {
         *             "title": "Notes on the Analytical Engine",
         *             "content": "It weaves *algebraic patterns*.",
         *             "published": true,
         *             "id": "019b7f0c-4b11-7d5e-9f60-7b8c9d0e1f2a",
         *             "author_id": "019b7f0c-3a00-7c4d-8e5f-6a7b8c9d0e1f",
         *             "created_at": "2026-01-02T12:00:00.000000Z",
         *             "updated_at": "2026-01-02T12:00:00.000000Z",
         *             "version": 1
         *           }
         *         },
         *         {
         *           "index": 1,
         *           "status": 412,
         *           "etag": "\"2\"",
         *           "error": {
         *             "type": "/api/docs/errors#precondition.failed",
         *             "title": "Precondition failed",
         *             "status": 412,
         *             "detail": "It is no longer what If-Match or If-Unmodified-Since says. Read it again, then decide.",
         *             "instance": "/api/posts/bulk",
         *             "code": "precondition.failed",
         *             "trace_id": "0af7651916cd43dd8448eb211c80319c"
         *           }
         *         },
         *         {
         *           "index": 2,
         *           "status": 204,
         *           "id": "019b7f0c-5c22-7e6f-8a71-8c9d0e1f2a3b"
         *         }
         *       ],
         *       "succeeded": 2,
         *       "failed": 1
         *     }
         */
        ChangePostsResponse: {
            /** @description One result for each item, in their order. */
            data: components["schemas"]["PostChangeResult"][];
            /**
             * Format: int32
             * @description How many were refused.
             */
            failed: number;
            /**
             * Format: int32
             * @description How many were carried out.
             */
            succeeded: number;
        };
        /**
         * @description A thing that is not as it was. Changed, it has the thing as it is now; removed, it was deleted or is out of the caller's sight.
         * @example {
         *       "type": "changed",
         *       "kind": "post",
         *       "id": "019b7f0c-4b11-7d5e-9f60-7b8c9d0e1f2a",
         *       "at": "2026-01-02T12:00:00.000000Z",
         *       "cursor": "qGmDWR2xWc1OzqNB0QpM3wBxI2VnR8yZk0b4T1uJ6tEw7a5hLrPfVnXs9dCgKiMo",
         *       "post": {
         *         "title": "Notes on the Analytical Engine",
         *         "content": "It weaves *algebraic patterns*.",
         *         "published": true,
         *         "id": "019b7f0c-4b11-7d5e-9f60-7b8c9d0e1f2a",
         *         "author_id": "019b7f0c-3a00-7c4d-8e5f-6a7b8c9d0e1f",
         *         "created_at": "2026-01-02T12:00:00.000000Z",
         *         "updated_at": "2026-01-02T12:00:00.000000Z",
         *         "version": 1
         *       }
         *     }
         */
        ChangeResponse: {
            /**
             * Format: date-time
             * @description When the change was made: UTC, in microseconds. The order is that of commits, not of these.
             */
            at: string;
            /** @description Leads to what was committed after this change; the id of the event. */
            cursor: string;
            /**
             * Format: uuid
             * @description Of the thing; a version 7 UUID in lower case.
             */
            id: string;
            /** @description What sort of thing it is. */
            kind: components["schemas"]["ChangeKind"];
            /**
             * @description The changed post as it is now.
             * @example {
             *       "title": "Notes on the Analytical Engine",
             *       "content": "It weaves *algebraic patterns*.",
             *       "published": true,
             *       "id": "019b7f0c-4b11-7d5e-9f60-7b8c9d0e1f2a",
             *       "author_id": "019b7f0c-3a00-7c4d-8e5f-6a7b8c9d0e1f",
             *       "created_at": "2026-01-02T12:00:00.000000Z",
             *       "updated_at": "2026-01-02T12:00:00.000000Z",
             *       "version": 1
             *     }
             */
            post?: components["schemas"]["PostResponse"];
            /** @description What to do with one's copy: store it, or take it away if it is there. */
            type: components["schemas"]["ChangeType"];
            /** @description The changed user as it is now. */
            user?: components["schemas"]["UserResponse"];
        };
        /** @description How to go on through the change feed. */
        ChangesPagination: {
            /** @description Whether to go on at once: there is more already. */
            has_more: boolean;
            /**
             * Format: int32
             * @description Of how many things a part tells at the most.
             */
            limit: number;
            /** @description Leads to what was committed later; always there, and to be kept where `data` is empty as well. */
            next_cursor: string;
        };
        /**
         * @description A part of the change feed.
         * @example {
         *       "data": [
         *         {
         *           "type": "changed",
         *           "kind": "post",
         *           "id": "019b7f0c-4b11-7d5e-9f60-7b8c9d0e1f2a",
         *           "at": "2026-01-02T12:00:00.000000Z",
         *           "cursor": "qGmDWR2xWc1OzqNB0QpM3wBxI2VnR8yZk0b4T1uJ6tEw7a5hLrPfVnXs9dCgKiMo",
         *           "post": {
         *             "title": "Notes on the Analytical Engine",
         *             "content": "It weaves *algebraic patterns*.",
         *             "published": true,
         *             "id": "019b7f0c-4b11-7d5e-9f60-7b8c9d0e1f2a",
         *             "author_id": "019b7f0c-3a00-7c4d-8e5f-6a7b8c9d0e1f",
         *             "created_at": "2026-01-02T12:00:00.000000Z",
         *             "updated_at": "2026-01-02T12:00:00.000000Z",
         *             "version": 1
         *           }
         *         }
         *       ],
         *       "pagination": {
         *         "limit": 20,
         *         "next_cursor": "qGmDWR2xWc1OzqNB0QpM3wBxI2VnR8yZk0b4T1uJ6tEw7a5hLrPfVnXs9dCgKiMo",
         *         "has_more": false
         *       }
         *     }
         */
        ChangesResponse: {
            /** @description The changes in the order in which they were committed, at most one of each thing. It can be empty although there is more. */
            data: components["schemas"]["ChangeResponse"][];
            /** @description How to go on. */
            pagination: components["schemas"]["ChangesPagination"];
        };
        /**
         * @description What a change means to whoever is told of it.
         * @enum {string}
         */
        ChangeType: "changed" | "removed";
        /**
         * @description An invitation that was just made, with what lets somebody use it.
         * @example {
         *       "token": "kq3Yw0v6b1Zr8sXc5TnLhJfDgPaUeMiOoQyRtWzVxBk",
         *       "link": "https://blog.example.com/join#kq3Yw0v6b1Zr8sXc5TnLhJfDgPaUeMiOoQyRtWzVxBk",
         *       "invitation": {
         *         "id": "019b7f0c-6d33-7f70-9b82-9d0e1f2a3b4c",
         *         "state": "open",
         *         "role": "user",
         *         "created_by": "019b7f0c-3a00-7c4d-8e5f-6a7b8c9d0e1f",
         *         "created_at": "2026-01-02T12:00:00.000000Z",
         *         "expires_at": "2026-01-09T12:00:00.000000Z",
         *         "version": 1,
         *         "email": "mary@example.com"
         *       }
         *     }
         */
        CreatedInvitationResponse: {
            /**
             * @description What it is.
             * @example {
             *       "id": "019b7f0c-6d33-7f70-9b82-9d0e1f2a3b4c",
             *       "state": "open",
             *       "role": "user",
             *       "created_by": "019b7f0c-3a00-7c4d-8e5f-6a7b8c9d0e1f",
             *       "created_at": "2026-01-02T12:00:00.000000Z",
             *       "expires_at": "2026-01-09T12:00:00.000000Z",
             *       "version": 1,
             *       "email": "mary@example.com"
             *     }
             */
            invitation: components["schemas"]["InvitationResponse"];
            /** @description The page on which to use it, where the operator has named one. */
            link?: string;
            /** @description For the member `invitation` of a registration. It is shown this once: only its hash is stored. */
            token: string;
        };
        /**
         * @description Whom to invite, and as what.
         * @example {
         *       "email": "mary@example.com",
         *       "role": "user"
         *     }
         */
        CreateInvitationRequest: {
            /**
             * Format: email
             * @description The only address that can use it; left out, whoever has the token can.
             */
            email?: null | string;
            /**
             * @description `user` or `admin`; left out, `user`.
             * @enum {null|string}
             */
            role?: "user" | "admin" | null;
        };
        /**
         * @description What deletes one's own account.
         * @example {
         *       "current_password": "Analytical-Engine-1843",
         *       "posts": "keep"
         *     }
         */
        DeleteMeRequest: {
            /**
             * Format: password
             * @description The one that signs in.
             */
            current_password: string;
            /**
             * @description What becomes of the published posts: `keep`, also where it is left out, or `delete`.
             * @enum {null|string}
             */
            posts?: "keep" | "delete" | null;
        };
        /**
         * @description How the server is.
         * @example {
         *       "status": "healthy",
         *       "version": "1.0.0"
         *     }
         */
        HealthResponse: {
            /**
             * @description Always `healthy`: what is not well answers a problem instead.
             * @constant
             */
            status: "healthy";
            /** @description Of the server. */
            version: string;
        };
        /**
         * @description An invitation as administrators see it: never its token. It has no ETag, since its state changes with the clock and with its maker's rights.
         * @example {
         *       "id": "019b7f0c-6d33-7f70-9b82-9d0e1f2a3b4c",
         *       "state": "open",
         *       "role": "user",
         *       "created_by": "019b7f0c-3a00-7c4d-8e5f-6a7b8c9d0e1f",
         *       "created_at": "2026-01-02T12:00:00.000000Z",
         *       "expires_at": "2026-01-09T12:00:00.000000Z",
         *       "version": 1,
         *       "email": "mary@example.com"
         *     }
         */
        InvitationResponse: {
            /**
             * Format: date-time
             * @description UTC, in microseconds.
             */
            created_at: string;
            /**
             * Format: uuid
             * @description The administrator who made it.
             */
            created_by: string;
            /** @description The only address that it is for; absent for any. */
            email?: string;
            /**
             * Format: date-time
             * @description UTC, in microseconds.
             */
            expires_at: string;
            /**
             * Format: uuid
             * @description A version 7 UUID in lower case.
             */
            id: string;
            /**
             * Format: date-time
             * @description When an administrator took it back: UTC, in microseconds.
             */
            revoked_at?: string;
            /** @description What the account will be. */
            role: components["schemas"]["UserRole"];
            /** @description What has become of it. */
            state: components["schemas"]["InvitationState"];
            /**
             * Format: date-time
             * @description When somebody opened an account with it: UTC, in microseconds.
             */
            used_at?: string;
            /**
             * Format: uuid
             * @description The account that was opened, whether it is still there or not.
             */
            used_by?: string;
            /**
             * Format: int32
             * @description 1 at first; rises with every change. In quotes it is what `If-Match` takes.
             */
            version: number;
        };
        /**
         * @description What has become of an invitation.
         * @enum {string}
         */
        InvitationState: "open" | "used" | "expired" | "revoked";
        /**
         * @description The public keys of the access tokens (RFC 7517 §5).
         * @example {
         *       "keys": [
         *         {
         *           "kid": "2026-11",
         *           "kty": "EC",
         *           "use": "sig",
         *           "alg": "ES256",
         *           "crv": "P-256",
         *           "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
         *           "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"
         *         }
         *       ]
         *     }
         */
        KeySetResponse: {
            /** @description The one that signs new tokens comes first. Empty where tokens are signed with a secret. */
            keys: components["schemas"]["PublicKeyResponse"][];
        };
        /**
         * @description Who signs in: JSON, or the form of OAuth 2.0's password grant (RFC 6749 §4.3.2).
         * @example {
         *       "email": "ada@example.com",
         *       "password": "Analytical-Engine-1843"
         *     }
         */
        LogInRequest: {
            /** @description In any case. */
            email: string;
            /** @description As it was given at registration. */
            password: string;
        };
        /** @description One rule that a request breaks. Exactly one of `pointer` and `parameter` says where. */
        MemberError: {
            /** @description Stable; decide by this one. */
            code: string;
            /** @description What to mend, for people. */
            detail: string;
            /** @description For the query: the parameter's name. */
            parameter?: string;
            /** @description For the body: a JSON Pointer (RFC 6901). */
            pointer?: string;
        };
        /**
         * @description All that is kept of the caller. It is written as it is read, so each list is of its own moment.
         * @example {
         *       "user": {
         *         "email": "ada@example.com",
         *         "first_name": "Ada",
         *         "last_name": "Lovelace",
         *         "id": "019b7f0c-3a00-7c4d-8e5f-6a7b8c9d0e1f",
         *         "role": "user",
         *         "created_at": "2026-01-02T12:00:00.000000Z",
         *         "updated_at": "2026-01-02T12:00:00.000000Z",
         *         "is_active": true,
         *         "version": 1
         *       },
         *       "sessions": [
         *         {
         *           "id": "019b7f0c-6d33-7f70-8b82-9d0e1f2a3b4c",
         *           "device": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
         *           "address": "203.0.113.7",
         *           "created_at": "2026-01-02T12:00:00.000000Z",
         *           "last_used_at": "2026-01-02T12:00:00.000000Z",
         *           "expires_at": "2026-01-16T12:00:00.000000Z",
         *           "is_current": true
         *         }
         *       ],
         *       "posts": [
         *         {
         *           "title": "Notes on the Analytical Engine",
         *           "content": "It weaves *algebraic patterns*.",
         *           "published": true,
         *           "id": "019b7f0c-4b11-7d5e-9f60-7b8c9d0e1f2a",
         *           "author_id": "019b7f0c-3a00-7c4d-8e5f-6a7b8c9d0e1f",
         *           "created_at": "2026-01-02T12:00:00.000000Z",
         *           "updated_at": "2026-01-02T12:00:00.000000Z",
         *           "version": 1
         *         }
         *       ],
         *       "audit_events": [
         *         {
         *           "id": "019b7f0c-6d33-7f70-9b82-9d0e1f2a3b4c",
         *           "at": "2026-01-02T12:00:00.000000Z",
         *           "event": "login.failed",
         *           "actor_id": null,
         *           "subject_kind": "user",
         *           "subject_id": "019b7f0c-3a00-7c4d-8e5f-6a7b8c9d0e1f",
         *           "address": "192.0.2.7",
         *           "trace_id": "0af7651916cd43dd8448eb211c80319c",
         *           "detail": "wrong_password"
         *         }
         *       ]
         *     }
         */
        OwnDataResponse: {
            /** @description What the caller did and what happened to the account, the newest first, as long as it is kept. From where others acted is theirs, and left out. */
            audit_events: components["schemas"]["AuditEventResponse"][];
            /** @description All posts, those that are published first, then the drafts; the newest first. */
            posts: components["schemas"]["PostResponse"][];
            /** @description Where the caller is signed in, the last used first. */
            sessions: components["schemas"]["SessionResponse"][];
            /** @description The account; neither the password nor its hash. */
            user: components["schemas"]["UserResponse"];
        };
        /**
         * @description A part of a collection.
         * @example {
         *       "data": [
         *         {
         *           "id": "019b7f0c-6d33-7f70-9b82-9d0e1f2a3b4c",
         *           "at": "2026-01-02T12:00:00.000000Z",
         *           "event": "login.failed",
         *           "actor_id": null,
         *           "subject_kind": "user",
         *           "subject_id": "019b7f0c-3a00-7c4d-8e5f-6a7b8c9d0e1f",
         *           "address": "192.0.2.7",
         *           "trace_id": "0af7651916cd43dd8448eb211c80319c",
         *           "detail": "wrong_password"
         *         }
         *       ],
         *       "pagination": {
         *         "page": 1,
         *         "limit": 20,
         *         "skip": 0,
         *         "total": 1,
         *         "total_pages": 1
         *       }
         *     }
         */
        PaginatedAuditEventResponse: {
            /** @description The items, newest first unless another order was asked for. */
            data: components["schemas"]["AuditEventResponse"][];
            /** @description Which part it is. */
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @description A part of a collection.
         * @example {
         *       "data": [
         *         {
         *           "id": "019b7f0c-6d33-7f70-9b82-9d0e1f2a3b4c",
         *           "state": "open",
         *           "role": "user",
         *           "created_by": "019b7f0c-3a00-7c4d-8e5f-6a7b8c9d0e1f",
         *           "created_at": "2026-01-02T12:00:00.000000Z",
         *           "expires_at": "2026-01-09T12:00:00.000000Z",
         *           "version": 1,
         *           "email": "mary@example.com"
         *         }
         *       ],
         *       "pagination": {
         *         "page": 1,
         *         "limit": 20,
         *         "skip": 0,
         *         "total": 1,
         *         "total_pages": 1
         *       }
         *     }
         */
        PaginatedInvitationResponse: {
            /** @description The items, newest first unless another order was asked for. */
            data: components["schemas"]["InvitationResponse"][];
            /** @description Which part it is. */
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @description A part of a collection.
         * @example {
         *       "data": [
         *         {
         *           "title": "Notes on the Analytical Engine",
         *           "content": "It weaves *algebraic patterns*.",
         *           "published": true,
         *           "id": "019b7f0c-4b11-7d5e-9f60-7b8c9d0e1f2a",
         *           "author_id": "019b7f0c-3a00-7c4d-8e5f-6a7b8c9d0e1f",
         *           "created_at": "2026-01-02T12:00:00.000000Z",
         *           "updated_at": "2026-01-02T12:00:00.000000Z",
         *           "version": 1
         *         }
         *       ],
         *       "pagination": {
         *         "page": 1,
         *         "limit": 20,
         *         "skip": 0,
         *         "total": 1,
         *         "total_pages": 1
         *       }
         *     }
         */
        PaginatedPostResponse: {
            /** @description The items, newest first unless another order was asked for. */
            data: components["schemas"]["PostResponse"][];
            /** @description Which part it is. */
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @description A part of a collection.
         * @example {
         *       "data": [
         *         {
         *           "email": "ada@example.com",
         *           "first_name": "Ada",
         *           "last_name": "Lovelace",
         *           "id": "019b7f0c-3a00-7c4d-8e5f-6a7b8c9d0e1f",
         *           "role": "user",
         *           "created_at": "2026-01-02T12:00:00.000000Z",
         *           "updated_at": "2026-01-02T12:00:00.000000Z",
         *           "is_active": true,
         *           "version": 1
         *         }
         *       ],
         *       "pagination": {
         *         "page": 1,
         *         "limit": 20,
         *         "skip": 0,
         *         "total": 1,
         *         "total_pages": 1
         *       }
         *     }
         */
        PaginatedUserResponse: {
            /** @description The items, newest first unless another order was asked for. */
            data: components["schemas"]["UserResponse"][];
            /** @description Which part it is. */
            pagination: components["schemas"]["Pagination"];
        };
        /** @description Which part of how many. Asked for by `page` or `skip` it has numbers, by `cursor` it has cursors. */
        Pagination: {
            /**
             * Format: int32
             * @description How many items a page has at the most.
             */
            limit: number;
            /** @description Leads to what lies behind, for a day at least; absent where nothing does. */
            next_cursor?: string;
            /**
             * Format: int32
             * @description Counted from 1.
             */
            page?: number;
            /** @description Leads back to what lies before, for a day at least; absent where nothing does. */
            prev_cursor?: string;
            /**
             * Format: int64
             * @description How many items were left out.
             */
            skip?: number;
            /**
             * Format: int32
             * @description How many there are in all; by cursor only where `include_total` asks for it.
             */
            total?: number;
            /**
             * Format: int32
             * @description How many pages that makes; 0 for none.
             */
            total_pages?: number;
        };
        /** @description What is to become of one post. Members that the operation does not need are ignored. */
        PostChangeRequest: {
            /**
             * Format: uuid
             * @description The post to update or to delete.
             */
            id?: string;
            /** @description The ETag of the version that is expected, quotes and all, as the header field `If-Match` has it; for update and delete. An operator can make it mandatory. */
            if_match?: string;
            /** @description Names this item, so that it is carried out once and its first result comes again, with whatever request it is sent: a new UUID for each item. */
            key?: string;
            /**
             * @description Which of them is needed: create takes `post`, update takes `id` and `patch`, delete takes `id`.
             * @enum {string}
             */
            operation: "create" | "update" | "delete";
            /**
             * @description What of a post can change; what is left out stays as it is.
             * @example {
             *       "title": "Notes, revised",
             *       "published": true
             *     }
             */
            patch?: components["schemas"]["RevisePostRequest"];
            /** @description The post to create. */
            post?: components["schemas"]["WritePostRequest"];
        };
        /** @description What became of one item. */
        PostChangeResult: {
            /** @description Why it was refused; absent where it was not. Pointers begin at the body of the request. */
            error?: components["schemas"]["Problem"];
            /** @description The version in quotes, for If-Match: of the post as it is now, or of what is stored instead of what was expected. Absent where there is none. */
            etag?: string;
            /**
             * Format: uuid
             * @description The post; absent where the item was refused.
             */
            id?: string;
            /**
             * Format: int32
             * @description Its place in `items`, from 0.
             */
            index: number;
            /** @description The post as it is now; absent where it was deleted or the item was refused. */
            post?: components["schemas"]["PostResponse"];
            /**
             * Format: int32
             * @description The HTTP status that the operation would have had alone: 201, 200 or 204, or that of `error`.
             */
            status: number;
        };
        /**
         * @description A post as readers see it.
         * @example {
         *       "title": "Notes on the Analytical Engine",
         *       "content": "It weaves *algebraic patterns*.",
         *       "published": true,
         *       "id": "019b7f0c-4b11-7d5e-9f60-7b8c9d0e1f2a",
         *       "author_id": "019b7f0c-3a00-7c4d-8e5f-6a7b8c9d0e1f",
         *       "created_at": "2026-01-02T12:00:00.000000Z",
         *       "updated_at": "2026-01-02T12:00:00.000000Z",
         *       "version": 1
         *     }
         */
        PostResponse: {
            /** @description Who wrote it; only where `expand=author` asks. */
            author?: components["schemas"]["AuthorResponse"];
            /**
             * Format: uuid
             * @description The user who wrote it.
             */
            author_id: string;
            /** @description The text exactly as it was sent, at most 1 MiB in UTF-8. */
            content: string;
            /**
             * Format: date-time
             * @description UTC, in microseconds.
             */
            created_at: string;
            /**
             * Format: uuid
             * @description A version 7 UUID in lower case.
             */
            id: string;
            /** @description Whether everybody may read it. */
            published: boolean;
            /** @description 1 to 255 characters. */
            title: string;
            /**
             * Format: date-time
             * @description UTC, in microseconds; `created_at` until something changes.
             */
            updated_at: string;
            /**
             * Format: int32
             * @description 1 at first; rises with every change. In quotes it is the ETag.
             */
            version: number;
        };
        /** @description Why a request failed (RFC 9457). */
        Problem: {
            /** @description Stable; decide by this one. */
            code: string;
            /** @description What happened this time, for people. */
            detail: string;
            /** @description For `request.invalid`: every member that breaks a rule. Of a request that is atomic: what refuses each item. */
            errors?: components["schemas"]["MemberError"][];
            /** @description The path that was asked for. */
            instance: string;
            /**
             * Format: int32
             * @description The HTTP status, once more.
             */
            status: number;
            /** @description The same for every occurrence of the code. */
            title: string;
            /** @description Names this request in the server's log (W3C Trace Context). */
            trace_id: string;
            /** @description Where this code is described, relative to the server. */
            type: string;
        };
        /** @description A public key (RFC 7517 §4; its parameters: RFC 7518 §6). */
        PublicKeyResponse: {
            /** @description The only algorithm that it is for: `ES256` or `RS256`. */
            alg: string;
            /** @description Of an EC key: always `P-256`. */
            crv?: string;
            /** @description Of an RSA key: its exponent, in base64url. */
            e?: string;
            /** @description Which one: the `kid` of the tokens that it checks. */
            kid: string;
            /** @description `EC` or `RSA`. */
            kty: string;
            /** @description Of an RSA key: its modulus, in base64url. */
            n?: string;
            /**
             * @description Always `sig`: it checks signatures.
             * @constant
             */
            use: "sig";
            /** @description Of an EC key: the x coordinate of its point, in base64url. */
            x?: string;
            /** @description Of an EC key: the y coordinate of its point, in base64url. */
            y?: string;
        };
        /**
         * @description Who stays signed in: JSON, or the form of OAuth 2.0's refresh (RFC 6749 §6).
         * @example {
         *       "refresh_token": "cbr_AZt_DG0zf3CLgp0OHyo7TAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0-P0A"
         *     }
         */
        RefreshRequest: {
            /** @description The last one that was given; it is good once. */
            refresh_token: string;
        };
        /**
         * @description Who wants an account.
         * @example {
         *       "email": "ada@example.com",
         *       "first_name": "Ada",
         *       "last_name": "Lovelace",
         *       "password": "Analytical-Engine-1843"
         *     }
         */
        RegisterRequest: {
            /**
             * Format: email
             * @description At most 255 characters; trimmed and lower-cased. One account an address.
             */
            email: string;
            /** @description 1 to 100 characters, not blank; kept as sent. */
            first_name: string;
            /** @description The token of an invitation, which gives its role and is used up; needed where accounts are opened by invitation only. */
            invitation?: null | string;
            /** @description 1 to 100 characters, not blank; kept as sent. */
            last_name: string;
            /**
             * Format: password
             * @description 8 to 255 characters with an upper-case letter and a digit, unless the operator set other rules; none that is easily guessed, and no word of one's names or address. Hashed whole, in Unicode's form KC.
             */
            password: string;
        };
        /**
         * @description What of a user can change; what is left out stays as it is.
         * @example {
         *       "first_name": "Augusta Ada"
         *     }
         */
        RenameUserRequest: {
            /** @description 1 to 100 characters, not blank. */
            first_name?: string;
            /** @description 1 to 100 characters, not blank. */
            last_name?: string;
        };
        /**
         * @description What of a post can change; what is left out stays as it is.
         * @example {
         *       "title": "Notes, revised",
         *       "published": true
         *     }
         */
        RevisePostRequest: {
            /** @description At least 1 character, at most 1 MiB in UTF-8. */
            content?: string;
            /** @description True publishes it, false makes it a draft again. */
            published?: boolean;
            /** @description 1 to 255 characters. */
            title?: string;
        };
        /**
         * @description Who needs a token no more: JSON, or the form of RFC 7009 §2.1, whose `token_type_hint` is not needed.
         * @example {
         *       "token": "cbr_AZt_DG0zf3CLgp0OHyo7TAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0-P0A"
         *     }
         */
        RevokeRequest: {
            /** @description A refresh token or an access token. */
            token: string;
        };
        /**
         * @description A session as its owner sees it.
         * @example {
         *       "id": "019b7f0c-6d33-7f70-8b82-9d0e1f2a3b4c",
         *       "device": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
         *       "address": "203.0.113.7",
         *       "created_at": "2026-01-02T12:00:00.000000Z",
         *       "last_used_at": "2026-01-02T12:00:00.000000Z",
         *       "expires_at": "2026-01-16T12:00:00.000000Z",
         *       "is_current": true
         *     }
         */
        SessionResponse: {
            /** @description Its IP address at that time. */
            address: string;
            /**
             * Format: date-time
             * @description When it began with a login. UTC, in microseconds.
             */
            created_at: string;
            /** @description What the client called itself when it last refreshed: its `User-Agent`, at most 255 characters. */
            device: string;
            /**
             * Format: date-time
             * @description When it ends if it is not refreshed. UTC, in microseconds.
             */
            expires_at: string;
            /**
             * Format: uuid
             * @description A version 7 UUID in lower case; the `sid` of its access tokens.
             */
            id: string;
            /** @description Whether the request that reads this belongs to it. */
            is_current: boolean;
            /**
             * Format: date-time
             * @description When it was last refreshed. UTC, in microseconds.
             */
            last_used_at: string;
        };
        /**
         * @description A user's sessions.
         * @example {
         *       "data": [
         *         {
         *           "id": "019b7f0c-6d33-7f70-8b82-9d0e1f2a3b4c",
         *           "device": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
         *           "address": "203.0.113.7",
         *           "created_at": "2026-01-02T12:00:00.000000Z",
         *           "last_used_at": "2026-01-02T12:00:00.000000Z",
         *           "expires_at": "2026-01-16T12:00:00.000000Z",
         *           "is_current": true
         *         }
         *       ]
         *     }
         */
        SessionsResponse: {
            /** @description The last used comes first; at most 100. */
            data: components["schemas"]["SessionResponse"][];
        };
        /**
         * @description The tokens of a session (RFC 6749 §5.1).
         * @example {
         *       "access_token": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.ZRrHA1JJJW8opsbCGfG_HACGpVUMN_a9IV7pAx_Zmeo",
         *       "token_type": "bearer",
         *       "expires_in": 900,
         *       "refresh_token": "cbr_AZt_DG0zf3CLgp0OHyo7TAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0-P0A",
         *       "refresh_token_expires_in": 1209600
         *     }
         */
        TokenResponse: {
            /** @description For `Authorization: Bearer`. */
            access_token: string;
            /**
             * Format: int32
             * @description Seconds from now until the access token expires.
             */
            expires_in: number;
            /** @description For `POST /api/auth/refresh`, once. Keep it as secret as a password. */
            refresh_token: string;
            /**
             * Format: int32
             * @description Seconds from now until the session ends if it is not refreshed.
             */
            refresh_token_expires_in: number;
            /**
             * @description Always `bearer`.
             * @constant
             */
            token_type: "bearer";
        };
        /**
         * @description A user as others see it.
         * @example {
         *       "email": "ada@example.com",
         *       "first_name": "Ada",
         *       "last_name": "Lovelace",
         *       "id": "019b7f0c-3a00-7c4d-8e5f-6a7b8c9d0e1f",
         *       "role": "user",
         *       "created_at": "2026-01-02T12:00:00.000000Z",
         *       "updated_at": "2026-01-02T12:00:00.000000Z",
         *       "is_active": true,
         *       "version": 1
         *     }
         */
        UserResponse: {
            /**
             * Format: date-time
             * @description UTC, in microseconds.
             */
            created_at: string;
            /** @description Trimmed and in lower case. */
            email: string;
            /** @description 1 to 100 characters. */
            first_name: string;
            /**
             * Format: uuid
             * @description A version 7 UUID in lower case.
             */
            id: string;
            /** @description Whether the user can sign in. */
            is_active: boolean;
            /** @description 1 to 100 characters. */
            last_name: string;
            /** @description What the user may do beyond its own things. */
            role: components["schemas"]["UserRole"];
            /**
             * Format: date-time
             * @description UTC, in microseconds; `created_at` until something changes.
             */
            updated_at: string;
            /**
             * Format: int32
             * @description 1 at first; rises with every change. In quotes it is the ETag.
             */
            version: number;
        };
        /**
         * @description What a user may do beyond its own things.
         * @enum {string}
         */
        UserRole: "user" | "admin";
        /**
         * @description A post to write.
         * @example {
         *       "title": "Notes on the Analytical Engine",
         *       "content": "It weaves *algebraic patterns*.",
         *       "published": true
         *     }
         */
        WritePostRequest: {
            /** @description At least 1 character, at most 1 MiB in UTF-8. */
            content: string;
            /** @description Left out or false, it is a draft that its author and administrators see. */
            published?: boolean;
            /** @description 1 to 255 characters. */
            title: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description What is left (draft-ietf-httpapi-ratelimit-headers): `r` requests, and one more after `t` seconds where none is left, otherwise all of them. Absent where the answer was kept for everybody and counts for nobody, or nothing is limited.
         * @example "user";r=1199;t=1
         */
        RateLimit: string;
        /**
         * @description What there is: `q` requests at once, and as many again in each `w` seconds, evenly.
         * @example "user";q=1200;w=60
         */
        "RateLimit-Policy": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    GetKeySet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeySetResponse"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListAuditEvents: {
        parameters: {
            query?: {
                /**
                 * @description Instead of both: `first`, `last`, or the cursor that a page named. Whatever is written meanwhile, going on by cursors
                 *     shows everything once that was there throughout.
                 */
                cursor?: string;
                /**
                 * @description The members of each item to show, with commas between them; all where it is left out. For callers who read an item by the names
                 *     that they asked for: it has no others then, although the schema requires them.
                 */
                fields?: string;
                /**
                 * @description Conditions that must all hold, each as `field:operator:value`, such as `created_at:gte:2026-01-01T00:00:00Z`.
                 *
                 *     - `id`, `event`, `actor_id`, `subject_kind`, `subject_id`, `address`, `trace_id`, `detail`: eq, ne, in, nin
                 *
                 *     - `at`: eq, ne, in, nin, gt, gte, lt, lte
                 *
                 *     `in` and `nin` take up to 100 values with commas between them; a comma that is meant is written `\,`. Texts are compared by code points.
                 */
                filter?: string[];
                /** @description With `cursor`: whether to say how many there are in all. By page and skip it is always said. */
                include_total?: boolean;
                /** @description How many at the most. */
                limit?: number;
                /** @description Counted from 1. */
                page?: number;
                /** @description Instead of `page`: how many to leave out. */
                skip?: number;
                /** @description Fields to sort by, the most significant first, each with `-` before it for the greatest first; ties are broken by id. */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The first, previous, next and last page (RFC 8288); of a stream, the same as pages. */
                    Link: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedAuditEventResponse"];
                    "application/x-ndjson": components["schemas"]["AuditEventResponse"];
                };
            };
            /** @description Cursor refused (`cursor.invalid`) · Cursor expired (`cursor.expired`) */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Administrators only (`auth.administrators_only`) */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid request (`request.invalid`) */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (`rate.too_many_at_once`) · Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many streams (`server.too_many_streams`) · Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LogIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request, so that it can be sent again after a lost answer without being carried out again: the first answer comes again. A new UUID for each request. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogInRequest"];
                /**
                 * @example {
                 *       "grant_type": "password",
                 *       "username": "ada@example.com",
                 *       "password": "Analytical-Engine-1843"
                 *     }
                 */
                "application/x-www-form-urlencoded": {
                    /** @constant */
                    grant_type?: "password";
                    /** Format: password */
                    password: string;
                    /** @description The e-mail address. */
                    username: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenResponse"];
                };
            };
            /** @description Malformed JSON (`request.malformed_json`) · Body missing (`request.body_missing`) · Malformed Idempotency-Key (`idempotency.key_invalid`) · Malformed form (`request.malformed_form`) */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Login refused (`auth.invalid_credentials`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request in flight (`idempotency.in_flight`) */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again; where the same request is in flight. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Body too large (`request.too_large`) */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type (`request.unsupported_media_type`) · Unsupported charset (`request.unsupported_charset`) */
            415: {
                headers: {
                    /** @description The media types that this method takes here. */
                    "Accept-Post": string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid request (`request.invalid`) · Idempotency-Key reused (`idempotency.key_reused`) · Credentials in the URL (`auth.credentials_in_url`) */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Server busy (`server.busy`) · Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LogOut: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request, so that it can be sent again after a lost answer without being carried out again: the first answer comes again. A new UUID for each request. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed Idempotency-Key (`idempotency.key_invalid`) */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request in flight (`idempotency.in_flight`) */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again; where the same request is in flight. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key reused (`idempotency.key_reused`) */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Refresh: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request, so that it can be sent again after a lost answer without being carried out again: the first answer comes again. A new UUID for each request. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshRequest"];
                /**
                 * @example {
                 *       "grant_type": "refresh_token",
                 *       "refresh_token": "cbr_AZt_DG0zf3CLgp0OHyo7TAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0-P0A"
                 *     }
                 */
                "application/x-www-form-urlencoded": {
                    /** @constant */
                    grant_type?: "refresh_token";
                    /** @description The last one that was given. */
                    refresh_token: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenResponse"];
                };
            };
            /** @description Malformed JSON (`request.malformed_json`) · Body missing (`request.body_missing`) · Malformed Idempotency-Key (`idempotency.key_invalid`) · Malformed form (`request.malformed_form`) */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refresh refused (`auth.refresh_token_invalid`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request in flight (`idempotency.in_flight`) */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again; where the same request is in flight. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Body too large (`request.too_large`) */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type (`request.unsupported_media_type`) · Unsupported charset (`request.unsupported_charset`) */
            415: {
                headers: {
                    /** @description The media types that this method takes here. */
                    "Accept-Post": string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid request (`request.invalid`) · Idempotency-Key reused (`idempotency.key_reused`) · Credentials in the URL (`auth.credentials_in_url`) */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Register: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request, so that it can be sent again after a lost answer without being carried out again: the first answer comes again. A new UUID for each request. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The version in quotes (RFC 9110 §8.8.3), for If-Match and If-None-Match. */
                    ETag: string;
                    /** @description When it became this version, as an HTTP date. */
                    "Last-Modified": string;
                    /** @description The address of what was created. */
                    Location: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserResponse"];
                };
            };
            /** @description Malformed JSON (`request.malformed_json`) · Body missing (`request.body_missing`) · Malformed Idempotency-Key (`idempotency.key_invalid`) */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Registration closed (`registration.closed`) · Invitation needed (`invitation.invalid`) */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request in flight (`idempotency.in_flight`) · E-mail address taken (`user.email_taken`) */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again; where the same request is in flight. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Body too large (`request.too_large`) */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type (`request.unsupported_media_type`) · Unsupported charset (`request.unsupported_charset`) */
            415: {
                headers: {
                    /** @description The media types that this method takes here. */
                    "Accept-Post": string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid request (`request.invalid`) · Idempotency-Key reused (`idempotency.key_reused`) */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Server busy (`server.busy`) · Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Revoke: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request, so that it can be sent again after a lost answer without being carried out again: the first answer comes again. A new UUID for each request. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevokeRequest"];
                /**
                 * @example {
                 *       "token": "cbr_AZt_DG0zf3CLgp0OHyo7TAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0-P0A",
                 *       "token_type_hint": "refresh_token"
                 *     }
                 */
                "application/x-www-form-urlencoded": {
                    /** @description A refresh token or an access token. */
                    token: string;
                    /** @description Not needed. */
                    token_type_hint?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed JSON (`request.malformed_json`) · Body missing (`request.body_missing`) · Malformed Idempotency-Key (`idempotency.key_invalid`) · Malformed form (`request.malformed_form`) */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request in flight (`idempotency.in_flight`) */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again; where the same request is in flight. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Body too large (`request.too_large`) */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type (`request.unsupported_media_type`) · Unsupported charset (`request.unsupported_charset`) */
            415: {
                headers: {
                    /** @description The media types that this method takes here. */
                    "Accept-Post": string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid request (`request.invalid`) · Idempotency-Key reused (`idempotency.key_reused`) · Credentials in the URL (`auth.credentials_in_url`) */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReadChanges: {
        parameters: {
            query?: {
                /**
                 * @description Where to go on: the cursor that an answer named, `first` for the oldest change that is kept, or `now` for what comes from here on. It does not
                 *     expire by the clock, but is too old when what lies right behind it is not kept any more.
                 */
                after?: string;
                /** @description Of these kinds of things only; left out, of all. */
                kind?: ("post" | "user")[];
                /** @description Of how many things at the most. */
                limit?: number;
                /** @description How many seconds to wait for a change where there is none; left out, the answer comes at once. Events come as they are made, and need none. */
                wait?: number;
            };
            header?: {
                /** @description The id of the last event that was received, as browsers send it by themselves; it counts instead of `after`. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description With a stream: proxies are to pass on each event at once. */
                    "X-Accel-Buffering"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangesResponse"];
                    /**
                     * @example id: qGmDWR2xWc1OzqNB0QpM3wBxI2VnR8yZk0b4T1uJ6tEw7a5hLrPfVnXs9dCgKiMo
                     *     event: changed
                     *     data: {"type":"changed","kind":"post","id":"019b7f0c-4b11-7d5e-9f60-7b8c9d0e1f2a","at":"2026-01-02T12:00:00.000000Z","cursor":"qGmDWR2xWc1OzqNB0QpM3wBxI2VnR8yZk0b4T1uJ6tEw7a5hLrPfVnXs9dCgKiMo","post":{"title":"Notes on the Analytical Engine","content":"It weaves *algebraic patterns*.","published":true,"id":"019b7f0c-4b11-7d5e-9f60-7b8c9d0e1f2a","author_id":"019b7f0c-3a00-7c4d-8e5f-6a7b8c9d0e1f","created_at":"2026-01-02T12:00:00.000000Z","updated_at":"2026-01-02T12:00:00.000000Z","version":1}}
                     */
                    "text/event-stream": string;
                };
            };
            /** @description Cursor refused (`cursor.invalid`) */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Cursor too old (`changes.cursor_too_old`) */
            410: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid request (`request.invalid`) */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (`rate.too_many_at_once`) · Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many readers (`changes.too_many_readers`) · Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListInvitations: {
        parameters: {
            query?: {
                /**
                 * @description Instead of both: `first`, `last`, or the cursor that a page named. Whatever is written meanwhile, going on by cursors
                 *     shows everything once that was there throughout.
                 */
                cursor?: string;
                /** @description With `cursor`: whether to say how many there are in all. By page and skip it is always said. */
                include_total?: boolean;
                /** @description How many at the most. */
                limit?: number;
                /** @description Counted from 1. */
                page?: number;
                /** @description Instead of `page`: how many to leave out. */
                skip?: number;
                /** @description In this state only. */
                state?: "open" | "used" | "expired" | "revoked";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The first, previous, next and last page (RFC 8288); of a stream, the same as pages. */
                    Link: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedInvitationResponse"];
                };
            };
            /** @description Cursor refused (`cursor.invalid`) · Cursor expired (`cursor.expired`) */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Administrators only (`auth.administrators_only`) */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid request (`request.invalid`) */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CreateInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request, so that it can be sent again after a lost answer without being carried out again: the first answer comes again. A new UUID for each request. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateInvitationRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The address of what was created. */
                    Location: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedInvitationResponse"];
                };
            };
            /** @description Malformed JSON (`request.malformed_json`) · Body missing (`request.body_missing`) · Malformed Idempotency-Key (`idempotency.key_invalid`) */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Administrators only (`auth.administrators_only`) */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request in flight (`idempotency.in_flight`) */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again; where the same request is in flight. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Body too large (`request.too_large`) */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type (`request.unsupported_media_type`) · Unsupported charset (`request.unsupported_charset`) */
            415: {
                headers: {
                    /** @description The media types that this method takes here. */
                    "Accept-Post": string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid request (`request.invalid`) · Idempotency-Key reused (`idempotency.key_reused`) */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetInvitation: {
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
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationResponse"];
                };
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Administrators only (`auth.administrators_only`) */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such invitation (`invitation.not_found`) */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RevokeInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what was read, such as `"3"`, so that nobody else's change is overwritten: otherwise the answer is 412 (RFC 9110 §13.1.1). An operator can make it mandatory. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed If-Match (`precondition.malformed`) */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Administrators only (`auth.administrators_only`) */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such invitation (`invitation.not_found`) */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Concurrent change (`conflict.concurrent_change`) · Invitation used (`invitation.used`) */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed (`precondition.failed`) */
            412: {
                headers: {
                    /** @description What is stored instead; absent where it is gone. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match needed (`precondition.required`) */
            428: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListPosts: {
        parameters: {
            query?: {
                /** @description Of one author only. */
                author_id?: string;
                /**
                 * @description Instead of both: `first`, `last`, or the cursor that a page named. Whatever is written meanwhile, going on by cursors
                 *     shows everything once that was there throughout.
                 */
                cursor?: string;
                /** @description Members to show beside those that are always there, with commas between them. */
                expand?: string;
                /**
                 * @description The members of each item to show, with commas between them; all where it is left out. For callers who read an item by the names
                 *     that they asked for: it has no others then, although the schema requires them.
                 */
                fields?: string;
                /**
                 * @description Conditions that must all hold, each as `field:operator:value`, such as `created_at:gte:2026-01-01T00:00:00Z`.
                 *
                 *     - `id`, `author_id`: eq, ne, in, nin
                 *
                 *     - `title`: eq, ne, in, nin, contains, starts_with
                 *
                 *     - `created_at`, `updated_at`, `version`: eq, ne, in, nin, gt, gte, lt, lte
                 *
                 *     `in` and `nin` take up to 100 values with commas between them; a comma that is meant is written `\,`. Texts are compared by code points.
                 */
                filter?: string[];
                /** @description With `cursor`: whether to say how many there are in all. By page and skip it is always said. */
                include_total?: boolean;
                /** @description How many at the most. */
                limit?: number;
                /** @description Counted from 1. */
                page?: number;
                /** @description False asks for drafts: one's own, or everybody's for administrators. */
                published?: boolean;
                /** @description Instead of `page`: how many to leave out. */
                skip?: number;
                /** @description Fields to sort by, the most significant first, each with `-` before it for the greatest first; ties are broken by id. */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The first, previous, next and last page (RFC 8288); of a stream, the same as pages. */
                    Link: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedPostResponse"];
                    "application/x-ndjson": components["schemas"]["PostResponse"];
                };
            };
            /** @description Cursor refused (`cursor.invalid`) · Cursor expired (`cursor.expired`) */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) · Sign-in needed (`post.drafts_need_sign_in`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid request (`request.invalid`) */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (`rate.too_many_at_once`) · Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many streams (`server.too_many_streams`) · Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WritePost: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request, so that it can be sent again after a lost answer without being carried out again: the first answer comes again. A new UUID for each request. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WritePostRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description The version in quotes (RFC 9110 §8.8.3), for If-Match and If-None-Match. */
                    ETag: string;
                    /** @description When it became this version, as an HTTP date. */
                    "Last-Modified": string;
                    /** @description The address of what was created. */
                    Location: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostResponse"];
                };
            };
            /** @description Malformed JSON (`request.malformed_json`) · Body missing (`request.body_missing`) · Malformed Idempotency-Key (`idempotency.key_invalid`) */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request in flight (`idempotency.in_flight`) */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again; where the same request is in flight. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Body too large (`request.too_large`) */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type (`request.unsupported_media_type`) · Unsupported charset (`request.unsupported_charset`) */
            415: {
                headers: {
                    /** @description The media types that this method takes here. */
                    "Accept-Post": string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid request (`request.invalid`) · Idempotency-Key reused (`idempotency.key_reused`) */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetPost: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tags that are of use, such as `"3"`; where none is current, the answer is 412 (RFC 9110 §13.1.1). */
                "If-Match"?: string;
                /** @description The entity tags that the caller has already, such as `"3"`; where one is current, the answer is 304 (RFC 9110 §13.1.2). */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version in quotes (RFC 9110 §8.8.3), for If-Match and If-None-Match. */
                    ETag: string;
                    /** @description When it became this version, as an HTTP date. */
                    "Last-Modified": string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostResponse"];
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    /** @description The version in quotes (RFC 9110 §8.8.3), for If-Match and If-None-Match. */
                    ETag: string;
                    /** @description When it became this version, as an HTTP date. */
                    "Last-Modified": string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed If-Match (`precondition.malformed`) */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such post (`post.not_found`) */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed (`precondition.failed`) */
            412: {
                headers: {
                    /** @description What is stored instead; absent where it is gone. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DeletePost: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what was read, such as `"3"`, so that nobody else's change is overwritten: otherwise the answer is 412 (RFC 9110 §13.1.1). An operator can make it mandatory. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed If-Match (`precondition.malformed`) */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not your post (`post.not_yours`) */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such post (`post.not_found`) */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Concurrent change (`conflict.concurrent_change`) */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed (`precondition.failed`) */
            412: {
                headers: {
                    /** @description What is stored instead; absent where it is gone. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match needed (`precondition.required`) */
            428: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RevisePost: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request, so that it can be sent again after a lost answer without being carried out again: the first answer comes again. A new UUID for each request. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what was read, such as `"3"`, so that nobody else's change is overwritten: otherwise the answer is 412 (RFC 9110 §13.1.1). An operator can make it mandatory. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevisePostRequest"];
                "application/merge-patch+json": components["schemas"]["RevisePostRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version in quotes (RFC 9110 §8.8.3), for If-Match and If-None-Match. */
                    ETag: string;
                    /** @description When it became this version, as an HTTP date. */
                    "Last-Modified": string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostResponse"];
                };
            };
            /** @description Malformed JSON (`request.malformed_json`) · Body missing (`request.body_missing`) · Malformed If-Match (`precondition.malformed`) · Malformed Idempotency-Key (`idempotency.key_invalid`) */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not your post (`post.not_yours`) */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such post (`post.not_found`) */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such place (`patch.path_not_found`) · Test failed (`patch.test_failed`) · Concurrent change (`conflict.concurrent_change`) · Request in flight (`idempotency.in_flight`) */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again; where the same request is in flight. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed (`precondition.failed`) */
            412: {
                headers: {
                    /** @description What is stored instead; absent where it is gone. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Body too large (`request.too_large`) */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type (`request.unsupported_media_type`) · Unsupported charset (`request.unsupported_charset`) */
            415: {
                headers: {
                    /** @description The media types that this method takes here. */
                    "Accept-Patch": string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid request (`request.invalid`) · Patch too large (`patch.too_large`) · Idempotency-Key reused (`idempotency.key_reused`) */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match needed (`precondition.required`) */
            428: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ChangePosts: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request, so that it can be sent again after a lost answer without being carried out again: the first answer comes again. A new UUID for each request. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePostsRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePostsResponse"];
                };
            };
            /** @description Malformed JSON (`request.malformed_json`) · Body missing (`request.body_missing`) · Malformed Idempotency-Key (`idempotency.key_invalid`) · Malformed If-Match (`precondition.malformed`) */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not your post (`post.not_yours`) */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such post (`post.not_found`) */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request in flight (`idempotency.in_flight`) · Concurrent change (`conflict.concurrent_change`) */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again; where the same request is in flight. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed (`precondition.failed`) */
            412: {
                headers: {
                    /** @description What is stored instead; absent where it is gone. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Body too large (`request.too_large`) */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type (`request.unsupported_media_type`) · Unsupported charset (`request.unsupported_charset`) */
            415: {
                headers: {
                    /** @description The media types that this method takes here. */
                    "Accept-Post": string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid request (`request.invalid`) · Idempotency-Key reused (`idempotency.key_reused`) */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match needed (`precondition.required`) */
            428: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListUsers: {
        parameters: {
            query?: {
                /**
                 * @description Instead of both: `first`, `last`, or the cursor that a page named. Whatever is written meanwhile, going on by cursors
                 *     shows everything once that was there throughout.
                 */
                cursor?: string;
                /**
                 * @description The members of each item to show, with commas between them; all where it is left out. For callers who read an item by the names
                 *     that they asked for: it has no others then, although the schema requires them.
                 */
                fields?: string;
                /**
                 * @description Conditions that must all hold, each as `field:operator:value`, such as `created_at:gte:2026-01-01T00:00:00Z`.
                 *
                 *     - `id`, `email`, `role`: eq, ne, in, nin
                 *
                 *     - `first_name`, `last_name`: eq, ne, in, nin, contains, starts_with
                 *
                 *     - `is_active`: eq
                 *
                 *     - `created_at`, `updated_at`, `version`: eq, ne, in, nin, gt, gte, lt, lte
                 *
                 *     `in` and `nin` take up to 100 values with commas between them; a comma that is meant is written `\,`. Texts are compared by code points.
                 */
                filter?: string[];
                /** @description With `cursor`: whether to say how many there are in all. By page and skip it is always said. */
                include_total?: boolean;
                /** @description How many at the most. */
                limit?: number;
                /** @description Counted from 1. */
                page?: number;
                /** @description Words that are all in the address or the names, in any order; letter case and accents make no difference. */
                q?: string;
                /** @description Instead of `page`: how many to leave out. */
                skip?: number;
                /** @description Fields to sort by, the most significant first, each with `-` before it for the greatest first; ties are broken by id. */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The first, previous, next and last page (RFC 8288); of a stream, the same as pages. */
                    Link: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedUserResponse"];
                    "application/x-ndjson": components["schemas"]["UserResponse"];
                };
            };
            /** @description Cursor refused (`cursor.invalid`) · Cursor expired (`cursor.expired`) */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Directory closed (`user.directory_closed`) */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid request (`request.invalid`) */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (`rate.too_many_at_once`) · Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many streams (`server.too_many_streams`) · Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tags that are of use, such as `"3"`; where none is current, the answer is 412 (RFC 9110 §13.1.1). */
                "If-Match"?: string;
                /** @description The entity tags that the caller has already, such as `"3"`; where one is current, the answer is 304 (RFC 9110 §13.1.2). */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version in quotes (RFC 9110 §8.8.3), for If-Match and If-None-Match. */
                    ETag: string;
                    /** @description When it became this version, as an HTTP date. */
                    "Last-Modified": string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserResponse"];
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    /** @description The version in quotes (RFC 9110 §8.8.3), for If-Match and If-None-Match. */
                    ETag: string;
                    /** @description When it became this version, as an HTTP date. */
                    "Last-Modified": string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed If-Match (`precondition.malformed`) */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Directory closed (`user.directory_closed`) */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such user (`user.not_found`) */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed (`precondition.failed`) */
            412: {
                headers: {
                    /** @description What is stored instead; absent where it is gone. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DeleteUser: {
        parameters: {
            query?: {
                /** @description What becomes of the published posts: `keep`, also where it is left out, or `delete`. */
                posts?: "keep" | "delete";
            };
            header?: {
                /** @description The ETag of what was read, such as `"3"`, so that nobody else's change is overwritten: otherwise the answer is 412 (RFC 9110 §13.1.1). An operator can make it mandatory. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed If-Match (`precondition.malformed`) */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Administrators only (`auth.administrators_only`) */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such user (`user.not_found`) */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Concurrent change (`conflict.concurrent_change`) · Last administrator (`user.last_administrator`) */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed (`precondition.failed`) */
            412: {
                headers: {
                    /** @description What is stored instead; absent where it is gone. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid request (`request.invalid`) */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match needed (`precondition.required`) */
            428: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RenameUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request, so that it can be sent again after a lost answer without being carried out again: the first answer comes again. A new UUID for each request. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what was read, such as `"3"`, so that nobody else's change is overwritten: otherwise the answer is 412 (RFC 9110 §13.1.1). An operator can make it mandatory. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenameUserRequest"];
                "application/merge-patch+json": components["schemas"]["RenameUserRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version in quotes (RFC 9110 §8.8.3), for If-Match and If-None-Match. */
                    ETag: string;
                    /** @description When it became this version, as an HTTP date. */
                    "Last-Modified": string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserResponse"];
                };
            };
            /** @description Malformed JSON (`request.malformed_json`) · Body missing (`request.body_missing`) · Malformed If-Match (`precondition.malformed`) · Malformed Idempotency-Key (`idempotency.key_invalid`) */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not your account (`user.not_yours`) */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such user (`user.not_found`) */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such place (`patch.path_not_found`) · Test failed (`patch.test_failed`) · Concurrent change (`conflict.concurrent_change`) · Request in flight (`idempotency.in_flight`) */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again; where the same request is in flight. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed (`precondition.failed`) */
            412: {
                headers: {
                    /** @description What is stored instead; absent where it is gone. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Body too large (`request.too_large`) */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type (`request.unsupported_media_type`) · Unsupported charset (`request.unsupported_charset`) */
            415: {
                headers: {
                    /** @description The media types that this method takes here. */
                    "Accept-Patch": string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid request (`request.invalid`) · Patch too large (`patch.too_large`) · Idempotency-Key reused (`idempotency.key_reused`) */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match needed (`precondition.required`) */
            428: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ChangeUserActivation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what was read, such as `"3"`, so that nobody else's change is overwritten: otherwise the answer is 412 (RFC 9110 §13.1.1). An operator can make it mandatory. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeActivationRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version in quotes (RFC 9110 §8.8.3), for If-Match and If-None-Match. */
                    ETag: string;
                    /** @description When it became this version, as an HTTP date. */
                    "Last-Modified": string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserResponse"];
                };
            };
            /** @description Malformed JSON (`request.malformed_json`) · Body missing (`request.body_missing`) · Malformed If-Match (`precondition.malformed`) */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Administrators only (`auth.administrators_only`) */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such user (`user.not_found`) */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Concurrent change (`conflict.concurrent_change`) · Last administrator (`user.last_administrator`) */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed (`precondition.failed`) */
            412: {
                headers: {
                    /** @description What is stored instead; absent where it is gone. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Body too large (`request.too_large`) */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type (`request.unsupported_media_type`) · Unsupported charset (`request.unsupported_charset`) */
            415: {
                headers: {
                    /** @description The media types that this method takes here. */
                    Accept: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid request (`request.invalid`) */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match needed (`precondition.required`) */
            428: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AssignRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what was read, such as `"3"`, so that nobody else's change is overwritten: otherwise the answer is 412 (RFC 9110 §13.1.1). An operator can make it mandatory. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignRoleRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version in quotes (RFC 9110 §8.8.3), for If-Match and If-None-Match. */
                    ETag: string;
                    /** @description When it became this version, as an HTTP date. */
                    "Last-Modified": string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserResponse"];
                };
            };
            /** @description Malformed JSON (`request.malformed_json`) · Body missing (`request.body_missing`) · Malformed If-Match (`precondition.malformed`) */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Administrators only (`auth.administrators_only`) */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such user (`user.not_found`) */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Concurrent change (`conflict.concurrent_change`) · Last administrator (`user.last_administrator`) */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed (`precondition.failed`) */
            412: {
                headers: {
                    /** @description What is stored instead; absent where it is gone. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Body too large (`request.too_large`) */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type (`request.unsupported_media_type`) · Unsupported charset (`request.unsupported_charset`) */
            415: {
                headers: {
                    /** @description The media types that this method takes here. */
                    Accept: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid request (`request.invalid`) */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match needed (`precondition.required`) */
            428: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListSessions: {
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
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsResponse"];
                };
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Administrators only (`auth.administrators_only`) */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such user (`user.not_found`) */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EndSessions: {
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
            /** @description No Content */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Administrators only (`auth.administrators_only`) */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such user (`user.not_found`) */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Concurrent change (`conflict.concurrent_change`) */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EndSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Administrators only (`auth.administrators_only`) */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such session (`session.not_found`) */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tags that are of use, such as `"3"`; where none is current, the answer is 412 (RFC 9110 §13.1.1). */
                "If-Match"?: string;
                /** @description The entity tags that the caller has already, such as `"3"`; where one is current, the answer is 304 (RFC 9110 §13.1.2). */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version in quotes (RFC 9110 §8.8.3), for If-Match and If-None-Match. */
                    ETag: string;
                    /** @description When it became this version, as an HTTP date. */
                    "Last-Modified": string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserResponse"];
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    /** @description The version in quotes (RFC 9110 §8.8.3), for If-Match and If-None-Match. */
                    ETag: string;
                    /** @description When it became this version, as an HTTP date. */
                    "Last-Modified": string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed If-Match (`precondition.malformed`) */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed (`precondition.failed`) */
            412: {
                headers: {
                    /** @description What is stored instead; absent where it is gone. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DeleteMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteMeRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed JSON (`request.malformed_json`) · Body missing (`request.body_missing`) */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Last administrator (`user.last_administrator`) · Concurrent change (`conflict.concurrent_change`) */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Body too large (`request.too_large`) */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type (`request.unsupported_media_type`) · Unsupported charset (`request.unsupported_charset`) */
            415: {
                headers: {
                    /** @description The media types that this method takes here. */
                    Accept: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid request (`request.invalid`) */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Server busy (`server.busy`) · Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ChangeEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeEmailRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The version in quotes (RFC 9110 §8.8.3), for If-Match and If-None-Match. */
                    ETag: string;
                    /** @description When it became this version, as an HTTP date. */
                    "Last-Modified": string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserResponse"];
                };
            };
            /** @description Malformed JSON (`request.malformed_json`) · Body missing (`request.body_missing`) */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description E-mail address taken (`user.email_taken`) · Concurrent change (`conflict.concurrent_change`) */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Body too large (`request.too_large`) */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type (`request.unsupported_media_type`) · Unsupported charset (`request.unsupported_charset`) */
            415: {
                headers: {
                    /** @description The media types that this method takes here. */
                    Accept: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid request (`request.invalid`) */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Server busy (`server.busy`) · Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ExportOwnData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description A name for the file to keep it in (RFC 6266). */
                    "Content-Disposition": string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnDataResponse"];
                };
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many at once (`rate.too_many_at_once`) · Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many streams (`server.too_many_streams`) · Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ChangePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed JSON (`request.malformed_json`) · Body missing (`request.body_missing`) */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Concurrent change (`conflict.concurrent_change`) */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Body too large (`request.too_large`) */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type (`request.unsupported_media_type`) · Unsupported charset (`request.unsupported_charset`) */
            415: {
                headers: {
                    /** @description The media types that this method takes here. */
                    Accept: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid request (`request.invalid`) */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Server busy (`server.busy`) · Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListMySessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsResponse"];
                };
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EndMyOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Concurrent change (`conflict.concurrent_change`) */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EndMySession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign-in needed (`auth.token_missing`) · Token refused (`auth.token_invalid`) · Token expired (`auth.token_expired`) */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description How to sign in (RFC 6750 §3). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such session (`session.not_found`) */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (`rate.limited`) */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthResponse"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthResponse"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthResponse"];
                };
            };
            /** @description Not acceptable (`request.not_acceptable`) */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`server.error`) */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Database unavailable (`server.database_unavailable`) */
            503: {
                headers: {
                    /** @description Seconds after which to try again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
