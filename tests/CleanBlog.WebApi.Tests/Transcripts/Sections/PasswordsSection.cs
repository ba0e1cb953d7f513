using static CleanBlog.WebApi.Tests.Transcripts.Script;

namespace CleanBlog.WebApi.Tests.Transcripts.Sections;

internal static class PasswordsSection
{
    private const string Register = "/api/auth/register";
    private const string Login = "/api/auth/login";

    private static readonly string Longest = "Qv7kzmtw".Times(32)[..^1];

    public static Section Section { get; } = new("Passwords",
    [
        Post("Seven characters", Register, Account("p1@example.com", "Abcdef1")),
        Post("Eight characters", Register, Account("p2@example.com", "Qv7kzmtw")),
        Post("Seven characters that are fourteen units of UTF-16", Register, Account("p3@example.com", "A1" + "😀".Times(5))),
        Post("No digit", Register, Account("p3@example.com", "Abcdefgh")),
        Post("Among those that are guessed first", Register, Account("p3@example.com", "Password1")),
        Post("One letter over and over", Register, Account("p3@example.com", "A1" + "x".Times(253))),
        Post("A word of one's own name", Register, Account("p3@example.com", "Konrad-ZUSE-1941")),
        Post("No capital", Register, Account("p3@example.com", "abcdefg1")),
        Post("Capitals and digits of other scripts", Register, Account("p4@example.com", "Ωqkzvwt\u0663")),
        Post("255 characters", Register, Account("p5@example.com", Longest)),
        Post("255 characters beyond the BMP", Register, Account("p6@example.com", "A1" + "😀".Times(253))),
        Post("256 characters", Register, Account("p7@example.com", Longest + "x")),
        Post("The whole of it counts", Login, Credentials("p5@example.com", Longest)),
        Post("One character less is another password", Login, Credentials("p5@example.com", Longest[..^1])),
        Post("The whole of it counts beyond the BMP", Login, Credentials("p6@example.com", "A1" + "😀".Times(253))),
        Post("Blanks at the ends are part of it", Register, Account("p8@example.com", "  Qv7kzmtw  ")),
        Post("With its blanks", Login, Credentials("p8@example.com", "  Qv7kzmtw  ")),
        Post("Without its blanks", Login, Credentials("p8@example.com", "Qv7kzmtw")),
        Post("Case is part of it", Login, Credentials("p2@example.com", "QV7KZMTW")),
        Post("A composed accent", Register, Account("p9@example.com", "Secr\u00e8te-1843")),
        Post("Composed, as registered", Login, Credentials("p9@example.com", "Secr\u00e8te-1843")),
        Post("Decomposed is the same", Login, Credentials("p9@example.com", "Secre\u0300te-1843")),
        Post("Control characters are characters", Register, Account("p10@example.com", "A1\u0001\u0002\u0003\r\n\t")),
        Post("With its control characters", Login, Credentials("p10@example.com", "A1\u0001\u0002\u0003\r\n\t")),
        Post("U+0000", Register, Account("p11@example.com", "Qv7kzmtw\0")),
        Post("As long a password as a body can be", Login, Credentials("p2@example.com", "Qv7kzmtw".Times(8000))),
    ]);
}
