using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Audit;

/// <summary>What there is to say of a <see cref="SecurityEvent"/> beyond its name: one of a few words, never anything that a caller sent. Public API as that one.</summary>
public sealed record EventDetail
{
    public const int MaxNameLength = 64;

    private static readonly Dictionary<string, EventDetail> Known = new(StringComparer.Ordinal);

    private EventDetail(string name) => Name = name;

    /// <summary>No account has the address.</summary>
    public static EventDetail UnknownAccount { get; } = New("unknown_account");

    /// <summary>The password was not the account's.</summary>
    public static EventDetail WrongPassword { get; } = New("wrong_password");

    /// <summary>The password was right, and the account is shut out.</summary>
    public static EventDetail ShutOut { get; } = New("shut_out");

    /// <summary>An ordinary user became an administrator.</summary>
    public static EventDetail UserToAdmin { get; } = New("user_to_admin");

    /// <summary>An administrator became an ordinary user.</summary>
    public static EventDetail AdminToUser { get; } = New("admin_to_user");

    /// <summary>What the user had published goes as well.</summary>
    public static EventDetail WithPosts { get; } = New("with_posts");

    /// <summary>Whoever uses it becomes an administrator.</summary>
    public static EventDetail ForAdministrator { get; } = New("for_administrator");

    /// <summary>Each by its name.</summary>
    public static IReadOnlyDictionary<string, EventDetail> ByName => Known;

    public string Name { get; }

    public static EventDetail To(UserRole role) => role is UserRole.Admin ? UserToAdmin : AdminToUser;

    /// <inheritdoc cref="SecurityEvent.FromStored"/>
    public static EventDetail FromStored(string name) => new(name);

    private static EventDetail New(string name) => Known[name] = new(name);
}
