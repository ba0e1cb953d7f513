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
