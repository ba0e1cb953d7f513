using CleanBlog.Domain.Common;
using CleanBlog.Domain.Invitations;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;

namespace CleanBlog.Domain.Tests.Common;

public sealed class ErrorCodesTests
{
    [Test]
    public void The_codes_are_public_and_never_renamed()
    {
        Error[] errors =
        [
            UserErrors.NotFound, UserErrors.NotYours, UserErrors.EmailTaken, UserErrors.LastAdministrator, UserErrors.InvalidCredentials,
            UserErrors.InvalidEmail, UserErrors.ReservedEmail, UserErrors.PasswordWithoutUpperCase, UserErrors.PasswordWithoutDigit,
            UserErrors.PasswordPersonal, UserErrors.PasswordTooCommon, UserErrors.WrongPassword,
            UserErrors.DirectoryClosed, UserErrors.RegistrationClosed,
            InvitationErrors.NotFound, InvitationErrors.Used, InvitationErrors.Invalid,
            PostErrors.NotFound, PostErrors.NotYours, PostErrors.DraftsNeedSignIn,
        ];

        Assert.That(errors.Select(error => error.Code), Is.EqualTo(
        [
            "user.not_found", "user.not_yours", "user.email_taken", "user.last_administrator", "auth.invalid_credentials",
            "email.invalid", "email.reserved", "password.no_upper_case", "password.no_digit",
            "password.personal", "password.too_common", "password.wrong",
            "user.directory_closed", "registration.closed",
            "invitation.not_found", "invitation.used", "invitation.invalid",
            "post.not_found", "post.not_yours", "post.drafts_need_sign_in",
        ]));
    }
}
