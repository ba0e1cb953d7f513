using CleanBlog.Domain.Common;

namespace CleanBlog.Domain.Users;

/// <summary>The refusals around users. Each code is public API.</summary>
public static class UserErrors
{
    public static Error NotFound { get; } =
        new(ErrorKind.NotFound, "user.not_found", "There is no user with this id.");

    public static Error NotYours { get; } =
        new(ErrorKind.Forbidden, "user.not_yours", "Only this user and administrators may change it.");

    public static Error DirectoryClosed { get; } =
        new(ErrorKind.Forbidden, "user.directory_closed", "Only administrators see other users here. GET /api/users/me shows yourself.");

    public static Error RegistrationClosed { get; } =
        new(ErrorKind.Forbidden, "registration.closed", "No accounts are opened here.");

    public static Error EmailTaken { get; } =
        new(ErrorKind.Conflict, "user.email_taken", "Another user has this e-mail address.");

    public static Error LastAdministrator { get; } =
        new(ErrorKind.Conflict, "user.last_administrator", "This is the last active administrator. Make another user administrator first.");

    public static Error InvalidCredentials { get; } =
        new(ErrorKind.Unauthenticated, "auth.invalid_credentials", "The e-mail address or the password is wrong, or the user is not active.");

    public static Error InvalidEmail { get; } =
        new(ErrorKind.Invalid, "email.invalid", "The e-mail address must be valid, such as ada@example.com.");

    public static Error ReservedEmail { get; } =
        new(ErrorKind.Invalid, "email.reserved", "Addresses under .invalid cannot receive mail and are kept for imported authors.");

    public static Error WrongPassword { get; } =
        new(ErrorKind.Invalid, "password.wrong", "This is not the current password.");

    public static Error PasswordWithoutUpperCase { get; } =
        new(ErrorKind.Invalid, "password.no_upper_case", "The password must hold an upper-case letter.");

    public static Error PasswordWithoutDigit { get; } =
        new(ErrorKind.Invalid, "password.no_digit", "The password must hold a digit.");

    public static Error PasswordPersonal { get; } =
        new(ErrorKind.Invalid, "password.personal", "The password must not hold a word of one's own names or e-mail address.");

    public static Error PasswordTooCommon { get; } =
        new(ErrorKind.Invalid, "password.too_common", "The password is among those that are guessed first: common or breached ones, dates, sequences, and what is made of them.");
}
