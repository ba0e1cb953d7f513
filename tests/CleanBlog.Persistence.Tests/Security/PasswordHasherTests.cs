using CleanBlog.Application.Common;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanBlog.Persistence.Tests.Security;

public sealed class PasswordHasherTests
{
    private const string Password = "Analytical-Engine-1843";

    [Test]
    public async Task The_right_password_is_right() => Assert.That(await VerifyAsync(await HashAsync(iterations: 3), Password), Is.EqualTo(PasswordVerification.Right));

    [TestCase("analytical-engine-1843")]
    [TestCase(Password + " ")]
    [TestCase(Password + "\0")]
    [TestCase("")]
    public async Task Another_password_is_wrong(string password) => Assert.That(await VerifyAsync(await HashAsync(iterations: 3), password), Is.EqualTo(PasswordVerification.Wrong));

    [Test]
    public async Task A_password_is_compared_whole()
    {
        var long1 = new string('a', 254) + "1";
        var long2 = new string('a', 254) + "2";

        Assert.That(await VerifyAsync(await HashAsync(iterations: 3, long1), long2), Is.EqualTo(PasswordVerification.Wrong));
    }

    [TestCase("Secr\u00E8te-1843", "Secre\u0300te-1843")]
    [TestCase("Secre\u0300te-1843", "Secr\u00E8te-1843")]
    [TestCase("\uFB01nesse-1843", "finesse-1843")]
    public async Task A_password_is_the_same_from_every_keyboard(string password, string typed) =>
        Assert.That(await VerifyAsync(await HashAsync(iterations: 3, password), typed), Is.EqualTo(PasswordVerification.Right));

    [Test]
    public async Task A_hash_from_before_passwords_were_normalised_is_to_be_made_anew()
    {
        var older = new PasswordHasher<User>(Options.Create(new PasswordHasherOptions { IterationCount = 3 })).HashPassword(null!, "Secre\u0300te-1843");

        Assert.That(await VerifyAsync(older, "Secre\u0300te-1843"), Is.EqualTo(PasswordVerification.RightButRehash));
        Assert.That(await VerifyAsync(older, "Secret\u0300e-1843"), Is.EqualTo(PasswordVerification.Wrong));
    }

    [TestCase("\uD800")]
    [TestCase("\uFFFE")]
    public async Task What_has_no_normal_form_is_itself(string odd)
    {
        Assert.That(await VerifyAsync(await HashAsync(iterations: 3, Password + odd), Password + odd), Is.EqualTo(PasswordVerification.Right));
        Assert.That(await VerifyAsync(await HashAsync(iterations: 3), Password + odd), Is.EqualTo(PasswordVerification.Wrong));
    }

    [TestCase("")]
    [TestCase(Password)]
    public async Task Without_a_hash_every_password_is_wrong(string password) => Assert.That(await VerifyAsync(hash: null, password), Is.EqualTo(PasswordVerification.Wrong));

    [Test]
    public async Task A_hash_at_a_lower_cost_is_to_be_made_anew() =>
        Assert.That(await VerifyAsync(await HashAsync(iterations: 2), Password), Is.EqualTo(PasswordVerification.RightButRehash));

    [Test]
    public async Task A_hash_at_a_higher_cost_is_kept() =>
        Assert.That(await VerifyAsync(await HashAsync(iterations: 4), Password), Is.EqualTo(PasswordVerification.Right));

    [Test]
    public async Task A_hash_of_an_older_scheme_is_to_be_made_anew()
    {
        var older = new PasswordHasher<User>(Options.Create(new PasswordHasherOptions { CompatibilityMode = PasswordHasherCompatibilityMode.IdentityV2 }));

        Assert.That(await VerifyAsync(older.HashPassword(null!, Password), Password), Is.EqualTo(PasswordVerification.RightButRehash));
    }

    [Test]
    public async Task Two_hashes_of_one_password_differ() => Assert.That(new[] { await HashAsync(iterations: 3), await HashAsync(iterations: 3) }, Is.Unique);

    [Test]
    public async Task A_hash_fits_into_its_column() => Assert.That(await HashAsync(iterations: 3, new string('\uFFFD', 255)), Has.Length.LessThanOrEqualTo(User.MaxPasswordHashLength));

    private static async Task<string> HashAsync(int iterations, string password = Password)
    {
        await using var host = WithIterations(iterations);
        return (await host.GetRequiredService<IPasswordHasher>().HashAsync(password, CancellationToken.None)).Expect();
    }

    private static async Task<PasswordVerification> VerifyAsync(string? hash, string password)
    {
        await using var host = WithIterations(3);
        return (await host.GetRequiredService<IPasswordHasher>().VerifyAsync(hash, password, CancellationToken.None)).Expect();
    }

    private static ServiceProvider WithIterations(int iterations) =>
        AHost.With(Path.GetTempPath(), "Development", ("Passwords:Iterations", $"{iterations}"));
}
