namespace CleanBlog.Domain.Sessions;

/// <summary>What a refresh token is to its session.</summary>
public enum RefreshTokenState
{
    /// <summary>None of this session, or the session is over.</summary>
    Foreign,

    /// <summary>The one to use.</summary>
    Current,

    /// <summary>Replaced within <see cref="SessionPolicy.Grace"/>, and shown by the device that replaced it.</summary>
    JustReplaced,

    /// <summary>Replaced before: its owner or somebody else has a copy (RFC 9700 §4.14.2).</summary>
    Reused,
}
