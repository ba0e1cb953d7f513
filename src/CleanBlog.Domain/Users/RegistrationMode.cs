namespace CleanBlog.Domain.Users;

/// <summary>Who may open an account.</summary>
public enum RegistrationMode
{
    /// <summary>Whoever asks for one.</summary>
    Open,

    /// <summary>Whoever has an invitation.</summary>
    Invite,

    /// <summary>Nobody; the operator still creates administrators.</summary>
    Closed,
}
