using CleanBlog.Domain.Invitations;
using CleanBlog.Domain.Users;

namespace CleanBlog.Infrastructure.Security;

/// <summary>Section <c>Registration</c>: who may open an account.</summary>
public sealed class RegistrationOptions
{
    public const string Section = "Registration";

    /// <summary>What stands for the token in <see cref="InvitationUrl"/>.</summary>
    public const string TokenPlaceholder = "{token}";

    /// <summary>Far more than any address of a page takes.</summary>
    public const int MaxInvitationUrlLength = 1024;

    public static readonly TimeSpan MinInvitationLifetime = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan MaxInvitationLifetime = TimeSpan.FromDays(90);

    /// <summary><c>open</c>, <c>invite</c> or <c>closed</c>.</summary>
    public string Mode { get; set; } = "open";

    /// <summary>How long an invitation is good for.</summary>
    public TimeSpan InvitationLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>The page on which people open an account, with the token in its fragment, which browsers send to nobody; null for none.</summary>
    public string? InvitationUrl { get; set; }

    internal RegistrationPolicy Policy => new(Enum.Parse<RegistrationMode>(Mode, ignoreCase: true), InvitationLifetime);

    internal bool HasMode => Mode is "open" or "invite" or "closed";

    internal bool KeepsTokenOutOfLogs =>
        InvitationUrl is null || (InvitationUrl.Length <= MaxInvitationUrlLength && Uri.TryCreate(InvitationUrl, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && HasTokenInFragment);

    private bool HasTokenInFragment => InvitationUrl!.Split('#') is [var page, var fragment]
        && !page.Contains(TokenPlaceholder, StringComparison.Ordinal)
        && fragment.Split(TokenPlaceholder).Length == 2;

    /// <summary>Where somebody opens an account with this token; null where no page is known.</summary>
    public string? LinkOf(InvitationToken token) => InvitationUrl?.Replace(TokenPlaceholder, token.Text, StringComparison.Ordinal);
}
