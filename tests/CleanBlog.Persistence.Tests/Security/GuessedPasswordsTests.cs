using CleanBlog.Application.Common;
using CleanBlog.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.Persistence.Tests.Security;

public sealed class GuessedPasswordsTests
{
    [TestCase("Password1")]
    [TestCase("Passw0rd!")]
    [TestCase("P@ssw0rd2026")]
    [TestCase("drowssaP1")]
    [TestCase("Qwertyuiop1")]
    [TestCase("Abcdefg1")]
    [TestCase("Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1")]
    [TestCase("Summer2026!")]
    [TestCase("Iloveyou1")]
    [TestCase("Letmein123")]
    [TestCase("Dragon-1990")]
    [TestCase("Cleanblog1")]
    public async Task What_is_guessed_first_is_among_them(string password) => Assert.That(await IncludeAsync(password), Is.True);

    [TestCase(AUser.Password)]
    [TestCase("Qv7kzmtw")]
    [TestCase("correct horse battery staple")]
    [TestCase("Ägkzéwt1")]
    [TestCase("пароль-Лошадь-7")]
    [TestCase("\uD83DQv7kzmtw")]
    public async Task What_takes_millions_of_guesses_is_not(string password) => Assert.That(await IncludeAsync(password), Is.False);

    [Test]
    public async Task The_longest_is_judged_by_how_it_begins() =>
        Assert.That(await IncludeAsync(string.Concat(Enumerable.Range(0, 255).Select(index => (char)('!' + (index * 7 % 90))))), Is.False);

    [Test]
    public async Task Many_are_judged_at_once()
    {
        await using var host = AHost.With(Path.GetTempPath(), "Development", ("Passwords:MaxConcurrency", "8"));
        var guessed = host.GetRequiredService<IGuessedPasswords>();

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(index => guessed.IncludeAsync(index % 2 == 0 ? "Password1" : AUser.Password, CancellationToken.None)));

        Assert.That(answers.Select((answer, index) => answer.Expect() == (index % 2 == 0)), Is.All.True);
    }

    private static async Task<bool> IncludeAsync(string password)
    {
        await using var host = AHost.With(Path.GetTempPath(), "Development");
        return (await host.GetRequiredService<IGuessedPasswords>().IncludeAsync(password, CancellationToken.None)).Expect();
    }
}
