namespace CleanBlog.Application.Audit;

/// <summary>What can happen to the security of accounts. The name is public API, stands in the database, and is never changed.</summary>
public sealed record SecurityEvent
{
    public const int MaxNameLength = 64;

    private static readonly Dictionary<string, SecurityEvent> Known = new(StringComparer.Ordinal);

    private SecurityEvent(string name) => Name = name;

    /// <summary>Somebody opened an account.</summary>
    public static SecurityEvent UserRegistered { get; } = New("user.registered");

    /// <summary>The command <c>create-admin</c> created an administrator.</summary>
    public static SecurityEvent AdministratorCreated { get; } = New("administrator.created");

    /// <summary>Somebody signed in.</summary>
    public static SecurityEvent LoginSucceeded { get; } = New("login.succeeded");

    /// <summary>Somebody could not sign in; the detail says why, which the caller is not told.</summary>
    public static SecurityEvent LoginFailed { get; } = New("login.failed");

    /// <summary>A session ended before its time: by a logout, a revocation, from another session, or by an administrator.</summary>
    public static SecurityEvent SessionEnded { get; } = New("session.ended");

    /// <summary>All sessions of a user ended, but the one of the user who asked for it.</summary>
    public static SecurityEvent SessionsEnded { get; } = New("sessions.ended");

    /// <summary>A refresh token was used that had been replaced, which ended its session: somebody has a copy of it.</summary>
    public static SecurityEvent RefreshTokenReused { get; } = New("refresh_token.reused");

    /// <summary>Users replaced their password.</summary>
    public static SecurityEvent PasswordChanged { get; } = New("password.changed");

    /// <summary>Somebody who was signed in did not know the current password, which a change asks for.</summary>
    public static SecurityEvent PasswordRefused { get; } = New("password.refused");

    /// <summary>Users moved their account to another address.</summary>
    public static SecurityEvent EmailChanged { get; } = New("email.changed");

    /// <summary>An administrator gave a user another role; the detail says from which to which.</summary>
    public static SecurityEvent RoleAssigned { get; } = New("role.assigned");

    /// <summary>An administrator let a user in again.</summary>
    public static SecurityEvent UserActivated { get; } = New("user.activated");

    /// <summary>An administrator shut a user out.</summary>
    public static SecurityEvent UserDeactivated { get; } = New("user.deactivated");

    /// <summary>Users deleted themselves, or an administrator did; the detail says whether their posts go as well.</summary>
    public static SecurityEvent UserDeleted { get; } = New("user.deleted");

    /// <summary>An administrator took the posts away that somebody who had been deleted left.</summary>
    public static SecurityEvent PostsDeleted { get; } = New("posts.deleted");

    /// <summary>An administrator invited somebody.</summary>
    public static SecurityEvent InvitationCreated { get; } = New("invitation.created");

    /// <summary>An administrator took an invitation back.</summary>
    public static SecurityEvent InvitationRevoked { get; } = New("invitation.revoked");

    /// <summary>Somebody opened an account with an invitation.</summary>
    public static SecurityEvent InvitationUsed { get; } = New("invitation.used");

    /// <summary>Somebody wanted an account where none are opened, or without a good invitation.</summary>
    public static SecurityEvent RegistrationRefused { get; } = New("registration.refused");

    /// <summary>Somebody who is no administrator asked for what is for administrators alone.</summary>
    public static SecurityEvent AccessRefused { get; } = New("access.refused");

    /// <summary>The command <c>import</c> began.</summary>
    public static SecurityEvent ImportStarted { get; } = New("import.started");

    /// <summary>Each by its name.</summary>
    public static IReadOnlyDictionary<string, SecurityEvent> ByName => Known;

    public string Name { get; }

    /// <summary>Trusts what is stored, which a later version may have named.</summary>
    public static SecurityEvent FromStored(string name) => new(name);

    private static SecurityEvent New(string name) => Known[name] = new(name);
}
